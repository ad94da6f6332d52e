package org.capacitymetro.text;

import com.ibm.icu.text.DisplayContext;
import com.ibm.icu.text.LocaleDisplayNames;
import com.ibm.icu.util.ULocale;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Optional;

/// Names of languages from the Unicode CLDR, so that no table of ours has to know them.
public final class SpokenLanguages {
  private SpokenLanguages() {}

  /// The name of a language in the language of the reader: `ar`, `it` gives `arabo`. The tag itself
  /// when CLDR has no name.
  public static String name(String tag, String readerLanguage) {
    return LocaleDisplayNames.getInstance(
            ULocale.forLanguageTag(readerLanguage), DisplayContext.LENGTH_SHORT)
        .localeDisplayName(ULocale.forLanguageTag(tag));
  }

  /// The name of a language in itself: `ar` gives `العربية`.
  public static String ownName(String tag) {
    return name(tag, tag);
  }

  /// Whether a language is written from the right: `ar`, `ur`, `fa`.
  public static boolean isRightToLeft(String tag) {
    return ULocale.forLanguageTag(tag).isRightToLeft();
  }

  /// The tag in canonical form (`zh-hant` gives `zh-Hant`); empty for anything that is not a
  /// language CLDR knows by name.
  public static Optional<String> canonical(String tag) {
    try {
      Locale locale = new Locale.Builder().setLanguageTag(tag).build();
      String language = locale.getLanguage();
      boolean known =
          !language.isEmpty()
              && !language.equals("und")
              && !name(language, "en").equalsIgnoreCase(language);
      return known ? Optional.of(locale.toLanguageTag()) : Optional.empty();
    } catch (IllformedLocaleException e) {
      return Optional.empty();
    }
  }
}
