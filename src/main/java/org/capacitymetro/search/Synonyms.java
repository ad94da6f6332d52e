package org.capacitymetro.search;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.capacitymetro.index.Analysis;

/// Groups of words and phrases that mean the same to a reader. A line of the file is one group:
/// `permesso di soggiorno = titolo di soggiorno`; what follows `#` is a remark.
final class Synonyms {
  static final Synonyms NONE = new Synonyms(List.of());

  static final int MAX_PHRASE = 5;

  private final List<List<List<String>>> groups = new ArrayList<>();

  /// Phrases by their stems.
  private final Map<String, Set<List<String>>> others = new HashMap<>();

  /// @param length how many words of the query it covers, at least one
  record Found(int length, List<List<String>> alternatives) {}

  private Synonyms(List<String> lines) {
    for (String line : lines) {
      List<List<String>> group = new ArrayList<>();
      for (String phrase : strip(line).split("=", -1)) {
        List<String> words = Analysis.tellingWords(phrase);
        if (!words.isEmpty() && words.size() <= MAX_PHRASE) {
          group.add(words);
        }
      }
      if (group.size() > 1) {
        groups.add(List.copyOf(group));
      }
      for (List<String> phrase : group) {
        for (List<String> other : group) {
          if (!other.equals(phrase)) {
            keys(phrase)
                .forEach(key -> others.computeIfAbsent(key, k -> new LinkedHashSet<>()).add(other));
          }
        }
      }
    }
  }

  static Synonyms of(List<String> lines) {
    return new Synonyms(lines);
  }

  /// The groups of phrases that mean the same, each phrase as its words.
  List<List<List<String>>> groups() {
    return List.copyOf(groups);
  }

  static String strip(String line) {
    int remark = line.indexOf('#');
    return (remark < 0 ? line : line.substring(0, remark)).strip();
  }

  private static Set<String> keys(List<String> phrase) {
    StringBuilder italian = new StringBuilder();
    StringBuilder english = new StringBuilder();
    for (String word : phrase) {
      Analysis.Stems stems = Analysis.stems(word);
      italian.append(stems.italian()).append(' ');
      english.append(stems.english()).append(' ');
    }
    return Set.of(italian.toString(), english.toString());
  }

  /// The longest known phrase that starts at word `at`, and what it can be replaced by.
  Found find(List<String> words, int at) {
    for (int length = Math.min(MAX_PHRASE, words.size() - at); length >= 1; length--) {
      Set<List<String>> alternatives = new LinkedHashSet<>();
      List<String> phrase = words.subList(at, at + length);
      for (String key : keys(phrase)) {
        alternatives.addAll(others.getOrDefault(key, Set.of()));
      }
      alternatives.remove(phrase);
      if (!alternatives.isEmpty()) {
        return new Found(length, List.copyOf(alternatives));
      }
    }
    return new Found(1, List.of());
  }
}
