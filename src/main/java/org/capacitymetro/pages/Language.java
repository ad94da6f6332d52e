package org.capacitymetro.pages;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// A language of the interface, or one in which this site hands out paper.
///
/// @param code BCP 47 tag, as in addresses
/// @param ownName the language's name in itself
/// @param rightToLeft whether pages are mirrored
public record Language(String code, String ownName, boolean rightToLeft) {

  public static final Language ITALIAN = new Language("it", "Italiano", false);
  public static final Language ENGLISH = new Language("en", "English", false);

  private static final List<Language> ALL = List.of(ITALIAN, ENGLISH);

  private static final List<Language> ON_PAPER =
      Stream.concat(
              ALL.stream(),
              Stream.of(
                  new Language("fr", "Français", false),
                  new Language("es", "Español", false),
                  new Language("ro", "Română", false),
                  new Language("uk", "Українська", false),
                  new Language("ru", "Русский", false),
                  new Language("ar", "العربية", true),
                  new Language("ur", "اردو", true),
                  new Language("bn", "বাংলা", false),
                  new Language("zh", "简体中文", false)))
          .toList();

  /// The languages the interface is complete in; the source first.
  public static List<Language> all() {
    return ALL;
  }

  /// The languages with all words that stand on paper: sheets of practices, orientation sheets,
  /// collections of both. Those of the interface first.
  public static List<Language> onPaper() {
    return ON_PAPER;
  }

  public static Optional<Language> find(String code) {
    return find(ALL, code);
  }

  /// As [#find], among those of paper.
  public static Optional<Language> findOnPaper(String code) {
    return find(ON_PAPER, code);
  }

  private static Optional<Language> find(List<Language> among, String code) {
    return among.stream().filter(language -> language.code.equals(code)).findFirst();
  }

  /// Its numbers have the digits that stand on Italian doors, tickets and telephones.
  public Locale locale() {
    return Locale.forLanguageTag(code + "-u-nu-latn");
  }

  public String direction() {
    return rightToLeft ? "rtl" : "ltr";
  }
}
