package org.capacitymetro.matching;

/// Where the decisions lie. One set for everything: docs/decisions/0032 says why these.
///
/// @param same probability from which a pair is [Decision#SAME]
/// @param perhaps probability from which a pair is told of
/// @param threads that compare at one time
public record Settings(double same, double perhaps, int threads) {
  public static final Settings STANDARD =
      new Settings(0.99, 0.5, Math.max(1, Math.min(8, Runtime.getRuntime().availableProcessors())));

  public Settings {
    if (!(perhaps > 0 && perhaps <= same && same <= 1)) {
      throw new IllegalArgumentException(
          "perhaps and same: " + perhaps + " and " + same + " are not rising between 0 and 1");
    }
    if (threads < 1) {
      throw new IllegalArgumentException("threads: " + threads + " is less than 1");
    }
  }
}
