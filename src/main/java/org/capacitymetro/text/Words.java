package org.capacitymetro.text;

/// How long a text is: words are what stands between spaces and has a letter or a digit in it. The
/// browser counts the same (`words.ts`); both are held to `golden/words.json`.
public final class Words {
  private Words() {}

  public static int count(String text) {
    int count = 0;
    boolean inside = false;
    boolean counted = false;
    for (int i = 0; i < text.length(); ) {
      int character = text.codePointAt(i);
      i += Character.charCount(character);
      if (isSpace(character)) {
        inside = false;
      } else {
        counted = inside && counted;
        inside = true;
        if (!counted && Character.isLetterOrDigit(character)) {
          counted = true;
          count++;
        }
      }
    }
    return count;
  }

  /// White space of Unicode, the no-break spaces too, as in JavaScript's `\s`.
  private static boolean isSpace(int character) {
    return Character.isWhitespace(character) || Character.isSpaceChar(character);
  }
}
