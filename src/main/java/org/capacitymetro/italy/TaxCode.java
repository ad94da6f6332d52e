package org.capacitymetro.italy;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Codice fiscale and partita IVA. Bodies and firms have eleven digits, persons (also those who
/// trade under their own name) sixteen letters and digits; the last sign of both is a check. Rules:
/// decree of the Ministry of Finance of 23 December 1976 and, for the check digit of the eleven,
/// the formula of Luhn.
public final class TaxCode {
  private static final Pattern PERSON =
      Pattern.compile(
          "[A-Z]{6}[0-9LMNPQRSTUV]{2}([ABCDEHLMPRST])([0-9LMNPQRSTUV]{2})[A-Z][0-9LMNPQRSTUV]{3}[A-Z]");

  /// Letters that stand for the digits 0 to 9 where two persons would have one code (omocodia).
  private static final String SUBSTITUTES = "LMNPQRSTUV";

  private static final int[] ODD = {
    1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23
  };

  private TaxCode() {}

  /// True for a tax code of a body, or a VAT number: eleven digits with the right check digit.
  public static boolean isValid(String code) {
    if (!code.matches("\\d{11}") || code.startsWith("0000000")) {
      return false;
    }
    int sum = 0;
    for (int i = 0; i < 10; i++) {
      int digit = code.charAt(i) - '0';
      int weighted = i % 2 == 0 ? digit : digit * 2;
      sum += weighted > 9 ? weighted - 9 : weighted;
    }
    return (10 - sum % 10) % 10 == code.charAt(10) - '0';
  }

  /// True for a tax code of a person in capital letters: shape, day of birth and check letter are
  /// right. Digits may be replaced by letters (omocodia).
  public static boolean isPerson(String code) {
    Matcher shape = PERSON.matcher(code);
    if (!shape.matches()) {
      return false;
    }
    int day = Integer.parseInt(digits(shape.group(2)));
    int inMonth = day > 40 ? day - 40 : day;
    int longest = "DHPS".contains(shape.group(1)) ? 30 : shape.group(1).equals("B") ? 29 : 31;
    return inMonth >= 1
        && inMonth <= longest
        && (char) ('A' + checkSum(code.substring(0, 15))) == code.charAt(15);
  }

  private static int checkSum(String first) {
    int sum = 0;
    for (int i = 0; i < first.length(); i++) {
      char sign = first.charAt(i);
      int value = Character.isDigit(sign) ? sign - '0' : sign - 'A';
      sum += i % 2 == 0 ? ODD[value] : value;
    }
    return sum % 26;
  }

  private static String digits(String signs) {
    StringBuilder text = new StringBuilder();
    for (char sign : signs.toCharArray()) {
      int value = SUBSTITUTES.indexOf(sign);
      text.append(value < 0 ? sign : (char) ('0' + value));
    }
    return text.toString();
  }

  /// A code as lists write it (`IT 0123456 7890`, `cf. 01234567890`, without the zeros a
  /// spreadsheet took away), checked.
  ///
  /// @return eleven digits, or sixteen capital letters and digits; empty where no check holds
  public static Optional<String> parse(String text) {
    String plain =
        text.strip()
            .toUpperCase(Locale.ROOT)
            .replaceFirst(
                "^(?:COD(?:ICE)?\\.?\\s*FISC(?:ALE)?\\.?|C\\.?\\s?F\\.?|P(?:ART(?:ITA)?)?\\.?\\s?IVA|VAT)\\s*[:.]?\\s*",
                "")
            .replaceAll("[\\s.'-]", "");
    String code = plain.replaceFirst("^IT(?=\\d{11}$)", "");
    if (code.matches("\\d{8,10}")) {
      code = "0".repeat(11 - code.length()) + code;
    }
    return isValid(code) || isPerson(code) ? Optional.of(code) : Optional.empty();
  }
}
