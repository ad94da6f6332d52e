package org.capacitymetro.guides;

import java.util.Locale;
import java.util.Optional;
import org.capacitymetro.text.Words;

/// How long each text of a guide may be, by the last part of its name.
enum TextRule {
  TITLE(15, 1),
  PURPOSE(80, 4),
  AUDIENCE(50, 3),
  TEXT(500, 8),
  WHY(50, 2),
  WORDS(50, 2),
  HINT(60, 2),
  /// Why a version was written.
  REASON(40, 1);

  private static final int MOST_CHARACTERS_OF_A_WORD = 20;

  private final int mostWords;
  private final int lines;

  TextRule(int mostWords, int lines) {
    this.mostWords = mostWords;
    this.lines = lines;
  }

  int mostWords() {
    return mostWords;
  }

  /// How tall its field is.
  int lines() {
    return lines;
  }

  /// @param name of the field: `title`, `{id}.words`
  static TextRule of(String name) {
    return valueOf(name.substring(name.lastIndexOf('.') + 1).toUpperCase(Locale.ROOT));
  }

  static Optional<GuideProblem> tooLong(String name, String text) {
    TextRule rule = of(name);
    int words = Words.count(text);
    if (words > rule.mostWords) {
      return Optional.of(GuideProblem.of(name, "words", "most", rule.mostWords, "typed", words));
    }
    int most = rule.mostWords * MOST_CHARACTERS_OF_A_WORD;
    return text.length() <= most
        ? Optional.empty()
        : Optional.of(GuideProblem.of(name, "characters", "most", most, "typed", text.length()));
  }
}
