package org.capacitymetro.editing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.capacitymetro.rights.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Table `kept_form`: what was typed and is not saved yet. A draft belongs to a person and stays
/// until it is saved or thrown away; what a form held when its session ended belongs to nobody
/// until somebody signs in with the address of it, and is gone after a day.
@Component
class KeptForms {
  /// More than any form holds; a longer text is told at its field and need not be kept.
  static final int LONGEST = 400_000;

  private static final int MOST_HELD = 200;
  private static final Duration HELD_FOR = Duration.ofDays(1);
  private static final TypeReference<Map<String, List<String>>> VALUES = new TypeReference<>() {};

  /// @param target which record: `service:UUID` or `service:new`
  record Kept(UUID id, String target, Fields fields, Instant at) {}

  private final JdbcClient jdbc;
  private final JsonMapper json;
  private final Clock clock;

  KeptForms(JdbcClient jdbc, JsonMapper json, Clock clock) {
    this.jdbc = jdbc;
    this.json = json;
    this.clock = clock;
  }

  /// What became of a draft: one that is too long is not kept, nor one that waited on a device
  /// while its owner wrote a newer one elsewhere.
  enum Outcome {
    KEPT,
    TOO_LONG,
    OLDER
  }

  /// @param waited how long ago it was typed, zero for just now
  Outcome keep(PersonId person, String target, Fields fields, Duration waited) {
    String text = json.writeValueAsString(fields.values());
    if (text.length() > LONGEST) {
      return Outcome.TOO_LONG;
    }
    int kept =
        jdbc.sql(
                """
            insert into kept_form (id, person, target, fields, kept_at)
            values (:id, :person, :target, cast(:fields as jsonb), :now)
            on conflict (person, target) do update
              set fields = excluded.fields, kept_at = excluded.kept_at
              where :just or kept_form.kept_at <= :typed or kept_form.fields = excluded.fields
            """)
            .param("id", UUID.randomUUID())
            .param("person", person.value())
            .param("target", target)
            .param("fields", text)
            .param("now", now())
            .param("just", waited.isZero())
            .param("typed", now().minus(waited))
            .update();
    return kept == 1 ? Outcome.KEPT : Outcome.OLDER;
  }

  Optional<Kept> find(PersonId person, String target) {
    return jdbc.sql("select * from kept_form where person = :person and target = :target")
        .param("person", person.value())
        .param("target", target)
        .query((row, number) -> kept(row))
        .optional();
  }

  /// The drafts of a person, oldest first.
  List<Kept> list(PersonId person) {
    return jdbc.sql("select * from kept_form where person = :person order by kept_at")
        .param("person", person.value())
        .query((row, number) -> kept(row))
        .list();
  }

  void discard(PersonId person, String target) {
    jdbc.sql("delete from kept_form where person = :person and target = :target")
        .param("person", person.value())
        .param("target", target)
        .update();
  }

  /// Holds what came in without a session; only the last few hundred of a day are held, so that
  /// nobody can fill the disk. Empty when the form is too long.
  Optional<UUID> hold(String target, Fields fields) {
    String text = json.writeValueAsString(fields.values());
    if (text.length() > LONGEST) {
      return Optional.empty();
    }
    jdbc.sql(
            """
            delete from kept_form where person is null and (kept_at < :old or id in (
              select id from kept_form where person is null order by kept_at desc offset :most))
            """)
        .param("old", clock.instant().minus(HELD_FOR).atOffset(ZoneOffset.UTC))
        .param("most", MOST_HELD - 1)
        .update();
    UUID id = UUID.randomUUID();
    jdbc.sql(
            """
            insert into kept_form (id, target, fields, kept_at)
            values (:id, :target, cast(:fields as jsonb), :now)
            """)
        .param("id", id)
        .param("target", target)
        .param("fields", text)
        .param("now", now())
        .update();
    return Optional.of(id);
  }

  /// What was held for this record under this id.
  Optional<Kept> findHeld(UUID id, String target) {
    return jdbc.sql(
            "select * from kept_form where id = :id and target = :target and person is null")
        .param("id", id)
        .param("target", target)
        .query((row, number) -> kept(row))
        .optional();
  }

  private Kept kept(java.sql.ResultSet row) throws java.sql.SQLException {
    return new Kept(
        row.getObject("id", UUID.class),
        row.getString("target"),
        new Fields(json.readValue(row.getString("fields"), VALUES)),
        row.getObject("kept_at", OffsetDateTime.class).toInstant());
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }
}
