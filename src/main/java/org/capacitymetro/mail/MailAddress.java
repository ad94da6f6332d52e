package org.capacitymetro.mail;

import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// The mail address of one reader, checked so far that it can stand in a mail's header and nothing
/// can be smuggled in with it.
///
/// @param value `name@domain`, the domain in lower-case ASCII (IDNA)
public record MailAddress(String value) {
  private static final int LONGEST = 254;
  private static final int LONGEST_NAME = 64;
  private static final String ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";
  private static final String LABEL = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?";
  private static final Pattern NAME = Pattern.compile(ATOM + "(\\." + ATOM + ")*");
  private static final Pattern DOMAIN = Pattern.compile(LABEL + "(\\." + LABEL + ")*");

  public MailAddress {
    int at = value.lastIndexOf('@');
    if (at < 1
        || at > LONGEST_NAME
        || value.length() > LONGEST
        || !NAME.matcher(value.substring(0, at)).matches()
        || !DOMAIN.matcher(value.substring(at + 1)).matches()) {
      throw new IllegalArgumentException("A mail address is name@domain, not \"" + value + "\"");
    }
  }

  /// Reads what somebody typed; spaces around it do not count.
  ///
  /// @throws IllegalArgumentException where it is not one address
  public static MailAddress parse(String typed) {
    String stripped = typed.strip();
    int at = stripped.lastIndexOf('@');
    if (at < 0) {
      return new MailAddress(stripped);
    }
    String domain = IDN.toASCII(stripped.substring(at + 1), IDN.USE_STD3_ASCII_RULES);
    return new MailAddress(stripped.substring(0, at + 1) + domain.toLowerCase(Locale.ROOT));
  }

  /// As [#parse], empty where it is not one address.
  public static Optional<MailAddress> find(String typed) {
    try {
      return Optional.of(parse(typed));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  public String domain() {
    return value.substring(value.lastIndexOf('@') + 1);
  }

  /// The form in which two addresses are compared: some write the name with capitals.
  public String key() {
    return value.toLowerCase(Locale.ROOT);
  }

  @Override
  public String toString() {
    return value;
  }
}
