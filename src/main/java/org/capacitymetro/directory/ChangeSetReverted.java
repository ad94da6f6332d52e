package org.capacitymetro.directory;

/// A change set was taken back, in the transaction that is still open. Whoever keeps something
/// besides the directory that came with it takes that back too.
///
/// @param changeSet what was taken back
/// @param by the change set that did so, which may be taken back itself
public record ChangeSetReverted(long changeSet, long by) {}
