package org.capacitymetro.consolidation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds the words in which two values differ, so that an eye need not compare letter by letter.
/// What both have in the same order (the longest common subsequence of words) stays unmarked.
/// Nothing is marked where they have no word in common: all would be.
final class WordMarks {
  private static final Pattern TOKEN =
      Pattern.compile("[\\p{L}\\p{M}\\p{N}]+|[^\\p{L}\\p{M}\\p{N}\\s]|\\s+");

  /// Longer texts are shown without marks: two of a thousand words are compared in a moment.
  private static final long MOST_COMPARED = 1_000_000;

  private WordMarks() {}

  /// Two values by line, each with its words marked.
  record Both(List<PairView.Line> left, List<PairView.Line> right) {}

  private record Token(int line, String text) {
    boolean isBlank() {
      return text.isBlank();
    }

    boolean isWord() {
      return Character.isLetterOrDigit(text.codePointAt(0));
    }
  }

  /// Letter case counts only where nothing else differs.
  static Both between(List<String> left, List<String> right) {
    List<Token> one = tokens(left);
    List<Token> other = tokens(right);
    if ((long) one.size() * other.size() > MOST_COMPARED) {
      return new Both(plain(left), plain(right));
    }
    Common folded = common(one, other, text -> text.toLowerCase(Locale.ROOT));
    Common found = folded.isWhole() ? common(one, other, text -> text) : folded;
    return found.isEmpty()
        ? new Both(plain(left), plain(right))
        : new Both(
            lines(one, found.left(), left.size()), lines(other, found.right(), right.size()));
  }

  static List<PairView.Line> plain(List<String> lines) {
    return lines.stream()
        .map(line -> new PairView.Line(List.of(new PairView.Piece(line, false))))
        .toList();
  }

  private static List<Token> tokens(List<String> lines) {
    List<Token> tokens = new ArrayList<>();
    for (int line = 0; line < lines.size(); line++) {
      Matcher matcher = TOKEN.matcher(lines.get(line));
      while (matcher.find()) {
        tokens.add(new Token(line, matcher.group()));
      }
    }
    return tokens;
  }

  /// Which tokens both have; blanks are not compared.
  private record Common(boolean[] left, boolean[] right, boolean isEmpty, boolean isWhole) {}

  private static Common common(List<Token> left, List<Token> right, UnaryOperator<String> form) {
    List<Integer> one = words(left);
    List<Integer> other = words(right);
    int[][] longest = new int[one.size() + 1][other.size() + 1];
    for (int i = one.size() - 1; i >= 0; i--) {
      for (int j = other.size() - 1; j >= 0; j--) {
        longest[i][j] =
            same(left.get(one.get(i)), right.get(other.get(j)), form)
                ? longest[i + 1][j + 1] + 1
                : Math.max(longest[i + 1][j], longest[i][j + 1]);
      }
    }
    boolean[] inLeft = new boolean[left.size()];
    boolean[] inRight = new boolean[right.size()];
    boolean word = false;
    int i = 0;
    int j = 0;
    while (i < one.size() && j < other.size()) {
      if (same(left.get(one.get(i)), right.get(other.get(j)), form)) {
        word |= left.get(one.get(i)).isWord();
        inLeft[one.get(i++)] = true;
        inRight[other.get(j++)] = true;
      } else if (longest[i + 1][j] >= longest[i][j + 1]) {
        i++;
      } else {
        j++;
      }
    }
    int shared = longest[0][0];
    return new Common(inLeft, inRight, !word, shared == one.size() && shared == other.size());
  }

  private static boolean same(Token one, Token other, UnaryOperator<String> form) {
    return form.apply(one.text()).equals(form.apply(other.text()));
  }

  private static List<Integer> words(List<Token> tokens) {
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i < tokens.size(); i++) {
      if (!tokens.get(i).isBlank()) {
        places.add(i);
      }
    }
    return places;
  }

  private static List<PairView.Line> lines(List<Token> tokens, boolean[] common, int count) {
    List<List<PairView.Piece>> lines = new ArrayList<>();
    for (int line = 0; line < count; line++) {
      lines.add(new ArrayList<>());
    }
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      List<PairView.Piece> line = lines.get(token.line());
      boolean differs =
          token.isBlank()
              ? !line.isEmpty()
                  && line.getLast().differs()
                  && i + 1 < tokens.size()
                  && !common[i + 1]
              : !common[i];
      if (!line.isEmpty() && line.getLast().differs() == differs) {
        line.set(
            line.size() - 1, new PairView.Piece(line.getLast().text() + token.text(), differs));
      } else {
        line.add(new PairView.Piece(token.text(), differs));
      }
    }
    return lines.stream().map(PairView.Line::new).toList();
  }
}
