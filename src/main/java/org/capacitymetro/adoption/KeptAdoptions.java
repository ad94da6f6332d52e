package org.capacitymetro.adoption;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.capacitymetro.accounts.PersonId;
import org.capacitymetro.practices.Typed;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Table `adoption_kept`: what a person typed into an adoption and has not saved.
@Component
class KeptAdoptions {
  /// Longer than all fields of an adoption may be together.
  static final int LONGEST = 300_000;

  private static final TypeReference<Map<String, List<String>>> VALUES = new TypeReference<>() {};

  private final JdbcClient jdbc;
  private final JsonMapper json;
  private final Clock clock;

  KeptAdoptions(JdbcClient jdbc, JsonMapper json, Clock clock) {
    this.jdbc = jdbc;
    this.json = json;
    this.clock = clock;
  }

  /// Whether it was kept: a form that is too long is not.
  boolean keep(PersonId person, AdoptionId adoption, Typed typed) {
    String text = json.writeValueAsString(typed.values()).replace("\\u0000", "");
    if (text.length() > LONGEST) {
      return false;
    }
    jdbc.sql(
            """
            insert into adoption_kept (adoption, person, fields, kept_at)
            values (:adoption, :person, cast(:fields as jsonb), :at)
            on conflict (adoption, person) do update
              set fields = excluded.fields, kept_at = excluded.kept_at
            """)
        .param("adoption", adoption.value())
        .param("person", person.value())
        .param("fields", text)
        .param("at", AdoptionStore.time(clock.instant()))
        .update();
    return true;
  }

  Optional<Typed> find(PersonId person, AdoptionId adoption) {
    return jdbc.sql(
            "select fields from adoption_kept where adoption = :adoption and person = :person")
        .param("adoption", adoption.value())
        .param("person", person.value())
        .query((row, number) -> new Typed(json.readValue(row.getString("fields"), VALUES)))
        .optional();
  }

  void discard(PersonId person, AdoptionId adoption) {
    jdbc.sql("delete from adoption_kept where adoption = :adoption and person = :person")
        .param("adoption", adoption.value())
        .param("person", person.value())
        .update();
  }
}
