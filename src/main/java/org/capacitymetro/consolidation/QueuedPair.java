package org.capacitymetro.consolidation;

import java.time.Instant;
import java.util.List;
import org.capacitymetro.hsds.ServiceId;
import org.capacitymetro.matching.Evidence;
import org.jspecify.annotations.Nullable;

/// A pair of the review queue.
///
/// @param incoming the record of an import that is hidden until somebody has decided
/// @param cityOne code of the city the first lies in
/// @param reserved whether a place of the two is kept back
record QueuedPair(
    long id,
    ServiceId one,
    ServiceId other,
    double score,
    List<Evidence> why,
    Origin origin,
    @Nullable ServiceId incoming,
    Instant foundAt,
    State state,
    @Nullable String cityOne,
    @Nullable String cityOther,
    boolean reserved) {

  enum Origin {
    IMPORT,
    SWEEP
  }

  enum State {
    OPEN,
    /// Two people said different things.
    DISPUTED,
    SAME,
    DIFFERENT,
    /// One of the two is gone by other ways.
    SETTLED,
    /// The import that found it was taken back.
    WITHDRAWN
  }

  boolean waits() {
    return state == State.OPEN || state == State.DISPUTED;
  }
}
