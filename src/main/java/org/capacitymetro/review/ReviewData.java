package org.capacitymetro.review;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.capacitymetro.accounts.PersonalData;
import org.capacitymetro.rights.PersonId;
import org.springframework.stereotype.Component;

/// What a person was asked to judge and answered, in the file with all that is kept about the
/// person.
@Component
class ReviewData implements PersonalData {
  private final RoundStore store;
  private final KeptFields kept;

  ReviewData(RoundStore store, KeptFields kept) {
    this.store = store;
    this.kept = kept;
  }

  @Override
  public String part() {
    return "reviews";
  }

  @Override
  public List<Map<String, Object>> of(PersonId person) {
    return store.list(person).stream()
        .flatMap(
            round ->
                round.requests().stream()
                    .filter(request -> person.equals(request.person()))
                    .map(request -> data(round, request, person)))
        .toList();
  }

  private Map<String, Object> data(Round round, Request request, PersonId person) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("practice", round.practice().shortForm());
    data.put("asked", request.askedAt());
    data.put("state", request.state().code());
    data.put("role", request.role());
    data.put("conflict", request.conflict());
    data.put("grid", request.grid());
    kept.find(round.id(), person).ifPresent(fields -> data.put("unsaved", fields));
    return data;
  }
}
