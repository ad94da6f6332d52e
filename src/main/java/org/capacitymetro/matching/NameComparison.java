package org.capacitymetro.matching;

import java.util.Arrays;

/// Compares two names word by word. Words weigh as much as they are rare.
final class NameComparison {
  private static final double[] STEPS = {0.2, 0.45, 0.65, 0.85};

  /// What a word costs that only one of two names has, where it is a kind of place or a lone
  /// letter, and where it says the town or street that one of the records lies in.
  private static final double KIND_ALONE = 0.3;

  private static final double PLACE_ALONE = 0.1;

  /// What a common word says that town or street of both have said already.
  private static final double PLACE_SHARED = 0.3;

  /// Words of one name come together by habit, so that the second says less than the first.
  private static final double SECOND = 0.7;

  private NameComparison() {}

  static void compare(Form one, Form two, Comparison into) {
    NameForm a = one.name();
    NameForm b = two.name();
    if (a.isEmpty() || b.isEmpty()) {
      return;
    }
    if (a.isPartedFrom(b)) {
      into.part();
    }
    if (!a.parts().equals(b.parts())) {
      into.doubt();
    }
    if (a.whole() == b.whole()) {
      double[] all = new double[a.words().length];
      for (int i = 0; i < all.length; i++) {
        boolean place = one.isPlaceWord(a.words()[i]) && two.isPlaceWord(a.words()[i]);
        all[i] = one.rarity().words()[i] * (place ? PLACE_SHARED : 1);
      }
      into.set(Field.NAME, 5, Math.min(together(all, all.length), one.rarity().name()), 1);
      return;
    }
    int[] partner = new int[a.words().length];
    double[] quality = new double[a.words().length];
    boolean[] taken = new boolean[b.words().length];
    align(a, b, partner, quality, taken);
    double shared = 0;
    double lonely = 0;
    double[] agreed = new double[partner.length];
    int count = 0;
    boolean sameButKind = true;
    for (int i = 0; i < partner.length; i++) {
      double here = one.rarity().words()[i];
      if (partner[i] >= 0) {
        double there = two.rarity().words()[partner[i]];
        double both = Math.min(here, there);
        shared += both * quality[i];
        sameButKind &= quality[i] == 1;
        lonely += both * (1 - quality[i]);
        boolean place = one.isPlaceWord(a.words()[i]) && two.isPlaceWord(a.words()[i]);
        agreed[count++] = both * quality[i] * quality[i] * (place ? PLACE_SHARED : 1);
      } else if (partner[i] == NONE) {
        lonely += here * alone(a.words()[i], one, two);
        sameButKind &= Lexicon.isKind(a.words()[i]);
      }
    }
    double lonelyThere = 0;
    for (int j = 0; j < taken.length; j++) {
      if (!taken[j]) {
        lonelyThere += two.rarity().words()[j] * alone(b.words()[j], two, one);
        sameButKind &= Lexicon.isKind(b.words()[j]);
      }
    }
    double likeness = likeness(shared, lonely, lonelyThere);
    int level = sameButKind && shared > 0 ? STEPS.length + 1 : 0;
    while (level < STEPS.length && likeness >= STEPS[level]) {
      level++;
    }
    double bits =
        Math.min(together(agreed, count), Math.min(one.rarity().name(), two.rarity().name()));
    into.set(Field.NAME, level, level == 2 ? Math.min(bits, 7) : bits, likeness);
  }

  /// Two thirds what they share of both, one third what they share of the shorter one.
  private static double likeness(double shared, double one, double two) {
    if (shared == 0) {
      return 0;
    }
    double ofBoth = shared / (shared + (one + two) / 2);
    double ofShorter = shared / (shared + Math.min(one, two));
    return 0.65 * ofBoth + 0.35 * ofShorter;
  }

  private static double alone(String word, Form own, Form other) {
    if (own.isPlaceWord(word) || other.isPlaceWord(word)) {
      return PLACE_ALONE;
    }
    return word.length() == 1 || Lexicon.isKindWord(word) ? KIND_ALONE : 1;
  }

  private static double together(double[] bits, int count) {
    double[] sorted = Arrays.copyOf(bits, count);
    Arrays.sort(sorted);
    double sum = 0;
    for (int i = 0; i < count; i++) {
      sum += i == count - 1 ? sorted[i] : SECOND * sorted[i];
    }
    return sum;
  }

  private static final int NONE = -1;

  /// A word that stands for several or for part of one: it has a partner, which another word shows.
  private static final int PART = -2;

  /// Partners: the same word, else the likest, else two words written as one, else initials.
  private static void align(
      NameForm a, NameForm b, int[] partner, double[] quality, boolean[] taken) {
    Arrays.fill(partner, NONE);
    int leftHere = partner.length;
    int leftThere = taken.length;
    for (int i = 0; i < partner.length; i++) {
      for (int j = 0; j < taken.length; j++) {
        if (!taken[j] && a.hashes()[i] == b.hashes()[j]) {
          partner[i] = j;
          quality[i] = 1;
          taken[j] = true;
          leftHere--;
          leftThere--;
          break;
        }
      }
    }
    while (leftHere > 0 && leftThere > 0) {
      int bestHere = NONE;
      int bestThere = NONE;
      double best = 0;
      for (int i = 0; i < partner.length; i++) {
        if (partner[i] != NONE) {
          continue;
        }
        for (int j = 0; j < taken.length; j++) {
          if (!taken[j]) {
            double likeness =
                TokenLikeness.of(a.words()[i], a.letters()[i], b.words()[j], b.letters()[j]);
            if (likeness > best) {
              best = likeness;
              bestHere = i;
              bestThere = j;
            }
          }
        }
      }
      if (bestHere == NONE) {
        break;
      }
      partner[bestHere] = bestThere;
      quality[bestHere] = best;
      taken[bestThere] = true;
      leftHere--;
      leftThere--;
    }
    if (leftHere > 0 && leftThere > 0) {
      joinWords(a.words(), b.words(), partner, quality, taken);
    }
  }

  private static void joinWords(
      String[] a, String[] b, int[] partner, double[] quality, boolean[] taken) {
    for (int i = 0; i < a.length; i++) {
      if (partner[i] == NONE) {
        int run = runFor(a[i], b, j -> !taken[j]);
        if (run >= 0) {
          partner[i] = run & 0xff;
          quality[i] = 0.95;
          for (int j = run & 0xff; j < (run >> 8); j++) {
            taken[j] = true;
          }
        }
      }
    }
    for (int j = 0; j < b.length; j++) {
      if (!taken[j]) {
        int run = runFor(b[j], a, i -> partner[i] == NONE);
        if (run >= 0) {
          for (int i = run & 0xff; i < (run >> 8); i++) {
            partner[i] = PART;
          }
          partner[run & 0xff] = j;
          quality[run & 0xff] = 0.95;
          taken[j] = true;
        }
      }
    }
  }

  /// Neighbouring free words that, written together or by their initials, give the word: first and
  /// behind the last in one number, or -1.
  private static int runFor(String word, String[] words, java.util.function.IntPredicate free) {
    for (int from = 0; from < words.length; from++) {
      StringBuilder joined = new StringBuilder();
      StringBuilder initials = new StringBuilder();
      for (int to = from; to < words.length && free.test(to); to++) {
        joined.append(words[to]);
        initials.append(words[to].charAt(0));
        boolean several = to > from;
        if (several
            && (word.contentEquals(joined)
                || (initials.length() >= 3 && word.contentEquals(initials)))) {
          return from | (to + 1) << 8;
        }
      }
    }
    return -1;
  }
}
