package org.capacitymetro.directory;

/// What became of an edit.
public sealed interface WriteOutcome<D> {

  /// @param revision of the version just written
  record Written<D>(long revision) implements WriteOutcome<D> {}

  /// The record says already what was to be written.
  record Unchanged<D>(long revision) implements WriteOutcome<D> {}

  /// Somebody else wrote since; nothing is overwritten. [DraftFields#merge] of `base`, the edit and
  /// the current draft tells which fields both changed.
  ///
  /// @param base the draft the edit began with
  record Conflict<D>(Version<D> current, D base) implements WriteOutcome<D> {}
}
