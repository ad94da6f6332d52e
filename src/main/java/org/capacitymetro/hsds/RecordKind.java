package org.capacitymetro.hsds;

/// The kinds of record whose changes are kept.
public enum RecordKind {
  SERVICE,
  ORGANIZATION
}
