package org.capacitymetro.italy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.capacitymetro.italy.StreetWords.Kind;
import org.capacitymetro.italy.StreetWords.Word;
import org.capacitymetro.text.Folding;
import org.jspecify.annotations.Nullable;

/// An address in normal form, for comparison only: `V.le XX Settembre`, `Viale Venti Settembre` and
/// `VIALE 20 SETTEMBRE` have one form, and so have `S. Angelo` and `Sant'Angelo`.
///
/// How to compare two addresses of one comune: [#key] for equality and blocking; [#likeness] for
/// how alike the streets are; [#number] and [CivicNumber#mayBe] for the doors. A missing part is no
/// evidence.
///
/// @param kind the odonym, folded (`via`, `rio tera`, `strasse`); empty where there is none
/// @param streets the name of the street in each language it is written in, words separated by a
///   space, without odonym and small words: `giuseppe garibaldi`; empty where no street is known
/// @param number null where none is written
/// @param locality folded hamlet or sestiere, empty where there is none
public record AddressForm(
    String kind, List<String> streets, @Nullable CivicNumber number, String locality) {
  private static final double WHOLE = 1;
  private static final double LITTLE = 0.25;
  private static final double INITIAL = 0.95;
  private static final double SHORTENED = 0.9;

  /// From here on two names are taken for one street.
  private static final double SAME = 0.9;

  public AddressForm {
    streets = List.copyOf(streets);
  }

  static AddressForm of(ItalianAddress address) {
    List<String> streets = new ArrayList<>();
    String kind = Folding.words(address.odonym());
    String first = address.name();
    Optional<List<String>> german = Odonyms.splitGerman(first);
    if (kind.isEmpty() && german.isPresent()) {
      kind = german.get().getLast();
    } else if (kind.isEmpty() && Odonyms.isSestiere(first)) {
      kind = "sestiere";
    }
    addStreet(streets, first);
    addStreet(streets, address.otherName());
    return new AddressForm(kind, streets, address.number(), Folding.place(address.locality()));
  }

  private static void addStreet(List<String> streets, String name) {
    String street = nameOf(name);
    if (!street.isEmpty() && !streets.contains(street)) {
      streets.add(street);
    }
  }

  /// The normal form of a street's name with or without its odonym: `Via dei Fratelli Bandiera` and
  /// `F.lli Bandiera` are `fratelli bandiera`.
  public static String nameOf(String street) {
    String name = Odonyms.splitGerman(street).map(List::getFirst).orElse(street).strip();
    Optional<Odonyms.Found> odonym = Odonyms.findAtStart(name);
    String number = "";
    if (odonym.isPresent() && odonym.get().length() < name.length()) {
      name = name.substring(odonym.get().length());
    } else {
      String[] words = name.split("\\s+", 2);
      Optional<Odonyms.Found> second =
          words.length < 2 ? Optional.empty() : Odonyms.findAtStart(words[1]);
      List<Word> ordinal = StreetWords.of(words[0]);
      if (second.isPresent()
          && second.get().length() < words[1].length()
          && ordinal.size() == 1
          && (ordinal.getFirst().kind() == Kind.NUMERAL)) {
        number = ordinal.getFirst().text() + " ";
        name = words[1].substring(second.get().length());
      }
    }
    String words = StreetWords.of(name).stream().map(Word::text).collect(Collectors.joining(" "));
    return (number + (words.isEmpty() ? Folding.words(name) : words)).strip();
  }

  /// The names and the number in one text, with given names, titles and initials left out where a
  /// family name remains: `garibaldi|12a`. Empty where no street is known.
  public String key() {
    if (streets.isEmpty()) {
      return "";
    }
    return core(streets.getFirst()) + (number == null ? "" : "|" + number.key());
  }

  /// As [#key] without the number, one for each language.
  public List<String> streetKeys() {
    return streets.stream().map(AddressForm::core).distinct().toList();
  }

  private static String core(String street) {
    List<Word> words = words(street);
    if (words.stream().allMatch(word -> word.kind() == Kind.TITLE)) {
      return street;
    }
    boolean saint = words.stream().anyMatch(word -> word.kind() == Kind.SAINT);
    boolean family = words.stream().anyMatch(word -> word.kind() == Kind.NAME);
    if (saint || !family) {
      return words.stream()
          .filter(word -> word.kind() != Kind.TITLE)
          .map(Word::text)
          .collect(Collectors.joining(" "));
    }
    return words.stream()
        .filter(word -> word.kind() == Kind.NAME || word.kind() == Kind.NUMERAL)
        .map(Word::text)
        .collect(Collectors.joining(" "));
  }

  private static List<Word> words(String street) {
    return StreetWords.of(street);
  }

  /// True where the streets are one for all that is written: small slips, initials and missing
  /// given names do not count, different given names and numerals do.
  public boolean sameStreet(AddressForm other) {
    return likeness(other) >= SAME;
  }

  /// How alike the names of the streets are, from 0 to 1, in the language in which they are most
  /// alike; 0 where one has no street. Different numerals (`IV Novembre`, `XX Settembre`) and
  /// different given names before one family name make different streets.
  public double likeness(AddressForm other) {
    double best = 0;
    for (String mine : streets) {
      for (String theirs : other.streets) {
        best = Math.max(best, likeness(mine, theirs));
      }
    }
    return best;
  }

  /// As [#likeness], of two names in normal form ([#nameOf]).
  public static double likeness(String one, String two) {
    if (one.equals(two)) {
      return one.isEmpty() ? 0 : 1;
    }
    List<Word> left = words(one);
    List<Word> right = words(two);
    if (left.size() > right.size()) {
      List<Word> swap = left;
      left = right;
      right = swap;
    }
    Set<Integer> used = new HashSet<>();
    double common = 0;
    double all = 0;
    boolean conflict = false;
    List<Word> alone = new ArrayList<>();
    for (Word word : left) {
      int best = -1;
      double alike = 0;
      for (int i = 0; i < right.size(); i++) {
        double now = used.contains(i) ? 0 : alike(word, right.get(i));
        if (now > alike) {
          alike = now;
          best = i;
        }
      }
      if (best < 0) {
        alone.add(word);
        all += missing(word);
      } else {
        used.add(best);
        double weight = Math.max(weight(word), weight(right.get(best)));
        common += weight * alike;
        all += weight;
      }
    }
    for (int i = 0; i < right.size(); i++) {
      if (!used.contains(i)) {
        Word word = right.get(i);
        conflict |= alone.stream().anyMatch(other -> clash(other, word));
        all += missing(word);
      }
    }
    double share = all == 0 ? 0 : common / all;
    return conflict ? share / 2 : share;
  }

  private static boolean clash(Word one, Word two) {
    return one.kind() == two.kind() && (one.kind() == Kind.GIVEN || one.kind() == Kind.NUMERAL);
  }

  private static double weight(Word word) {
    return switch (word.kind()) {
      case NAME, NUMERAL -> WHOLE;
      case GIVEN, SAINT -> 2 * LITTLE;
      case TITLE, INITIAL -> LITTLE / 2;
    };
  }

  /// What it counts against two names that one of them has a word more.
  private static double missing(Word word) {
    return switch (word.kind()) {
      case GIVEN -> 0.1;
      case TITLE, INITIAL -> 0.05;
      default -> weight(word);
    };
  }

  private static double alike(Word one, Word two) {
    String a = one.text();
    String b = two.text();
    if (a.equals(b)) {
      return 1;
    }
    if (one.kind() == Kind.NUMERAL || two.kind() == Kind.NUMERAL) {
      return 0;
    }
    boolean initial =
        (one.kind() == Kind.INITIAL && b.startsWith(a))
            || (two.kind() == Kind.INITIAL && a.startsWith(b))
            || (a.equals("san") && two.kind() == Kind.GIVEN && b.startsWith("s"))
            || (b.equals("san") && one.kind() == Kind.GIVEN && a.startsWith("s"));
    if (initial) {
      return INITIAL;
    }
    int shorter = Math.min(a.length(), b.length());
    if (shorter >= 3
        && (a.startsWith(b) || b.startsWith(a))
        && Math.abs(a.length() - b.length()) > 2) {
      return SHORTENED - LITTLE;
    }
    int slips = slips(a, b);
    if (shorter >= 4 && slips == 1) {
      return SHORTENED;
    }
    return shorter >= 8 && slips == 2 ? SHORTENED - 0.1 : 0;
  }

  /// Letters to change, add, drop or swap; counting stops at 3.
  private static int slips(String a, String b) {
    if (Math.abs(a.length() - b.length()) > 2) {
      return 3;
    }
    int[][] cost = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          cost[i][j] = i + j;
          continue;
        }
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        cost[i][j] =
            Math.min(Math.min(cost[i - 1][j], cost[i][j - 1]) + 1, cost[i - 1][j - 1] + change);
        boolean swapped =
            i > 1
                && j > 1
                && a.charAt(i - 1) == b.charAt(j - 2)
                && a.charAt(i - 2) == b.charAt(j - 1);
        if (swapped) {
          cost[i][j] = Math.min(cost[i][j], cost[i - 2][j - 2] + 1);
        }
      }
    }
    return cost[a.length()][b.length()];
  }
}
