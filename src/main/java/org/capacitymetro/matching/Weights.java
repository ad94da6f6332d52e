package org.capacitymetro.matching;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Turns a [Comparison] into bits: the prior, and a weight for each field. Fields that speak of the
/// same fact twice (a point and an address; number, mail and site of one body) do not count twice.
///
/// @param m by [Field] and level
/// @param u by [Field] and level
/// @param prior bits before anything is compared, below zero
record Weights(double[][] m, double[][] u, double prior) {
  /// For two alone, of which nobody knows how many others there are.
  static final double PAIR_PRIOR = -11;

  private static final Field[] CONTACTS = {Field.PHONE, Field.EMAIL, Field.WEBSITE};

  /// What the second and third contact count that agree, and a contact that differs beside one that
  /// agrees.
  private static final double[] CONTACT_SHARES = {1, 0.6, 0.4};

  private static final double BESIDE_AGREEMENT = 0.5;

  /// What an address adds to a point, or a point to an address, that says the same.
  private static final double CONFIRMED = 1.5;

  private static final double NEAR_BUT_OTHER_ADDRESS = -1;

  static Weights usual(double prior) {
    Field[] fields = Field.values();
    double[][] m = new double[fields.length][];
    double[][] u = new double[fields.length][];
    for (Field field : fields) {
      m[field.ordinal()] = new double[field.levels()];
      u[field.ordinal()] = new double[field.levels()];
      for (int level = 0; level < field.levels(); level++) {
        m[field.ordinal()][level] = field.usualM(level);
        u[field.ordinal()][level] = field.usualU(level);
      }
    }
    return new Weights(m, u, prior);
  }

  /// The weight of one field by itself; 0 where it is missing.
  double alone(Field field, Comparison comparison) {
    int level = comparison.level(field);
    if (level < 0) {
      return 0;
    }
    double same = Math.log(m[field.ordinal()][level]) / LN2;
    double weight =
        field.isInformed(level)
            ? same + comparison.bits(field)
            : same - Math.log(u[field.ordinal()][level]) / LN2;
    return Math.min(weight, field.most());
  }

  private static final double LN2 = Math.log(2);

  /// All weights by [Field].
  double[] weigh(Comparison comparison) {
    double[] weights = new double[Field.values().length];
    for (Field field : Field.values()) {
      weights[field.ordinal()] = alone(field, comparison);
    }
    contacts(weights);
    place(weights, comparison);
    return weights;
  }

  double bits(Comparison comparison) {
    double sum = prior;
    for (double weight : weigh(comparison)) {
      sum += weight;
    }
    return sum;
  }

  /// May be told of as [Decision#SAME]: nothing is against it, and where the house is not known to
  /// be one, the rest is sure without the street.
  ///
  /// @param sure bits from which a pair is sure
  boolean settles(Comparison comparison, double sure) {
    if (!comparison.maySettle()) {
      return false;
    }
    return !comparison.isPlaceOpen()
        || comparison.isKnownBesideName()
        || bits(comparison) - Math.max(0, weigh(comparison)[Field.ADDRESS.ordinal()]) >= sure;
  }

  /// The reasons, the strongest first.
  List<Evidence> reasons(Comparison comparison) {
    double[] weights = weigh(comparison);
    List<Evidence> reasons = new ArrayList<>();
    for (Field field : Field.values()) {
      if (comparison.has(field)) {
        reasons.add(new Evidence(field.kind(), comparison.value(field), weights[field.ordinal()]));
      }
    }
    if (comparison.isParted()) {
      reasons.add(new Evidence(Evidence.Kind.NUMBERS, 0, 0));
    }
    reasons.sort(
        Comparator.comparingDouble((Evidence reason) -> -Math.abs(reason.weight()))
            .thenComparing(Evidence::kind));
    return reasons;
  }

  private static void contacts(double[] weights) {
    boolean agrees = false;
    boolean[] done = new boolean[CONTACTS.length];
    for (double share : CONTACT_SHARES) {
      int best = -1;
      for (int i = 0; i < CONTACTS.length; i++) {
        if (!done[i]
            && weights[CONTACTS[i].ordinal()] > 0
            && (best < 0 || weights[CONTACTS[i].ordinal()] > weights[CONTACTS[best].ordinal()])) {
          best = i;
        }
      }
      if (best >= 0) {
        done[best] = true;
        agrees = true;
        weights[CONTACTS[best].ordinal()] *= share;
      }
    }
    for (Field contact : CONTACTS) {
      if (agrees && weights[contact.ordinal()] < 0) {
        weights[contact.ordinal()] *= BESIDE_AGREEMENT;
      }
    }
  }

  private static void place(double[] weights, Comparison comparison) {
    int distance = Field.DISTANCE.ordinal();
    int address = Field.ADDRESS.ordinal();
    if (!comparison.has(Field.DISTANCE)) {
      return;
    }
    weights[Field.CITY.ordinal()] = 0;
    boolean near = comparison.level(Field.DISTANCE) >= 3;
    if (near && weights[address] > 0) {
      if (weights[distance] >= weights[address]) {
        weights[address] = CONFIRMED;
      } else {
        weights[address] -= Math.max(0, weights[distance]);
        weights[address] += CONFIRMED;
      }
    } else if (near && weights[address] < 0) {
      weights[address] = Math.max(weights[address], NEAR_BUT_OTHER_ADDRESS);
    }
  }
}
