package org.capacitymetro.review;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.capacitymetro.accounts.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Table `review_kept`: what a person typed into a grid or an answer and has not handed in.
@Component
class KeptFields {
  /// Longer than every field may be together.
  static final int LONGEST = 60_000;

  private static final TypeReference<Map<String, String>> FIELDS = new TypeReference<>() {};

  private final JdbcClient jdbc;
  private final JsonMapper json;
  private final Clock clock;

  KeptFields(JdbcClient jdbc, JsonMapper json, Clock clock) {
    this.jdbc = jdbc;
    this.json = json;
    this.clock = clock;
  }

  /// Whether it was kept: what is too long is not.
  boolean keep(UUID round, PersonId person, Map<String, String> fields) {
    String text = json.writeValueAsString(fields);
    if (text.length() > LONGEST) {
      return false;
    }
    jdbc.sql(
            """
            insert into review_kept (round, person, fields, kept_at)
            values (:round, :person, cast(:fields as jsonb), :at)
            on conflict (round, person) do update
              set fields = excluded.fields, kept_at = excluded.kept_at
            """)
        .param("round", round)
        .param("person", person.value())
        .param("fields", text)
        .param("at", clock.instant().atOffset(ZoneOffset.UTC))
        .update();
    return true;
  }

  Optional<Map<String, String>> find(UUID round, PersonId person) {
    return jdbc.sql("select fields from review_kept where round = :round and person = :person")
        .param("round", round)
        .param("person", person.value())
        .query((row, number) -> json.readValue(row.getString("fields"), FIELDS))
        .optional();
  }

  void discard(UUID round, PersonId person) {
    jdbc.sql("delete from review_kept where round = :round and person = :person")
        .param("round", round)
        .param("person", person.value())
        .update();
  }
}
