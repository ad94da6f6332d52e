package org.capacitymetro.directory;

/// What [Precedence] says of a field that two sources fill differently.
public enum Ruling {
  /// The record's own value stays.
  KEPT,
  /// The other's value is taken.
  TAKEN,
  /// Both stay: lists of numbers, addresses, sites and further facts.
  UNITED,
  /// The other would win, but somebody verified the value: a person is asked.
  PROPOSED
}
