package org.capacitymetro.editing;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.capacitymetro.text.Folding;
import org.capacitymetro.text.SpokenLanguages;

/// Languages as people name them: `Arabo`, `Arabic`, `العربية` or the code `ar`.
final class LanguageNames {
  /// Offered as boxes to tick: those most spoken by people who use these services in Italy. Any
  /// other can be typed.
  static final List<String> OFFERED =
      List.of(
          "en", "fr", "es", "pt", "ar", "ro", "sq", "uk", "ru", "zh", "bn", "ur", "pa", "hi", "fa",
          "ps", "tr", "so", "ti", "am", "wo", "bm", "ff", "ha", "ig", "yo", "sw", "si", "ta", "fil",
          "pl", "bg", "sr", "hr", "ka", "ku", "ne");

  private static final Map<String, String> BY_NAME = names();

  private LanguageNames() {}

  static Optional<String> find(String word) {
    String tag = BY_NAME.get(Folding.words(word));
    return tag != null ? Optional.of(tag) : SpokenLanguages.canonical(word);
  }

  private static Map<String, String> names() {
    Map<String, String> names = new HashMap<>();
    for (String code : Locale.getISOLanguages()) {
      for (String name :
          List.of(
              SpokenLanguages.name(code, "it"),
              SpokenLanguages.name(code, "en"),
              SpokenLanguages.ownName(code))) {
        names.putIfAbsent(Folding.words(name), code);
      }
    }
    return names;
  }
}
