package org.capacitymetro.pages;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A language of the interface.
///
/// @param code BCP 47 tag, as in addresses
/// @param ownName the language's name in itself
/// @param rightToLeft whether pages are mirrored
public record Language(String code, String ownName, boolean rightToLeft) {

  public static final Language ITALIAN = new Language("it", "Italiano", false);
  public static final Language ENGLISH = new Language("en", "English", false);

  private static final List<Language> ALL = List.of(ITALIAN, ENGLISH);

  /// The languages the interface is complete in; the source first.
  public static List<Language> all() {
    return ALL;
  }

  public static Optional<Language> find(String code) {
    return ALL.stream().filter(language -> language.code.equals(code)).findFirst();
  }

  public Locale locale() {
    return Locale.forLanguageTag(code);
  }

  public String direction() {
    return rightToLeft ? "rtl" : "ltr";
  }
}
