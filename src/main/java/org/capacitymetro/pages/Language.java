package org.capacitymetro.pages;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A language of the interface, and of what this site hands out on paper. It is not the language
/// somebody speaks at a desk, of which there are many more (`text.SpokenLanguages`), nor that of a
/// text, which may be any.
///
/// @param code BCP 47 tag, as in addresses and for reading texts
/// @param tag BCP 47 tag with the script where the language has several, as in `lang`
/// @param ownName the language's name in itself
/// @param rightToLeft whether pages are mirrored
public record Language(String code, String tag, String ownName, boolean rightToLeft) {

  public static final Language ITALIAN = new Language("it", "Italiano");
  public static final Language ENGLISH = new Language("en", "English");

  private static final List<Language> ALL =
      List.of(
          ITALIAN,
          ENGLISH,
          new Language("ar", "ar", "العربية", true),
          new Language("es", "Español"),
          new Language("fr", "Français"),
          new Language("zh", "zh-Hans", "简体中文", false),
          new Language("sq", "Shqip"),
          new Language("uk", "Українська"),
          new Language("bn", "বাংলা"),
          new Language("ur", "ur", "اردو", true),
          new Language("ro", "Română"),
          new Language("ka", "ქართული"),
          new Language("ru", "Русский"),
          new Language("ti", "ትግርኛ"));

  private Language(String code, String ownName) {
    this(code, code, ownName, false);
  }

  /// All of them; the source first, then in the order in which menus name them.
  public static List<Language> all() {
    return ALL;
  }

  /// @param code as in addresses
  public static Optional<Language> find(String code) {
    return ALL.stream().filter(language -> language.code.equals(code)).findFirst();
  }

  /// Whether the words of its interface were looked over by people who grew up with it; pages in
  /// the others ask their readers to say what is wrong.
  public boolean isChecked() {
    return equals(ITALIAN) || equals(ENGLISH);
  }

  /// Its numbers have the digits that stand on Italian doors, tickets and telephones.
  public Locale locale() {
    return Locale.forLanguageTag(code + "-u-nu-latn");
  }

  public String direction() {
    return rightToLeft ? "rtl" : "ltr";
  }
}
