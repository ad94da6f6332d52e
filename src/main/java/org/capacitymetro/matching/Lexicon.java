package org.capacitymetro.matching;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// What is known beforehand of the words in names, from the files in `resources/matching`.
final class Lexicon {
  static final Set<String> STOP_WORDS = words("stopwords.txt");
  static final Set<String> COMMON = words("common.txt");

  /// Words for kinds of streets.
  static final Set<String> STREET_KINDS = words("streets.txt");

  /// Words by which a name says that it is a part of something.
  static final Set<String> PARTS = words("parts.txt");

  /// Domains of mail providers and platforms.
  static final Set<String> PROVIDERS = words("providers.txt");

  private static final Map<String, List<String>> ABBREVIATIONS = abbreviations();
  private static final int LONGEST_KIND = 3;
  private static final Map<String, Set<String>> KINDS = kinds();

  private static final Set<String> KIND_WORDS =
      KINDS.keySet().stream()
          .flatMap(phrase -> Arrays.stream(phrase.split(" ")))
          .collect(Collectors.toUnmodifiableSet());

  private Lexicon() {}

  /// The words a short form stands for; the word itself where it is none.
  static List<String> expand(String word) {
    return ABBREVIATIONS.getOrDefault(word, List.of(word));
  }

  /// Kinds that words in this order speak of, e.g. `[scuola, secondaria, 1, grado]` of `media`.
  static Set<String> kinds(List<String> words) {
    Set<String> found = new TreeSet<>();
    for (int from = 0; from < words.size(); from++) {
      StringBuilder phrase = new StringBuilder();
      for (int to = from; to < Math.min(words.size(), from + LONGEST_KIND); to++) {
        phrase.append(to == from ? "" : " ").append(words.get(to));
        found.addAll(KINDS.getOrDefault(phrase.toString(), Set.of()));
      }
    }
    if (found.contains("parafarmacia")) {
      found.remove("farmacia");
    }
    return found;
  }

  /// True for a word that names a kind by itself, e.g. `biblioteca`.
  static boolean isKind(String word) {
    return KINDS.containsKey(word);
  }

  /// True for a word that speaks of a kind, alone or in a phrase, or says little for another
  /// reason.
  static boolean isKindWord(String word) {
    return KIND_WORDS.contains(word) || COMMON.contains(word);
  }

  /// True for `steet` and `crecsent`.
  static boolean isLikeStreetKind(String word) {
    return word.length() >= 5
        && STREET_KINDS.stream()
            .anyMatch(kind -> kind.length() >= 5 && TokenLikeness.edits(kind, word, 1) <= 1);
  }

  private static Map<String, Set<String>> kinds() {
    Map<String, Set<String>> kinds = new HashMap<>();
    for (String line : lines("kinds.txt")) {
      int colon = line.indexOf(':');
      for (String phrase : line.substring(colon + 1).split(";")) {
        kinds
            .computeIfAbsent(phrase.strip(), key -> new HashSet<>())
            .add(line.substring(0, colon).strip());
      }
    }
    return Map.copyOf(kinds);
  }

  private static Map<String, List<String>> abbreviations() {
    Map<String, List<String>> map = new HashMap<>();
    for (String line : lines("abbreviations.txt")) {
      int colon = line.indexOf(':');
      map.put(
          line.substring(0, colon).strip(), List.of(line.substring(colon + 1).strip().split(" ")));
    }
    return Map.copyOf(map);
  }

  private static Set<String> words(String file) {
    Set<String> words = new HashSet<>();
    lines(file).forEach(line -> words.addAll(Arrays.asList(line.split("\\s+"))));
    return Set.copyOf(words);
  }

  private static List<String> lines(String file) {
    try (InputStream stream = Lexicon.class.getResourceAsStream("/matching/" + file)) {
      if (stream == null) {
        throw new IllegalStateException("matching/" + file + " is missing from the application");
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(String::strip)
          .filter(line -> !line.isEmpty() && !line.startsWith("#"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
