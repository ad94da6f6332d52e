package org.capacitymetro.matching;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;

/// Finds for a record of one side those of the other that share a key with it. Two sorted arrays of
/// longs, key in front and record behind; nothing is kept of a pair.
final class Candidates {
  private final List<Form> left;
  private final boolean within;
  private final int shift;
  private final long mask;
  private final long[] counted;
  private final long[] index;
  private final int records;

  /// @param left is asked about
  /// @param right is found; the same list when one list is compared with itself
  Candidates(List<Form> left, List<Form> right, boolean within) {
    this.left = left;
    this.within = within;
    this.records = right.size();
    this.shift = 32 - Integer.numberOfLeadingZeros(Math.max(left.size(), right.size()));
    this.mask = -1L << shift;
    this.index = sorted(right, false);
    this.counted = sorted(left, true);
  }

  private long[] sorted(List<Form> forms, boolean around) {
    long[] entries = new long[Math.max(64, forms.size() * 40)];
    int size = 0;
    Keys keys = new Keys();
    for (int record = 0; record < forms.size(); record++) {
      keys.fill(forms.get(record), around);
      if (size + keys.size() > entries.length) {
        entries = Arrays.copyOf(entries, (entries.length + keys.size()) / 2 * 3);
      }
      for (int i = 0; i < keys.size(); i++) {
        entries[size++] = (keys.key(i) & mask) | record;
      }
    }
    long[] sorted = Arrays.copyOf(entries, size);
    Arrays.parallelSort(sorted);
    return sorted;
  }

  /// For one thread.
  Search search() {
    return new Search();
  }

  final class Search {
    private final int[] seenBy = new int[records];
    private final Keys keys = new Keys();

    Search() {
      Arrays.fill(seenBy, -1);
    }

    /// Every record to compare with `record`, each once; after a list compared with itself only
    /// those behind it.
    void each(int record, IntConsumer found) {
      keys.fill(left.get(record), true);
      for (int i = 0; i < keys.size(); i++) {
        long key = keys.key(i) & mask;
        int from = first(index, key);
        int to = firstBehind(index, key, from);
        if (from < to) {
          long here = first(counted, key);
          long count = firstBehind(counted, key, (int) here) - here;
          if (count * (to - from) <= keys.limit(i)) {
            for (int at = from; at < to; at++) {
              int other = (int) (index[at] & ~mask);
              if (seenBy[other] != record && (!within || other > record)) {
                seenBy[other] = record;
                found.accept(other);
              }
            }
          }
        }
      }
    }

    private int first(long[] entries, long key) {
      int low = 0;
      int high = entries.length;
      while (low < high) {
        int middle = (low + high) >>> 1;
        if (entries[middle] < key) {
          low = middle + 1;
        } else {
          high = middle;
        }
      }
      return low;
    }

    private int firstBehind(long[] entries, long key, int from) {
      int step = 1;
      int low = from;
      while (low < entries.length && (entries[low] & mask) == key) {
        low += step;
        step *= 2;
      }
      int high = Math.min(low, entries.length);
      low = Math.max(from, high - step / 2);
      while (low < high) {
        int middle = (low + high) >>> 1;
        if ((entries[middle] & mask) == key) {
          low = middle + 1;
        } else {
          high = middle;
        }
      }
      return low;
    }
  }
}
