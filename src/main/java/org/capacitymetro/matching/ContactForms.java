package org.capacitymetro.matching;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Telephone numbers, mail addresses and sites in the one form in which they are compared.
final class ContactForms {
  private static final Pattern EXTENSION =
      Pattern.compile("(?i)\\s*(?:int(?:erno)?|ext(?:ension)?|x)\\.?\\s*\\d+\\s*$");
  private static final Pattern SCHEME = Pattern.compile("^[a-z]{2,6}:?/+");
  private static final Pattern WWW = Pattern.compile("^www\\d?\\.");
  private static final Pattern HOST = Pattern.compile("[a-z0-9.-]+\\.[a-z]{2,}");
  private static final int SHORTEST = 5;
  private static final int LONGEST = 15;

  /// A site.
  ///
  /// @param host without `www`
  /// @param page host and path
  /// @param own false for a platform that gives room to many
  record Site(String host, String page, boolean own) {}

  /// A mailbox.
  ///
  /// @param own false for a provider that gives mailboxes to anybody
  record Mail(String address, String domain, boolean own) {}

  private ContactForms() {}

  /// The digits as a number, without the prefixes of Italy and North America and without zeros in
  /// front, which spreadsheets lose; empty for what is no number.
  static Optional<Long> phone(String text) {
    String digits = EXTENSION.matcher(text).replaceFirst("").replaceAll("[^0-9]", "");
    if (text.strip().startsWith("+") || digits.startsWith("00")) {
      digits = digits.replaceFirst("^0*(?:39(?=\\d{6})|1(?=\\d{10}$))", "");
    } else if (digits.length() > 11 && digits.startsWith("39")
        || digits.length() == 11 && digits.startsWith("1")) {
      digits = digits.substring(digits.startsWith("39") ? 2 : 1);
    }
    digits = digits.replaceFirst("^0+", "");
    return digits.length() < SHORTEST || digits.length() > LONGEST
        ? Optional.empty()
        : Optional.of(Long.parseLong(digits));
  }

  static Optional<Mail> mail(String text) {
    String address = text.strip().toLowerCase(Locale.ROOT).replaceFirst("^mailto:", "");
    int at = address.lastIndexOf('@');
    if (at < 1 || !HOST.matcher(address.substring(at + 1)).matches()) {
      return Optional.empty();
    }
    String domain = address.substring(at + 1);
    return Optional.of(new Mail(address, domain, !Lexicon.PROVIDERS.contains(domain)));
  }

  static Optional<Site> site(String text) {
    String address = SCHEME.matcher(text.strip().toLowerCase(Locale.ROOT)).replaceFirst("");
    address = WWW.matcher(address).replaceFirst("").replaceFirst("[/?#]+$", "");
    String host = address.replaceFirst("[/?#:].*$", "");
    if (!HOST.matcher(host).matches()) {
      return Optional.empty();
    }
    return Optional.of(new Site(host, address, !Lexicon.PROVIDERS.contains(host)));
  }
}
