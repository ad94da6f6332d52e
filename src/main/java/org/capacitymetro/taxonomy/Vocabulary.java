package org.capacitymetro.taxonomy;

/// The vocabularies of the directory (HSDS `taxonomy`).
public enum Vocabulary {
  /// What a service is about; two levels.
  SECTOR,
  /// Whom a service is for (HSDS eligibility); one level.
  TARGET
}
