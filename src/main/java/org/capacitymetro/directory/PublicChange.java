package org.capacitymetro.directory;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A change of a record as the public may know it: no names of people, no values.
///
/// @param source name of the list that spoke; empty unless `author` is [Author#SOURCE]
/// @param fields what changed, keys as in [DraftFields#keys]; of a reserved place only `place`,
///   which stands for everything about it
public record PublicChange(
    Instant at,
    Revision.Action action,
    Author author,
    String source,
    List<String> fields,
    @Nullable UUID other) {

  /// The kinds of author.
  public enum Author {
    SOURCE,
    PERSON,
    /// The body itself, answering its mail.
    ORGANIZATION,
    VISITOR,
    PROGRAM
  }

  public PublicChange {
    fields = List.copyOf(fields);
  }

  /// The fields by what readers call them together, keys of messages `history.group.*`.
  public List<String> groups() {
    return PublicGroups.of(fields);
  }
}
