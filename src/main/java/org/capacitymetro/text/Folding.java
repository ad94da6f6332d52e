package org.capacitymetro.text;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/// Brings written names to one form for comparison: lower case, no accents, apostrophes and hyphens
/// as spaces, "S." and its kin written out. `Sant'Angelo`, `S. ANGELO` and `Sant’Angelo` meet in
/// `san angelo`.
public final class Folding {
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");

  private Folding() {}

  /// Letters and digits of any script in lower case without accents, words separated by one space.
  public static String words(String text) {
    String plain =
        MARKS
            .matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
            .replaceAll("")
            .toLowerCase(Locale.ROOT);
    return BETWEEN_WORDS.matcher(plain).replaceAll(" ").strip();
  }

  /// As [#words], with the forms of "saint" made one, for names of places and streets.
  public static String place(String name) {
    StringBuilder folded = new StringBuilder(name.length());
    for (String word : words(name).split(" ")) {
      if (!folded.isEmpty()) {
        folded.append(' ');
      }
      folded.append(
          switch (word) {
            case "s", "sant", "santo", "santa" -> "san";
            case "ss", "santi", "sante" -> "santi";
            default -> word;
          });
    }
    return folded.toString();
  }
}
