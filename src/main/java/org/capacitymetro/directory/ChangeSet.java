package org.capacitymetro.directory;

import java.time.Instant;
import java.util.UUID;
import org.capacitymetro.hsds.RecordRef;
import org.jspecify.annotations.Nullable;

/// A change set as lists of them show it.
///
/// @param actor as in [Directory.ChangeSetInfo]
/// @param services how many services it touched, `organizations` how many bodies
/// @param created how many of all these it created
/// @param later how many of them somebody changed again since: taking it back would leave them
/// @param undoes whether it takes something back itself
/// @param first one of the records it touched, to name it where it is the only one
public record ChangeSet(
    long id,
    Instant at,
    String actor,
    String reason,
    int services,
    int organizations,
    int created,
    int later,
    boolean undoes,
    RecordRef first) {

  public int records() {
    return services + organizations;
  }

  /// A record a change set touched, with what belongs to it for the sake of rights.
  ///
  /// @param city code of its city, null outside every city
  /// @param organization that answers for it: the body itself, or the one that manages a service
  public record Touched(RecordRef record, @Nullable String city, @Nullable UUID organization) {}
}
