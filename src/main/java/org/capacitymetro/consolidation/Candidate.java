package org.capacitymetro.consolidation;

import java.util.List;
import org.capacitymetro.hsds.ServiceId;
import org.capacitymetro.matching.Evidence;
import org.jspecify.annotations.Nullable;

/// What an incoming draft may be the same as: a record of the directory or another incoming draft.
/// Just one of the two is given.
///
/// @param record of the directory
/// @param incomingIndex place of the other draft in the list that was assessed, always before this
///   one's own where the outcome is SAME, so that writing in order finds it there
/// @param score from 0 to 1
/// @param why in the order of their weight
public record Candidate(
    @Nullable ServiceId record, @Nullable Integer incomingIndex, double score, List<Evidence> why) {

  public Candidate {
    if ((record == null) == (incomingIndex == null)) {
      throw new IllegalArgumentException("candidate: either a record or an incoming draft");
    }
    why = List.copyOf(why);
  }
}
