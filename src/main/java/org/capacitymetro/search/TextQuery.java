package org.capacitymetro.search;

import java.util.ArrayList;
import java.util.List;
import org.capacitymetro.index.Analysis;

/// The words of a query, taken apart: every unit has to be met, by one of its alternatives, which
/// is one or more words that all have to be met.
///
/// @param pairs neighbouring words, for the bonus on names that hold them side by side
/// @param whole all words, for the bonus on a name that is just these
record TextQuery(List<Unit> units, List<String> pairs, String whole) {

  /// Words that stand together in the query, as typed or as a synonym.
  record Unit(List<Alternative> alternatives) {}

  /// @param synonym whether the words are ours and not the reader's
  record Alternative(List<String> words, boolean synonym, boolean beginning) {}

  static final int MAX_WORDS = 12;

  static TextQuery parse(String text, Synonyms synonyms) {
    List<String> words = Analysis.tellingWords(text);
    if (words.size() > MAX_WORDS) {
      words = words.subList(0, MAX_WORDS);
    }
    boolean open =
        !text.isEmpty() && Character.isLetterOrDigit(text.codePointBefore(text.length()));
    List<Unit> units = new ArrayList<>();
    int at = 0;
    while (at < words.size()) {
      Synonyms.Found found = synonyms.find(words, at);
      int end = at + found.length();
      boolean beginning = open && end == words.size();
      List<Alternative> alternatives = new ArrayList<>();
      alternatives.add(new Alternative(words.subList(at, end), false, beginning));
      for (List<String> other : found.alternatives()) {
        alternatives.add(new Alternative(other, true, false));
      }
      units.add(new Unit(List.copyOf(alternatives)));
      at = end;
    }
    List<String> pairs = new ArrayList<>();
    for (int i = 1; i < words.size(); i++) {
      pairs.add(words.get(i - 1) + ' ' + words.get(i));
    }
    return new TextQuery(List.copyOf(units), List.copyOf(pairs), String.join(" ", words));
  }

  boolean isEmpty() {
    return units.isEmpty();
  }
}
