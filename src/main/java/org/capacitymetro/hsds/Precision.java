package org.capacitymetro.hsds;

/// How much of a service's place the public may know. Applied once, where records leave this
/// module.
public enum Precision {
  /// Point and address as recorded.
  EXACT,
  /// The district at most: its inner point instead of the real one, no address.
  DISTRICT,
  /// The comune at most.
  COMUNE,
  /// Only that it serves a metropolitan city.
  HIDDEN
}
