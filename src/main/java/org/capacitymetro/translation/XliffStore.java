package org.capacitymetro.translation;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.capacitymetro.rights.PersonId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Table `translation_import`. What nobody wrote is forgotten after 30 days.
@Component
class XliffStore {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Duration KEPT = Duration.ofDays(30);

  /// @param written null until it was written
  record Import(
      UUID id,
      String name,
      String language,
      List<XliffUnit> units,
      List<String> problems,
      @Nullable Integer written) {}

  private final JdbcClient jdbc;
  private final Clock clock;

  XliffStore(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  UUID add(PersonId person, String name, String language, XliffReader.File file) {
    jdbc.sql("delete from translation_import where read_at < :before")
        .param("before", clock.instant().minus(KEPT).atOffset(ZoneOffset.UTC))
        .update();
    UUID id = UUID.randomUUID();
    jdbc.sql(
            """
            insert into translation_import (id, person, name, language, units, problems, read_at)
            values (:id, :person, :name, :language, cast(:units as jsonb),
              cast(:problems as jsonb), :at)
            """)
        .param("id", id)
        .param("person", person.value())
        .param("name", name)
        .param("language", language)
        .param("units", json(file.units()))
        .param("problems", json(file.problems()))
        .param("at", clock.instant().atOffset(ZoneOffset.UTC))
        .update();
    return id;
  }

  /// NUL is in no text of the database.
  private static String json(Object value) {
    return JSON.writeValueAsString(value).replaceAll("(?<!\\\\)((?:\\\\\\\\)*)\\\\u0000", "$1");
  }

  Optional<Import> find(UUID id, PersonId person) {
    return jdbc.sql("select * from translation_import where id = :id and person = :person")
        .param("id", id)
        .param("person", person.value())
        .query(
            (row, number) ->
                new Import(
                    id,
                    row.getString("name"),
                    row.getString("language"),
                    JSON.readValue(row.getString("units"), new TypeReference<>() {}),
                    JSON.readValue(row.getString("problems"), new TypeReference<>() {}),
                    row.getObject("written", Integer.class)))
        .optional();
  }

  /// False when it was written before.
  boolean begin(UUID id) {
    return jdbc.sql("update translation_import set written = 0 where id = :id and written is null")
            .param("id", id)
            .update()
        == 1;
  }

  void written(UUID id, int count) {
    jdbc.sql("update translation_import set written = :count where id = :id")
        .param("id", id)
        .param("count", count)
        .update();
  }
}
