package org.capacitymetro.search;

import java.util.Arrays;
import org.capacitymetro.index.Words;

/// Documents of one view with a score each: 64 scores for every word that `words` keeps, of which
/// those of its set bits count.
record Scored(Words words, short[] scores) {
  static final Scored NONE = new Scored(Words.NONE, new short[0]);

  /// Collects scores of some of the candidates; the best one given stays.
  static final class Collector {
    final Words candidates;
    private final short[] best;
    private final long[] met;

    Collector(Words candidates) {
      this.candidates = candidates;
      this.best = new short[candidates.size << 6];
      this.met = new long[candidates.size];
    }

    /// @param slot position of the document's word among the candidates
    void offer(int slot, int document, short score) {
      int at = slot << 6 | (document & 63);
      if (score > best[at]) {
        best[at] = score;
        met[slot] |= 1L << document;
      }
    }

    short best(int slot, int bit) {
      return best[slot << 6 | bit];
    }

    /// Adds what was collected to totals that are laid out as the candidates are.
    void addTo(short[] totals) {
      for (int slot = 0; slot < met.length; slot++) {
        for (long rest = met[slot]; rest != 0; rest &= rest - 1) {
          int at = slot << 6 | Long.numberOfTrailingZeros(rest);
          totals[at] += best[at];
        }
      }
    }

    Scored collected() {
      int size = 0;
      for (long members : met) {
        size += members == 0 ? 0 : 1;
      }
      int[] at = new int[size];
      long[] bits = new long[size];
      short[] scores = size == met.length ? best : new short[size << 6];
      int kept = 0;
      for (int slot = 0; slot < met.length; slot++) {
        if (met[slot] != 0) {
          at[kept] = candidates.at[slot];
          bits[kept] = met[slot];
          if (scores != best) {
            System.arraycopy(best, slot << 6, scores, kept << 6, 64);
          }
          kept++;
        }
      }
      return new Scored(Words.of(at, bits, size), scores);
    }
  }

  /// Adds to these scores those the same documents have in `earlier`, which holds all of them.
  Scored plus(Scored earlier) {
    int slot = 0;
    for (int i = 0; i < words.size; i++) {
      while (earlier.words.at[slot] != words.at[i]) {
        slot++;
      }
      for (long rest = words.bits[i]; rest != 0; rest &= rest - 1) {
        int bit = Long.numberOfTrailingZeros(rest);
        scores[i << 6 | bit] += earlier.scores[slot << 6 | bit];
      }
    }
    return this;
  }

  Scored dividedBy(int count) {
    if (count > 1) {
      for (int i = 0; i < scores.length; i++) {
        scores[i] = (short) ((scores[i] + count - 1) / count);
      }
    }
    return this;
  }

  /// The documents of both, each with its better score.
  Scored or(Scored other) {
    if (words.isEmpty()) {
      return other;
    }
    if (other.words.isEmpty()) {
      return this;
    }
    int[] at = new int[words.size + other.words.size];
    long[] bits = new long[at.length];
    short[] merged = new short[at.length << 6];
    int size = 0;
    int i = 0;
    int j = 0;
    while (i < words.size || j < other.words.size) {
      int left = i < words.size ? words.at[i] : Integer.MAX_VALUE;
      int right = j < other.words.size ? other.words.at[j] : Integer.MAX_VALUE;
      at[size] = Math.min(left, right);
      if (left <= right) {
        bits[size] |= words.bits[i];
        raise(merged, size, i++);
      }
      if (right <= left) {
        bits[size] |= other.words.bits[j];
        other.raise(merged, size, j++);
      }
      size++;
    }
    return new Scored(Words.of(at, bits, size), Arrays.copyOf(merged, size << 6));
  }

  private void raise(short[] into, int slot, int own) {
    for (long rest = words.bits[own]; rest != 0; rest &= rest - 1) {
      int bit = Long.numberOfTrailingZeros(rest);
      int target = slot << 6 | bit;
      into[target] = (short) Math.max(into[target], scores[own << 6 | bit]);
    }
  }
}
