package org.capacitymetro.search;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.capacitymetro.index.Analysis;
import org.capacitymetro.index.Facet;
import org.capacitymetro.search.Weights.Match;
import org.capacitymetro.text.LocalizedText;
import org.jspecify.annotations.Nullable;

/// The words of everything records carry as a code: sectors, targets, areas, in every language
/// there are words for. A query word found here stands for the services with that code, so new
/// words need no new index.
final class Lexicon {
  /// @param facet what the code is a value of; null for the code of a city
  /// @param name shown to a reader who asks why a service was found
  record Entry(Weights.Term term, @Nullable Facet facet, String code, LocalizedText name) {}

  /// An entry and how its words were met.
  record Found(Entry entry, Match match) {}

  private final TreeMap<String, Set<Entry>> words = new TreeMap<>();
  private final Map<String, Set<Entry>> stems = new HashMap<>();
  private final Synonyms synonyms;

  private final Map<String, String> parents = new HashMap<>();

  Lexicon(Synonyms synonyms) {
    this.synonyms = synonyms;
  }

  void addParent(String child, String parent) {
    parents.put(child, parent);
  }

  boolean isParent(String parent, String child) {
    return parent.equals(parents.get(child));
  }

  Synonyms synonyms() {
    return synonyms;
  }

  void add(Entry entry, Collection<String> entryWords) {
    for (String word : entryWords) {
      words.computeIfAbsent(word, w -> new LinkedHashSet<>()).add(entry);
      Analysis.Stems stemmed = Analysis.stems(word);
      stems.computeIfAbsent(stemmed.italian(), s -> new LinkedHashSet<>()).add(entry);
      stems.computeIfAbsent(stemmed.english(), s -> new LinkedHashSet<>()).add(entry);
    }
  }

  /// Everything a word may stand for; an entry may come more than once, met in different ways.
  List<Found> find(String word, boolean synonym, boolean beginning, boolean typos) {
    List<Found> found = new ArrayList<>();
    collect(words.get(word), synonym ? Match.SYNONYM : Match.EXACT, found);
    Analysis.Stems stemmed = Analysis.stems(word);
    collect(stems.get(stemmed.italian()), synonym ? Match.SYNONYM : Match.STEM, found);
    collect(stems.get(stemmed.english()), synonym ? Match.SYNONYM : Match.STEM, found);
    if (beginning) {
      for (Map.Entry<String, Set<Entry>> longer : words.tailMap(word, false).entrySet()) {
        if (!longer.getKey().startsWith(word)) {
          break;
        }
        collect(longer.getValue(), Match.PREFIX, found);
      }
    }
    if (typos && word.length() >= Spelling.MIN_LENGTH) {
      for (String near : nearby(word, 1)) {
        collect(words.get(near), Match.TYPO, found);
      }
    }
    return found;
  }

  /// Words at most `edits` slips away that begin with the same letter.
  List<String> nearby(String word, int edits) {
    String first = word.substring(0, 1);
    List<String> near = new ArrayList<>();
    for (String other : words.tailMap(first).keySet()) {
      if (!other.startsWith(first)) {
        break;
      }
      if (!other.equals(word) && Spelling.within(word, other, edits)) {
        near.add(other);
      }
    }
    return near;
  }

  boolean knows(String word) {
    return words.containsKey(word);
  }

  private static void collect(@Nullable Set<Entry> entries, Match match, List<Found> found) {
    if (entries != null) {
      entries.forEach(entry -> found.add(new Found(entry, match)));
    }
  }
}
