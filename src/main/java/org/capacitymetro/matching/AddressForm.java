package org.capacitymetro.matching;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Street and house number ready for comparison.
///
/// @param words of the street's name without its kind (`via`, `street`), in order
/// @param hashes of the words
/// @param letters of the words: [TokenLikeness#letters]
/// @param houses numbers without letters; empty where none is written
/// @param street stands for the words in any order
record AddressForm(String[] words, long[] hashes, int[] letters, Set<String> houses, long street) {
  static final AddressForm NONE =
      new AddressForm(new String[0], new long[0], new int[0], Set.of(), 0);

  private static final Set<String> KINDS = Lexicon.STREET_KINDS;
  private static final Set<String> MONTHS =
      Set.of(
          "gennaio",
          "febbraio",
          "marzo",
          "aprile",
          "maggio",
          "giugno",
          "luglio",
          "agosto",
          "settembre",
          "ottobre",
          "novembre",
          "dicembre",
          "january",
          "february",
          "march",
          "april",
          "may",
          "june",
          "july",
          "august",
          "september",
          "october",
          "november",
          "december");

  /// What follows a postcode is town and province.
  private static final Pattern TAIL = Pattern.compile("(?<=.{4})[\\s,;(-]+\\d{5}(?!\\d).*$");

  private static final Pattern PROVINCE = Pattern.compile("\\s*\\([A-Z]{2}\\)\\s*$");
  private static final Pattern KIND_SHORT =
      Pattern.compile(
          "(?i)(?<![\\p{L}])(?:p\\.?\\s?zz?a|v\\.?\\s?le|c\\.?\\s?so|l\\.?\\s?go|p\\.?\\s?le|p\\.?\\s?zza|str)\\.\\s?|(?i)(?<![\\p{L}])(?:p\\.zza|v\\.le|c\\.so|l\\.go|p\\.le)\\s");
  private static final Pattern HOUSE = Pattern.compile("0*(\\d{1,5})[a-z]?");
  private static final Pattern NO_NUMBER =
      Pattern.compile("(?i)(?<![\\p{L}])s\\.?\\s?n\\.?\\s?c?\\.?(?![\\p{L}])|s/nc?");

  boolean isEmpty() {
    return words.length == 0;
  }

  static AddressForm of(String address) {
    String text = TAIL.matcher(address.strip()).replaceFirst("");
    text = PROVINCE.matcher(text).replaceFirst("");
    text = NO_NUMBER.matcher(text).replaceFirst(" ");
    text = KIND_SHORT.matcher(text).replaceAll("via ");
    List<String> all = NameForm.fold(text.replace('/', ' '), false);
    Set<String> houses = new TreeSet<>();
    List<String> words = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      String word = all.get(i);
      Matcher house = HOUSE.matcher(word);
      if (house.matches() && isHouse(all, i)) {
        houses.add(house.group(1));
      } else if (!KINDS.contains(word) && !Lexicon.STOP_WORDS.contains(word)) {
        Optional<String> number = Numerals.number(word).or(() -> Numerals.numberWord(word));
        boolean houseLetter = word.length() == 1 && !houses.isEmpty();
        if (!houseLetter) {
          words.add(number.orElse(word));
        }
      }
    }
    if (words.isEmpty() && houses.isEmpty()) {
      return NONE;
    }
    if (words.isEmpty()) {
      words.addAll(houses);
      houses.clear();
    }
    String[] texts = words.stream().limit(12).map(String::intern).toArray(String[]::new);
    long[] hashes = new long[texts.length];
    long street = 0;
    for (int i = 0; i < texts.length; i++) {
      hashes[i] = Hashes.of(texts[i]);
      street += Hashes.mix(hashes[i]);
    }
    return new AddressForm(texts, hashes, TokenLikeness.letters(texts), Set.copyOf(houses), street);
  }

  /// A bare number is a house unless it belongs to the street's name (`4 novembre`, `2 giugno`).
  private static boolean isHouse(List<String> words, int at) {
    return at + 1 >= words.size() || !MONTHS.contains(words.get(at + 1));
  }

  /// True when a house stands in both, false when both name houses and none is the same; empty
  /// where one of them names none.
  Optional<Boolean> sharesHouse(AddressForm other) {
    if (houses.isEmpty() || other.houses.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(houses.stream().anyMatch(other.houses::contains));
  }
}
