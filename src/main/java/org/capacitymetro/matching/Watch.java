package org.capacitymetro.matching;

/// Hears how far the work is. Called from one thread at a time, a few hundred times at most; an
/// exception it throws ends the work and reaches the caller (that is how a job is cancelled).
@FunctionalInterface
public interface Watch {
  /// Hears nothing.
  Watch NONE = share -> {};

  /// @param share of the work that is done, from 0 to 1, never falling
  void reached(double share);
}
