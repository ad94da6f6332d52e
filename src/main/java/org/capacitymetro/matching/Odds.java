package org.capacitymetro.matching;

/// Bits and probabilities.
final class Odds {
  private Odds() {}

  static double chance(double bits) {
    return 1 / (1 + Math.pow(2, -bits));
  }

  static double bits(double chance) {
    return Math.log(chance / (1 - chance)) / Math.log(2);
  }
}
