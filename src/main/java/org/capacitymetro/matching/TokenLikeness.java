package org.capacitymetro.matching;

/// How well two words may be the same one: slips of the pen, beginnings, initials.
final class TokenLikeness {
  /// Two slips change at most two letters of each of two words.
  private static final int MOST_OTHER_LETTERS = 4;

  private TokenLikeness() {}

  /// Which letters and digits each word has, as bits.
  static int[] letters(String[] words) {
    int[] letters = new int[words.length];
    for (int i = 0; i < words.length; i++) {
      for (int at = 0; at < words[i].length(); at++) {
        letters[i] |= 1 << (words[i].charAt(at) & 31);
      }
    }
    return letters;
  }

  /// As [#of], faster where the letters show that the words are other ones.
  static double of(String one, int lettersOfOne, String two, int lettersOfTwo) {
    int other = lettersOfOne ^ lettersOfTwo;
    boolean contained =
        (lettersOfOne & lettersOfTwo) == lettersOfOne
            || (lettersOfOne & lettersOfTwo) == lettersOfTwo;
    return !contained && Integer.bitCount(other) > MOST_OTHER_LETTERS ? 0 : of(one, two);
  }

  /// From 0 (other words) to 1 (the same). Numbers are the same or other ones.
  static double of(String one, String two) {
    if (one.equals(two)) {
      return 1;
    }
    int shorter = Math.min(one.length(), two.length());
    int longer = Math.max(one.length(), two.length());
    if (shorter == 0 || hasDigit(one) || hasDigit(two)) {
      return 0;
    }
    if (shorter == 1) {
      return one.charAt(0) == two.charAt(0) ? 0.5 : 0;
    }
    if (shorter >= 3 && (one.startsWith(two) || two.startsWith(one))) {
      return shorter >= 5 || longer - shorter == 1 ? 0.9 : shorter == 4 ? 0.85 : 0.7;
    }
    if (longer < 4 || longer - shorter > 2) {
      return 0;
    }
    int most = shorter >= 6 ? 2 : 1;
    int edits = edits(one, two, most);
    if (edits <= most) {
      return edits == 1 ? (longer >= 6 ? 0.92 : longer == 5 ? 0.85 : 0.7) : longer >= 8 ? 0.8 : 0.7;
    }
    return 0;
  }

  static boolean hasDigit(String word) {
    for (int i = 0; i < word.length(); i++) {
      if (Character.isDigit(word.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  /// Insertions, deletions, replacements and swaps of neighbours from one to the other; `most + 1`
  /// where it takes more than `most`.
  static int edits(String one, String two, int most) {
    int n = one.length();
    int m = two.length();
    if (Math.abs(n - m) > most) {
      return most + 1;
    }
    int[] before = new int[m + 1];
    int[] last = new int[m + 1];
    int[] row = new int[m + 1];
    for (int j = 0; j <= m; j++) {
      last[j] = j;
    }
    for (int i = 1; i <= n; i++) {
      row[0] = i;
      int least = i;
      for (int j = 1; j <= m; j++) {
        int cost = one.charAt(i - 1) == two.charAt(j - 1) ? 0 : 1;
        int best = Math.min(Math.min(row[j - 1] + 1, last[j] + 1), last[j - 1] + cost);
        if (i > 1
            && j > 1
            && one.charAt(i - 1) == two.charAt(j - 2)
            && one.charAt(i - 2) == two.charAt(j - 1)) {
          best = Math.min(best, before[j - 2] + 1);
        }
        row[j] = best;
        least = Math.min(least, best);
      }
      if (least > most) {
        return most + 1;
      }
      int[] spare = before;
      before = last;
      last = row;
      row = spare;
    }
    return Math.min(last[m], most + 1);
  }
}
