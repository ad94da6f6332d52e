package org.capacitymetro.matching;

import java.util.List;

/// Two that may be one.
///
/// @param a id in the first list
/// @param b id in the second list, or in the same one after [Matcher#within]
/// @param score the probability that they are one, from 0 to 1, rivals considered; of
///   [Decision#PERHAPS] between the thresholds of [Settings]
/// @param why reasons, the strongest first
public record Pair(String a, String b, double score, Decision decision, List<Evidence> why) {
  public Pair {
    why = List.copyOf(why);
  }
}
