package org.capacitymetro.matching;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// A name ready for comparison: abbreviations written out, saints and numbers in one form, articles
/// and legal forms gone.
///
/// @param words in the order of the name, without stop words; at most [#MOST_WORDS]
/// @param hashes of the words
/// @param letters of the words: [TokenLikeness#letters]
/// @param numbers that must agree where both names have some: digits, Roman numbers, letters of
///   sections
/// @param spoken numbers written as words, which answer a number but ask for none
/// @param kinds what the name says it is
/// @param parts words by which it says that it is a part of something
/// @param whole stands for the words in any order
record NameForm(
    String[] words,
    long[] hashes,
    int[] letters,
    Set<String> numbers,
    Set<String> spoken,
    Set<String> kinds,
    Set<String> parts,
    long whole) {
  static final NameForm NONE =
      new NameForm(
          new String[0], new long[0], new int[0], Set.of(), Set.of(), Set.of(), Set.of(), 0);
  static final int MOST_WORDS = 24;

  private static final Pattern DOTTED =
      Pattern.compile("(?<![\\p{L}\\p{N}])(?:\\p{L}\\.){2,}\\p{L}?(?![\\p{L}\\p{N}])");
  private static final Pattern BROTHERS =
      Pattern.compile("(?i)(?<![\\p{L}])f\\.?\\s?lli(?![\\p{L}])\\.?");
  private static final Pattern POSSESSIVE = Pattern.compile("['’`´]s(?![\\p{L}\\p{N}])");
  private static final Pattern ORDINAL_SIGN = Pattern.compile("(?<=[\\p{L}\\p{N}])\\s?[°ºª^]");
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern GAP = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final Pattern LETTERS_AND_DIGITS =
      Pattern.compile("(?<=\\p{L}{3})(?=\\p{N})|(?<=\\p{N})(?=\\p{L}{3})");

  /// The hashes, each once.
  long[] distinct() {
    return java.util.Arrays.stream(hashes).distinct().toArray();
  }

  boolean isEmpty() {
    return words.length == 0;
  }

  static NameForm of(String name) {
    List<String> all = fold(name, true);
    if (all.isEmpty()) {
      return NONE;
    }
    List<String> words = new ArrayList<>();
    Set<String> numbers = new TreeSet<>();
    Set<String> spoken = new TreeSet<>();
    for (int i = 0; i < all.size(); i++) {
      String word = all.get(i);
      Optional<String> number = Numerals.number(word);
      if (number.isEmpty() && word.length() == 1) {
        number = Numerals.loneLetter(all, i);
      }
      boolean degree = i + 1 < all.size() && all.get(i + 1).equals("grado");
      if (degree) {
        number = number.or(() -> Numerals.numberWord(word));
      }
      if (number.isPresent()) {
        words.add(number.get());
        if (!degree) {
          numbers.add(number.get());
        }
      } else {
        Optional<String> inWords = Numerals.numberWord(word);
        inWords.ifPresent(spoken::add);
        if (word.chars().anyMatch(Character::isDigit)) {
          numbers.add(word);
        }
        words.add(inWords.orElse(word));
      }
    }
    Set<String> kinds = Lexicon.kinds(withoutStopWords(words));
    List<String> kept = withoutStopWords(words);
    kept = kept.isEmpty() ? words : kept;
    kept = kept.subList(0, Math.min(MOST_WORDS, kept.size()));
    String[] texts = kept.stream().map(String::intern).toArray(String[]::new);
    long[] hashes = new long[texts.length];
    long whole = 0;
    for (int i = 0; i < texts.length; i++) {
      hashes[i] = Hashes.of(texts[i]);
      whole += Hashes.mix(hashes[i]);
    }
    return new NameForm(
        texts,
        hashes,
        TokenLikeness.letters(texts),
        Set.copyOf(numbers),
        Set.copyOf(spoken),
        kinds,
        kept.stream()
            .filter(Lexicon.PARTS::contains)
            .collect(java.util.stream.Collectors.toUnmodifiableSet()),
        whole);
  }

  /// Whether the numbers of two names part them: each has one that the other lacks, or the names
  /// are the same but for numbers.
  boolean isPartedFrom(NameForm other) {
    boolean mineUnanswered = numbers.stream().anyMatch(number -> !other.has(number));
    boolean theirsUnanswered = other.numbers.stream().anyMatch(number -> !has(number));
    if (mineUnanswered && theirsUnanswered) {
      return true;
    }
    return !spoken.isEmpty()
        && !other.spoken.isEmpty()
        && !spoken.equals(other.spoken)
        && words.length == other.words.length
        && withoutNumbers() == other.withoutNumbers();
  }

  private boolean has(String number) {
    return numbers.contains(number) || spoken.contains(number);
  }

  private long withoutNumbers() {
    long rest = 0;
    for (int i = 0; i < words.length; i++) {
      if (!has(words[i])) {
        rest += Hashes.mix(hashes[i]);
      }
    }
    return rest;
  }

  private static List<String> withoutStopWords(List<String> words) {
    return words.stream().filter(word -> !Lexicon.STOP_WORDS.contains(word)).toList();
  }

  /// Words in small letters without marks, saints as `san`.
  ///
  /// @param expand writes abbreviations out
  static List<String> fold(String name, boolean expand) {
    String text = BROTHERS.matcher(name).replaceAll("fratelli ");
    text = ORDINAL_SIGN.matcher(text).replaceAll(" ");
    text = POSSESSIVE.matcher(text).replaceAll("s");
    text = DOTTED.matcher(text).replaceAll(found -> found.group().replace(".", "") + " ");
    text =
        MARKS
            .matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
            .replaceAll("")
            .toLowerCase(Locale.ROOT);
    text = LETTERS_AND_DIGITS.matcher(text).replaceAll(" ");
    List<String> words = new ArrayList<>();
    String[] parts = GAP.split(text.strip());
    for (int i = 0; i < parts.length; i++) {
      if (!parts[i].isEmpty()) {
        boolean last = i == parts.length - 1;
        words.addAll(
            switch (parts[i]) {
              case "s" -> last ? List.of("s") : List.of("san");
              case "sant", "santo", "santa", "sta", "sto" -> List.of("san");
              case "ss", "santi", "sante" -> List.of("santi");
              default -> expand ? Lexicon.expand(parts[i]) : List.of(parts[i]);
            });
      }
    }
    return words;
  }
}
