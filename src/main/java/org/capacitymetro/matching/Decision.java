package org.capacitymetro.matching;

/// What becomes of a pair that is told of. Pairs below both thresholds are not told of.
public enum Decision {
  /// So surely one thing that nobody needs to look.
  SAME,
  /// More likely one thing than not, or sure by itself and in the way of another: somebody looks.
  PERHAPS
}
