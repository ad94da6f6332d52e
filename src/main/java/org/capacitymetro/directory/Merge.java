package org.capacitymetro.directory;

import java.util.List;

/// Two edits of one record brought together field by field.
///
/// @param merged every field as the one side that changed it wants it; fields of `conflicts` as in
///   the first edit
/// @param conflicts fields that both sides changed, each to something else
public record Merge<D>(D merged, List<Conflict> conflicts) {

  /// @param field key as in [DraftFields#keys]
  public record Conflict(String field, FieldValue base, FieldValue mine, FieldValue theirs) {}

  public Merge {
    conflicts = List.copyOf(conflicts);
  }
}
