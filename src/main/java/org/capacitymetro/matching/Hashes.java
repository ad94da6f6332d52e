package org.capacitymetro.matching;

import java.util.Collection;

/// 64-bit numbers that stand for texts, so that hundreds of thousands of records are compared
/// without touching a text. Two texts of ten million meet by chance once in 400,000 runs.
final class Hashes {
  private Hashes() {}

  static long of(CharSequence text) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
    }
    return mix(hash);
  }

  static long of(int salt, long one) {
    return mix(one * 31 + salt);
  }

  static long of(int salt, long one, long two) {
    return mix(mix(one * 31 + salt) ^ (two * 0x9e3779b97f4a7c15L));
  }

  static long[] of(Collection<String> texts) {
    return texts.stream().mapToLong(Hashes::of).distinct().sorted().toArray();
  }

  /// True when two sorted arrays have something in common.
  static boolean meet(long[] one, long[] two) {
    int i = 0;
    int j = 0;
    while (i < one.length && j < two.length) {
      if (one[i] == two[j]) {
        return true;
      }
      if (one[i] < two[j]) {
        i++;
      } else {
        j++;
      }
    }
    return false;
  }

  /// The last step of splitmix64.
  static long mix(long value) {
    long z = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
