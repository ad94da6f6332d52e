package org.capacitymetro.translation;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What changed between two texts, word by word, for people to see at a glance.
final class WordDiff {
  /// Words beyond which texts are shown whole, old and new, rather than compared.
  private static final int MOST = 1_500;

  private static final Pattern TOKEN =
      Pattern.compile("\\s+|[\\p{L}\\p{M}\\p{N}]+|.", Pattern.DOTALL);

  enum Kind {
    SAME,
    GONE,
    NEW
  }

  record Part(Kind kind, String text) {}

  private WordDiff() {}

  /// The parts in order; what is gone stands before what is new in its place.
  static List<Part> of(String before, String after) {
    List<String> old = tokens(before);
    List<String> now = tokens(after);
    if (old.size() > MOST || now.size() > MOST) {
      return before.equals(after)
          ? List.of(new Part(Kind.SAME, after))
          : List.of(new Part(Kind.GONE, before), new Part(Kind.NEW, after));
    }
    int[][] common = new int[old.size() + 1][now.size() + 1];
    for (int i = old.size() - 1; i >= 0; i--) {
      for (int j = now.size() - 1; j >= 0; j--) {
        common[i][j] =
            old.get(i).equals(now.get(j))
                ? common[i + 1][j + 1] + 1
                : Math.max(common[i + 1][j], common[i][j + 1]);
      }
    }
    List<Part> parts = new ArrayList<>();
    int i = 0;
    int j = 0;
    while (i < old.size() || j < now.size()) {
      if (i < old.size() && j < now.size() && old.get(i).equals(now.get(j))) {
        add(parts, Kind.SAME, old.get(i++));
        j++;
      } else if (j == now.size() || (i < old.size() && common[i + 1][j] >= common[i][j + 1])) {
        add(parts, Kind.GONE, old.get(i++));
      } else {
        add(parts, Kind.NEW, now.get(j++));
      }
    }
    return parts;
  }

  private static void add(List<Part> parts, Kind kind, String token) {
    if (!parts.isEmpty() && parts.getLast().kind() == kind) {
      parts.add(new Part(kind, parts.removeLast().text() + token));
    } else {
      parts.add(new Part(kind, token));
    }
  }

  private static List<String> tokens(String text) {
    List<String> tokens = new ArrayList<>();
    Matcher matcher = TOKEN.matcher(text);
    while (matcher.find()) {
      tokens.add(matcher.group());
    }
    return tokens;
  }
}
