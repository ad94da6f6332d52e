package org.capacitymetro.italy;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Checks and writes telephone numbers, e-mail and web addresses of Italian lists.
public final class ItalianContacts {
  private static final PhoneNumberUtil PHONES = PhoneNumberUtil.getInstance();
  private static final Pattern EMAIL =
      Pattern.compile("[\\w.%+'-]+@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)*\\.[A-Za-z]{2,}");
  private static final Pattern WEBSITE =
      Pattern.compile(
          "(?i)(https?)://([a-z0-9_-]+(?:\\.[a-z0-9_-]+)*\\.[a-z]{2,})(:\\d{1,5})?([/?#]\\S*)?");
  private static final Pattern SCHEME = Pattern.compile("(?i)^(?:h[tps]{2,6}:?\\s*/+\\s*)+");
  private static final Pattern PLACEHOLDER =
      Pattern.compile("(?i)[-–.]*|n\\.?d\\.?|non disponibile");

  /// One number, and whether its zeros had to be mended.
  public record Number(String text, boolean repaired) {}

  private ItalianContacts() {}

  /// The numbers of a cell one by one: several are separated by `-`, `;` or `,` with spaces, and
  /// short ends after a slash stand for the last digits of the first number (`02 77275020/5071`).
  public static List<String> splitPhones(String cell) {
    List<String> numbers = new ArrayList<>();
    for (String part : cell.split("\\s+[-–]\\s+|[;,]\\s*|\\s+e\\s+")) {
      String[] ends = part.strip().split("/");
      boolean areaCodeFirst = digits(ends[0]).length() <= 4;
      String first = areaCodeFirst ? part.strip() : ends[0].strip();
      if (!first.isEmpty()) {
        numbers.add(first);
      }
      for (int i = 1; i < ends.length && !areaCodeFirst; i++) {
        String end = digits(ends[i]);
        String base = digits(first);
        numbers.add(
            end.length() < base.length() - 3
                ? base.substring(0, base.length() - end.length()) + end
                : ends[i].strip());
      }
    }
    return numbers;
  }

  /// The number in international form. A landline that lost its leading zero, or carries too many,
  /// is mended only where the result is valid and has an area code of the province.
  ///
  /// @param areaCodes area codes of the province, e.g. `011`; empty when not known
  public static Optional<Number> parsePhone(String number, List<String> areaCodes) {
    String digits = digits(number);
    if (number.strip().startsWith("+")) {
      return valid(number).map(text -> new Number(text, false));
    }
    String mended = digits.replaceFirst("^0*", "0");
    boolean doubtful = digits.startsWith("00") || !digits.matches("[03]\\d+");
    Optional<String> landline =
        areaCodes.stream().anyMatch(mended::startsWith) ? valid(mended) : Optional.empty();
    if (doubtful && landline.isPresent()) {
      return landline.map(text -> new Number(text, true));
    }
    return valid(digits).map(text -> new Number(text, false));
  }

  private static Optional<String> valid(String text) {
    try {
      PhoneNumber number = PHONES.parse(text, "IT");
      return PHONES.isValidNumber(number)
          ? Optional.of(PHONES.format(number, PhoneNumberFormat.INTERNATIONAL))
          : Optional.empty();
    } catch (NumberParseException e) {
      return Optional.empty();
    }
  }

  private static String digits(String text) {
    return text.replaceAll("\\D", "");
  }

  /// The address with its host in small letters; empty when it is none.
  public static Optional<String> parseEmail(String text) {
    String stripped = text.strip();
    if (stripped.length() > 254 || !EMAIL.matcher(stripped).matches()) {
      return Optional.empty();
    }
    int at = stripped.indexOf('@');
    return Optional.of(stripped.substring(0, at) + stripped.substring(at).toLowerCase(Locale.ROOT));
  }

  /// True for what stands in a list where nothing is known (`-`, `n.d.`).
  public static boolean isPlaceholder(String text) {
    return PLACEHOLDER.matcher(text.strip()).matches();
  }

  /// The address with scheme and small host; a missing or misspelt scheme is mended to `http`,
  /// which every site answers.
  public static Optional<String> parseWebsite(String text) {
    String stripped = text.strip();
    Matcher scheme = SCHEME.matcher(stripped);
    String rest = scheme.lookingAt() ? stripped.substring(scheme.end()) : stripped;
    boolean secure = scheme.lookingAt() && scheme.group().toLowerCase(Locale.ROOT).contains("s");
    Matcher site = WEBSITE.matcher((secure ? "https://" : "http://") + rest);
    if (!site.matches() || site.group(2).contains("_")) {
      return Optional.empty();
    }
    String path = site.group(4) == null ? "" : site.group(4);
    String port = site.group(3) == null ? "" : site.group(3);
    return Optional.of(
        site.group(1) + "://" + site.group(2).toLowerCase(Locale.ROOT) + port + path);
  }
}
