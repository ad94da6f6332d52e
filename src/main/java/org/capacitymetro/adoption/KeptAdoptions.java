package org.capacitymetro.adoption;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.capacitymetro.accounts.KeptForms;
import org.capacitymetro.rights.PersonId;
import org.capacitymetro.writing.Typed;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Table `adoption_kept`: what a person typed into an adoption and has not saved.
@Component
class KeptAdoptions {
  /// Longer than all fields of an adoption may be together.
  static final int LONGEST = 300_000;

  private final KeptForms<Map<String, List<String>>> forms;

  KeptAdoptions(JdbcClient jdbc, JsonMapper json, Clock clock) {
    forms =
        new KeptForms<>(
            jdbc, json, clock, "adoption_kept", "adoption", LONGEST, new TypeReference<>() {});
  }

  /// As [KeptForms#keep].
  boolean keep(PersonId person, AdoptionId adoption, Typed typed) {
    return forms.keep(adoption.value(), person, typed.values());
  }

  Optional<Typed> find(PersonId person, AdoptionId adoption) {
    return forms.find(adoption.value(), person).map(Typed::new);
  }

  void discard(PersonId person, AdoptionId adoption) {
    forms.discard(adoption.value(), person);
  }
}
