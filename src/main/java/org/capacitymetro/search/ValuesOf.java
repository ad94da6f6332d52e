package org.capacitymetro.search;

import java.util.Arrays;

/// The values of one facet by document, for counting few documents: the other way round than
/// [Part#values], which serves many.
final class ValuesOf {
  /// Ordinals are kept as chars.
  private static final int MAX_VALUES = Character.MAX_VALUE;

  final String[] names;
  private final int[] from;
  private char[] ordinals = new char[64];
  private int size;
  private int filled;

  ValuesOf(String[] names, int documents) {
    this.names = names;
    this.from = new int[documents + 1];
  }

  /// Documents come in rising order; values past the first 65,535 are left to the sets.
  void add(int document, int ordinal) {
    fillTo(document);
    if (size == ordinals.length) {
      ordinals = Arrays.copyOf(ordinals, size + (size >> 1));
    }
    ordinals[size++] = (char) ordinal;
  }

  private void fillTo(int document) {
    while (filled <= document) {
      from[filled++] = size;
    }
  }

  void finish() {
    fillTo(from.length - 1);
    ordinals = Arrays.copyOf(ordinals, size);
  }

  /// Whether counting document by document costs less than value by value.
  boolean suits(Words documents) {
    return names.length < MAX_VALUES
        && documents.cardinality() * 4L < (long) documents.size * names.length;
  }

  /// How many of the documents have each value, in the order of `names`.
  int[] count(Words documents) {
    int[] counts = new int[names.length];
    for (int i = 0; i < documents.size; i++) {
      int base = documents.at[i] << 6;
      for (long rest = documents.bits[i]; rest != 0; rest &= rest - 1) {
        int document = base + Long.numberOfTrailingZeros(rest);
        for (int at = from[document]; at < from[document + 1]; at++) {
          counts[ordinals[at]]++;
        }
      }
    }
    return counts;
  }
}
