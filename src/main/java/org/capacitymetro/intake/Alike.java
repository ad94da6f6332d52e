package org.capacitymetro.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.capacitymetro.consolidation.Candidate;
import org.capacitymetro.hsds.ServiceId;
import org.capacitymetro.matching.Evidence;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// What a row may be the same as, as it is kept: a record or another row of the file.
///
/// @param row number of the row
public record Alike(
    @Nullable UUID record, @Nullable Integer row, double score, List<Evidence> why) {
  private static final int MOST = 5;
  private static final JsonMapper JSON = new JsonMapper();

  /// @param numbers of the rows that were assessed, in their order
  static List<Alike> of(List<Candidate> candidates, List<Integer> numbers) {
    List<Alike> alike = new ArrayList<>();
    for (Candidate candidate : candidates.subList(0, Math.min(MOST, candidates.size()))) {
      ServiceId record = candidate.record();
      Integer index = candidate.incomingIndex();
      alike.add(
          new Alike(
              record == null ? null : record.value(),
              index == null ? null : numbers.get(index),
              candidate.score(),
              candidate.why()));
    }
    return alike;
  }

  static String text(List<Alike> alike) {
    return JSON.writeValueAsString(alike);
  }

  static List<Alike> parse(@Nullable String text) {
    return text == null ? List.of() : JSON.readValue(text, new TypeReference<List<Alike>>() {});
  }
}
