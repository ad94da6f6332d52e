package org.capacitymetro.directory;

import java.time.Instant;
import java.util.List;
import org.capacitymetro.hsds.OrganizationId;

/// Something public that happened around an organization and is no change of its record, such as
/// that its people have taken it over. A module that knows such things contributes a bean; the
/// public history shows them among the changes.
public interface OrganizationNotes {

  /// Newest first.
  List<Note> of(OrganizationId id);

  /// @param key of the messages `history.note.{key}` and `history.note.{key}.by`; never about a
  ///   person
  record Note(Instant at, String key) {}
}
