package org.capacitymetro.matching;

import java.util.Arrays;
import org.capacitymetro.geo.Point;

/// What two records must share, at least once, to be compared at all: a contact or code, rare words
/// of the name alone or common ones with the same town, street or neighbourhood, a street with its
/// house, a spot. A key that too many share joins nobody ([#limit]); therefore each broad key also
/// stands with a second fact beside it.
final class Keys {
  private static final int WORDS = 4;
  private static final int MISSPELT = 2;
  private static final int STREET_WORDS = 2;
  private static final int SHORTEST_MISSPELT = 4;
  private static final int LONGEST_MISSPELT = 14;

  /// Most pairs that one key may give.
  private static final int FOR_WORDS = 2_500;

  private static final int FOR_CONTACTS = 10_000;
  private static final int FOR_CELLS = 9 * 2_500;
  private static final int[] LIMITS = {FOR_WORDS, FOR_CONTACTS, FOR_CELLS};

  private long[] keys = new long[64];
  private byte[] limits = new byte[64];
  private int size;

  int size() {
    return size;
  }

  long key(int at) {
    return keys[at];
  }

  /// Pairs that the key may give at most: records on one side times records on the other.
  int limit(int at) {
    return LIMITS[limits[at]];
  }

  /// The keys of a record, in place of those from before.
  ///
  /// @param around true for one of two sides: cells around the point count as well, so that
  ///   neighbours across an edge meet
  void fill(Form form, boolean around) {
    size = 0;
    int[] words = rarest(form);
    contacts(form, words);
    names(form, words);
    addresses(form);
    Point point = form.point();
    if (point != null) {
      int reach = around ? 1 : 0;
      for (int row = -reach; row <= reach; row++) {
        for (int column = -reach; column <= reach; column++) {
          add(2, Statistics.cell(1, point, row, column));
          long wide = Statistics.cell(3, point, row, column);
          for (int word : words) {
            add(2, Hashes.of(40, wide, form.name().hashes()[word]));
          }
        }
      }
    }
  }

  private void add(int limit, long key) {
    if (size == keys.length) {
      keys = Arrays.copyOf(keys, size * 2);
      limits = Arrays.copyOf(limits, size * 2);
    }
    limits[size] = (byte) limit;
    keys[size++] = key;
  }

  private void contacts(Form form, int[] words) {
    for (long contact : form.everyContact()) {
      add(1, Hashes.of(30, contact));
      for (int word : words) {
        add(0, Hashes.of(31, contact, form.name().hashes()[word]));
      }
    }
  }

  private void names(Form form, int[] words) {
    NameForm name = form.name();
    if (name.isEmpty()) {
      return;
    }
    add(0, Hashes.of(32, name.whole()));
    for (int i = 0; i < words.length; i++) {
      long word = name.hashes()[words[i]];
      add(0, Hashes.of(33, word));
      if (form.cityHash() != 0) {
        add(0, Hashes.of(34, word, form.cityHash()));
      }
      if (form.postcode() != 0) {
        add(0, Hashes.of(35, word, form.postcode()));
      }
      if (!form.address().isEmpty()) {
        add(0, Hashes.of(36, word, form.address().street()));
      }
      for (int j = 0; j < i; j++) {
        long other = name.hashes()[words[j]];
        add(0, Hashes.of(37, Math.min(word, other), Math.max(word, other)));
      }
      if (i < MISSPELT) {
        misspelt(name.words()[words[i]]);
      }
    }
  }

  /// A word and all it becomes when one letter is left out: two words one slip apart share one.
  private void misspelt(String word) {
    if (word.length() < SHORTEST_MISSPELT
        || word.length() > LONGEST_MISSPELT
        || TokenLikeness.hasDigit(word)) {
      return;
    }
    add(0, Hashes.of(38, Hashes.of(word)));
    StringBuilder letters = new StringBuilder(word);
    for (int i = 0; i < word.length(); i++) {
      if (i == 0 || word.charAt(i) != word.charAt(i - 1)) {
        char letter = letters.charAt(i);
        letters.deleteCharAt(i);
        add(0, Hashes.of(38, Hashes.of(letters)));
        letters.insert(i, letter);
      }
    }
  }

  private void addresses(Form form) {
    AddressForm address = form.address();
    if (address.isEmpty()) {
      return;
    }
    add(0, Hashes.of(41, address.street(), form.cityHash()));
    int most = Math.min(STREET_WORDS, address.words().length);
    for (String house : address.houses()) {
      add(0, Hashes.of(42, Statistics.house(address, house)));
      add(0, Hashes.of(43, Statistics.house(address, house), form.cityHash()));
      add(0, Hashes.of(44, Statistics.house(address, house), form.postcode()));
      for (int i = 0; i < most; i++) {
        long word = Hashes.of(45, address.hashes()[i], Hashes.of(house));
        add(0, word);
        add(0, Hashes.of(46, word, form.cityHash()));
        add(0, Hashes.of(47, word, form.postcode()));
      }
    }
  }

  /// Places of the rarest words of a name, the rarest first.
  private static int[] rarest(Form form) {
    float[] bits = form.rarity().words();
    int[] places = new int[Math.min(WORDS, bits.length)];
    boolean[] taken = new boolean[bits.length];
    for (int i = 0; i < places.length; i++) {
      int best = -1;
      for (int word = 0; word < bits.length; word++) {
        if (!taken[word] && (best < 0 || bits[word] > bits[best])) {
          best = word;
        }
      }
      taken[best] = true;
      places[i] = best;
    }
    return places;
  }
}
