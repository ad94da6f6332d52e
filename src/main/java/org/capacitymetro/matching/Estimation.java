package org.capacitymetro.matching;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Finds [Weights] for the lists at hand without labels. *u* is counted on random pairs; *m* and
/// the share of true pairs come from pairs that deterministic rules join, and *m* then from a few
/// rounds of expectation-maximisation that start there. The usual weights of [Field] count as
/// [#HELD] pairs.
final class Estimation {
  private static final double FARTHEST = 2;

  private static final double HELD = 40;
  private static final int RANDOM_PAIRS = 20_000;
  private static final int SAMPLED_PAIRS = 400_000;
  private static final int ROUNDS = 4;
  private static final double LEAST_CHANCE = 0.05;

  /// The share of true pairs that the rules find until the rounds know better, and the least that
  /// they are taken to find; then the share of the shorter list that is taken to have a partner
  /// where they find fewer.
  private static final double FOUND_BY_RULES = 0.5;

  private static final double LEAST_FOUND_BY_RULES = 0.25;

  private static final double LEAST_PARTNERED = 0.1;

  /// A shorter list is taken for a part of one with so many rows: three rows that are somewhat
  /// alike are not one thing because there are only three.
  private static final double FEWEST = 100;

  private static final double RARE_NAME = 18;
  private static final double SOME_NAME = 8;

  private final List<Form> left;
  private final List<Form> right;
  private final boolean within;
  private final Comparer comparer;
  private final List<Comparison> sample = new ArrayList<>();

  /// Where the pairs of each sampled record begin in the sample.
  private final List<Integer> starts = new ArrayList<>();

  private int sampledRecords;
  private int joinedRecords;

  private Estimation(List<Form> left, List<Form> right, boolean within, Comparer comparer) {
    this.left = left;
    this.right = right;
    this.within = within;
    this.comparer = comparer;
  }

  /// Lists are in the order of [Form#print], which has nothing to do with what they hold.
  static Weights of(
      List<Form> left, List<Form> right, boolean within, Comparer comparer, Candidates candidates) {
    Estimation estimation = new Estimation(left, right, within, comparer);
    Weights usual = Weights.usual(0);
    if (left.isEmpty() || right.isEmpty()) {
      return usual;
    }
    estimation.gather(candidates.search());
    double[][] u = estimation.countRandomPairs(usual.u());
    double[][] joined = estimation.countJoinedPairs(usual.m());
    Weights weights =
        new Weights(joined, u, estimation.prior(estimation.joinedRecords / FOUND_BY_RULES));
    for (int round = 0; round < ROUNDS; round++) {
      weights =
          new Weights(
              near(joined, estimation.expected(weights, usual.m())),
              u,
              estimation.prior(estimation.expectedRecords(weights)));
    }
    return weights;
  }

  /// What the rounds found, no farther from what the rules joined than [#FARTHEST] times:
  /// neighbours with numbers in a row would otherwise teach that one thing has two numbers.
  private static double[][] near(double[][] joined, double[][] found) {
    double[][] near = new double[found.length][];
    for (int field = 0; field < found.length; field++) {
      near[field] = new double[found[field].length];
      for (int level = 0; level < near[field].length; level++) {
        double rule = joined[field][level];
        near[field][level] =
            Math.clamp(found[field][level], rule / FARTHEST, Math.min(1, rule * FARTHEST));
      }
    }
    return near;
  }

  private void gather(Candidates.Search search) {
    int[] compared = {0};
    for (int i = 0; i < left.size() && compared[0] < SAMPLED_PAIRS; i++) {
      Form form = left.get(i);
      int before = sample.size();
      starts.add(before);
      search.each(
          i,
          other -> {
            compared[0]++;
            Comparison pair = comparer.compareIfIdentified(form, right.get(other));
            if (pair != null) {
              sample.add(pair);
            }
          });
      boolean joined = false;
      for (Comparison pair : sample.subList(before, sample.size())) {
        joined |= Rule.any(pair);
      }
      sampledRecords++;
      joinedRecords += joined ? 1 : 0;
    }
  }

  private double[][] countRandomPairs(double[][] usual) {
    double[][] counts = held(usual);
    Random random = new Random(left.size() * 31L + right.size());
    for (int i = 0; i < RANDOM_PAIRS; i++) {
      int one = random.nextInt(left.size());
      int two = random.nextInt(right.size());
      if (!within || one != two) {
        Comparison pair = comparer.compare(left.get(one), right.get(two));
        for (Field field : Field.values()) {
          count(counts, field, pair, 1);
        }
      }
    }
    return shares(counts);
  }

