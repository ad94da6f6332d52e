package org.capacitymetro.accounts;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.capacitymetro.rights.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// What people typed into the forms of one kind of thing and have not saved: one row for each
/// person and thing, in a table with the columns of its id, `person`, `fields` and `kept_at`. Gone
/// with the account.
///
/// @param <F> fields by their names
public final class KeptForms<F> {
  /// The escape of NUL in JSON, not the words `\\u0000` that somebody typed.
  private static final Pattern NUL = Pattern.compile("(?<!\\\\)((?:\\\\\\\\)*)\\\\u0000");

  private final JdbcClient jdbc;
  private final JsonMapper json;
  private final Clock clock;
  private final String table;
  private final String column;
  private final int longest;
  private final TypeReference<F> type;

  /// @param column of the thing's id
  /// @param longest characters of all fields together; a longer form is told at its fields and need
  ///   not be kept
  public KeptForms(
      JdbcClient jdbc,
      JsonMapper json,
      Clock clock,
      String table,
      String column,
      int longest,
      TypeReference<F> type) {
    this.jdbc = jdbc;
    this.json = json;
    this.clock = clock;
    this.table = table;
    this.column = column;
    this.longest = longest;
    this.type = type;
  }

  /// Whether it was kept: what is too long is not. The character NUL is left out, since no text of
  /// the database may hold it.
  public boolean keep(UUID thing, PersonId person, F fields) {
    String text = NUL.matcher(json.writeValueAsString(fields)).replaceAll("$1");
    if (text.length() > longest) {
      return false;
    }
    jdbc.sql(
            """
            insert into %1$s (%2$s, person, fields, kept_at)
            values (:thing, :person, cast(:fields as jsonb), :at)
            on conflict (%2$s, person) do update
              set fields = excluded.fields, kept_at = excluded.kept_at
            """
                .formatted(table, column))
        .param("thing", thing)
        .param("person", person.value())
        .param("fields", text)
        .param("at", clock.instant().atOffset(ZoneOffset.UTC))
        .update();
    return true;
  }

  public Optional<F> find(UUID thing, PersonId person) {
    return jdbc.sql(
            "select fields from %s where %s = :thing and person = :person".formatted(table, column))
        .param("thing", thing)
        .param("person", person.value())
        .query((row, number) -> json.readValue(row.getString("fields"), type))
        .optional();
  }

  public void discard(UUID thing, PersonId person) {
    jdbc.sql("delete from %s where %s = :thing and person = :person".formatted(table, column))
        .param("thing", thing)
        .param("person", person.value())
        .update();
  }
}
