package org.capacitymetro.matching;

/// One reason for or against two descriptions meaning one place.
///
/// @param value similarity from 0 to 1, metres for distance
/// @param weight in bits, negative against
public record Evidence(Kind kind, double value, double weight) {
  public enum Kind {
    NAME
  }
}
