package org.capacitymetro.matching;

/// Follows long work.
@FunctionalInterface
public interface Watch {
  Watch NOBODY = (phase, done) -> {};

  /// @param phase name of the phase
  /// @param done from 0 to 1
  void at(String phase, double done);
}
