package org.capacitymetro.directory;

import java.util.List;

/// What became of the records of a change set that was taken back.
///
/// @param changeSet the change set that took it back; 0 when there was nothing to take back
/// @param restored back to what they were
/// @param removed created by the change set, no longer public
/// @param left changed by somebody since, or still needed by others: as they are
public record Undone(
    long changeSet, List<RecordRef> restored, List<RecordRef> removed, List<RecordRef> left) {}
