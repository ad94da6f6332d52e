package org.capacitymetro.matching;

import java.util.List;

/// What was found.
///
/// @param pairs the likeliest first, then by ids
/// @param clusters of all pairs, the largest first
public record Matches(List<Pair> pairs, List<Cluster> clusters) {
  public Matches {
    pairs = List.copyOf(pairs);
    clusters = List.copyOf(clusters);
  }

  public List<Pair> list(Decision decision) {
    return pairs.stream().filter(pair -> pair.decision() == decision).toList();
  }
}
