package org.capacitymetro.directory;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One change of one record: the version it led to is known by `id`.
///
/// @param id rises with every change of a record; a version is asked for and edited by it
/// @param actor as in [Directory.ChangeSetInfo]
/// @param other the second record of a change that concerns two: what a record was merged with,
///   what was split off
public record Revision(
    long id,
    long changeSet,
    Instant at,
    String actor,
    String reason,
    Action action,
    @Nullable UUID other) {

  /// What happened to a record.
  public enum Action {
    CREATED,
    CHANGED,
    /// The managing or funding body of a service changed; the service itself did not.
    PROVIDER,
    /// A service came to lie in other areas, because boundaries were imported; it did not change.
    PLACED,
    /// Went back to an earlier version.
    REVERTED,
    CLOSED,
    REOPENED,
    /// Taken out of the search, its page still says what is known.
    HIDDEN,
    /// Taken from the public altogether, e.g. created by an import that was undone.
    REMOVED,
    /// Given up in favour of another record.
    MERGED,
    /// Took in another record.
    ABSORBED,
    /// Part of it became a record of its own.
    SPLIT,
    /// Somebody found it still true, or said how it is now known.
    VERIFIED,
    /// Somebody said whether there are places.
    AVAILABILITY,
    /// Its source says something new; the record stays as it is.
    HEARD;

    /// Whether the record is different afterwards.
    boolean isRevision() {
      return this != PROVIDER && this != PLACED && this != HEARD;
    }

    /// Whether the log keeps the record as it was before.
    boolean keepsVersion() {
      return this != PROVIDER && this != PLACED && this != CREATED;
    }
  }
}
