package org.capacitymetro.matching;

import java.util.Arrays;

/// How often each of many 64-bit values occurs: a sorted array, eight bytes a value.
final class Counts {
  private final long[] sorted;

  private Counts(long[] sorted) {
    this.sorted = sorted;
  }

  int of(long value) {
    return upper(value) - lower(value);
  }

  private int lower(long value) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] < value) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private int upper(long value) {
    return value == Long.MAX_VALUE ? sorted.length : lower(value + 1);
  }

  /// Collects values before they are counted.
  static final class Builder {
    private long[] values = new long[1_024];
    private int size;

    void add(long value) {
      if (size == values.length) {
        values = Arrays.copyOf(values, size * 2);
      }
      values[size++] = value;
    }

    Counts build() {
      long[] sorted = Arrays.copyOf(values, size);
      Arrays.parallelSort(sorted);
      return new Counts(sorted);
    }
  }
}
