package org.capacitymetro.directory;

/// The kinds of record whose changes are kept.
public enum RecordKind {
  SERVICE,
  ORGANIZATION
}
