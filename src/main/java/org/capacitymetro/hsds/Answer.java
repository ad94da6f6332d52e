package org.capacitymetro.hsds;

/// An answer that may be missing: unknown is shown as such, never as no.
public enum Answer {
  YES,
  NO,
  UNKNOWN
}
