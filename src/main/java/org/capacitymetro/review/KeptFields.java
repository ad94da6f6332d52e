package org.capacitymetro.review;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.capacitymetro.accounts.KeptForms;
import org.capacitymetro.rights.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Table `review_kept`: what a person typed into a grid or an answer and has not handed in.
@Component
class KeptFields {
  /// Longer than every field may be together.
  static final int LONGEST = 60_000;

  private final KeptForms<Map<String, String>> forms;

  KeptFields(JdbcClient jdbc, JsonMapper json, Clock clock) {
    forms =
        new KeptForms<>(
            jdbc, json, clock, "review_kept", "round", LONGEST, new TypeReference<>() {});
  }

  /// As [KeptForms#keep].
  boolean keep(UUID round, PersonId person, Map<String, String> fields) {
    return forms.keep(round, person, fields);
  }

  Optional<Map<String, String>> find(UUID round, PersonId person) {
    return forms.find(round, person);
  }

  void discard(UUID round, PersonId person) {
    forms.discard(round, person);
  }
}
