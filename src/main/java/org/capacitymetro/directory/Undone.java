package org.capacitymetro.directory;

import java.util.List;
import org.capacitymetro.hsds.RecordRef;

/// What became of the records of a change set that was taken back.
///
/// @param changeSet the change set that took it back; 0 when there was nothing to take back
/// @param restored back to what they were, as far as nobody changed them since
/// @param removed created by the change set, no longer public
/// @param left changed by somebody since, or still needed by others: as they are
/// @param kept fields that both the change set and somebody since changed, by record: they stay as
///   they are now and wait for somebody to look
public record Undone(
    long changeSet,
    List<RecordRef> restored,
    List<RecordRef> removed,
    List<RecordRef> left,
    List<Kept> kept) {

  /// @param fields keys as in [DraftFields#keys]
  public record Kept(RecordRef record, List<String> fields) {
    public Kept {
      fields = List.copyOf(fields);
    }
  }
}
