package org.capacitymetro.practices;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.capacitymetro.accounts.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Table `practice_kept`: what a person typed into a sheet and has not saved.
@Component
class KeptSheets {
  /// Longer than any sheet may be; a longer text is told at its field and need not be kept.
  static final int LONGEST = 400_000;

  private static final TypeReference<Map<String, List<String>>> VALUES = new TypeReference<>() {};

  private final JdbcClient jdbc;
  private final JsonMapper json;
  private final Clock clock;

  KeptSheets(JdbcClient jdbc, JsonMapper json, Clock clock) {
    this.jdbc = jdbc;
    this.json = json;
    this.clock = clock;
  }

  /// Whether it was kept: a form that is too long is not.
  boolean keep(PersonId person, PracticeId practice, Typed typed) {
    String text = json.writeValueAsString(typed.values());
    if (text.length() > LONGEST) {
      return false;
    }
    jdbc.sql(
            """
            insert into practice_kept (practice, person, fields, kept_at)
            values (:practice, :person, cast(:fields as jsonb), :at)
            on conflict (practice, person) do update
              set fields = excluded.fields, kept_at = excluded.kept_at
            """)
        .param("practice", practice.value())
        .param("person", person.value())
        .param("fields", text)
        .param("at", PracticeStore.time(clock.instant()))
        .update();
    return true;
  }

  Optional<Typed> find(PersonId person, PracticeId practice) {
    return jdbc.sql(
            "select fields from practice_kept where practice = :practice and person = :person")
        .param("practice", practice.value())
        .param("person", person.value())
        .query((row, number) -> new Typed(json.readValue(row.getString("fields"), VALUES)))
        .optional();
  }

  void discard(PersonId person, PracticeId practice) {
    jdbc.sql("delete from practice_kept where practice = :practice and person = :person")
        .param("practice", practice.value())
        .param("person", person.value())
        .update();
  }
}