  private double[][] countJoinedPairs(double[][] usual) {
    double[][] counts = held(usual);
    for (Comparison pair : sample) {
      if (!Rule.any(pair)) {
        continue;
      }
      for (Rule rule : Rule.values()) {
        if (rule.joins(pair)) {
          for (Field field : Field.values()) {
            if (field != Field.KIND && !rule.looksAt(field)) {
              count(counts, field, pair, 1);
            }
          }
          break;
        }
      }
    }
    return shares(counts);
  }

  private double[][] expected(Weights weights, double[][] usual) {
    double[][] counts = held(usual);
    for (Comparison pair : sample) {
      if (!pair.isParted()) {
        double chance = Odds.chance(weights.bits(pair));
        if (chance >= LEAST_CHANCE) {
          for (Field field : Field.values()) {
            if (field != Field.KIND && (field != Field.NAME || pair.isKnownBesideName())) {
              count(counts, field, pair, chance);
            }
          }
        }
      }
    }
    return shares(counts);
  }

  /// How many of the sampled records have a partner, by the weights so far.
  private double expectedRecords(Weights weights) {
    double sum = 0;
    for (int i = 0; i < starts.size(); i++) {
      int end = i + 1 < starts.size() ? starts.get(i + 1) : sample.size();
      double none = 1;
      for (Comparison pair : sample.subList(starts.get(i), end)) {
        if (!pair.isParted()) {
          none *= 1 - Odds.chance(weights.bits(pair));
        }
      }
      sum += 1 - none;
    }
    return sum;
  }

  /// Bits of the chance that a random pair is a true one. It comes from the rules: the records they
  /// join are at least [#LEAST_FOUND_BY_RULES] of those that have a partner.
  ///
  /// @param expected sampled records that have a partner
  private double prior(double expected) {
    double here = Math.max(FEWEST, left.size());
    double there = Math.max(FEWEST, right.size());
    double shorter = Math.min(here, there);
    double bounded = Math.clamp(expected, joinedRecords, joinedRecords / LEAST_FOUND_BY_RULES);
    double partnered =
        Math.clamp(bounded / sampledRecords * here, LEAST_PARTNERED * shorter, shorter);
    double pairs = within ? here * (here - 1) / 2 : here * there;
    return Math.min(-1, Math.log(partnered / pairs) / Math.log(2));
  }

  private static double[][] held(double[][] usual) {
    double[][] counts = new double[usual.length][];
    for (int i = 0; i < usual.length; i++) {
      counts[i] = usual[i].clone();
      for (int level = 0; level < counts[i].length; level++) {
        counts[i][level] *= HELD;
      }
    }
    return counts;
  }

  private static void count(double[][] counts, Field field, Comparison pair, double chance) {
    if (pair.has(field)) {
      counts[field.ordinal()][pair.level(field)] += chance;
    }
  }

  private static double[][] shares(double[][] counts) {
    for (double[] field : counts) {
      double sum = 0;
      for (double count : field) {
        sum += count;
      }
      for (int level = 0; level < field.length; level++) {
        field[level] /= sum;
      }
    }
    return counts;
  }

  /// Joins a pair whatever its other fields say, and so shows how those behave on true pairs.
  private enum Rule {
    SAME_CODE(Field.CODE, Field.NAME) {
      @Override
      boolean joins(Comparison pair) {
        return pair.level(Field.CODE) == 2 && pair.level(Field.NAME) >= 2;
      }
    },
    SAME_CONTACT_AND_NAME(Field.PHONE, Field.EMAIL, Field.WEBSITE, Field.NAME) {
      @Override
      boolean joins(Comparison pair) {
        return (pair.level(Field.PHONE) == 3 || pair.level(Field.EMAIL) == 3)
            && pair.level(Field.NAME) >= 4;
      }
    },
    SAME_NAME_AND_HOUSE(Field.NAME, Field.ADDRESS, Field.DISTANCE, Field.CITY) {
      @Override
      boolean joins(Comparison pair) {
        return pair.level(Field.NAME) == 5
            && pair.bits(Field.NAME) >= SOME_NAME
            && (pair.level(Field.ADDRESS) == 4 || pair.level(Field.DISTANCE) == 5);
      }
    },
    RARE_NAME_TWICE(Field.NAME) {
      @Override
      boolean joins(Comparison pair) {
        return pair.level(Field.NAME) == 5 && pair.bits(Field.NAME) >= RARE_NAME;
      }
    };

    private final List<Field> fields;

    Rule(Field... fields) {
      this.fields = List.of(fields);
    }

    abstract boolean joins(Comparison pair);

    boolean looksAt(Field field) {
      return fields.contains(field);
    }

    static boolean any(Comparison pair) {
      if (pair.isParted() || pair.level(Field.KIND) == 0) {
        return false;
      }
      for (Rule rule : values()) {
        if (rule.joins(pair)) {
          return true;
        }
      }
      return false;
    }
  }
}
