package org.capacitymetro.writing;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/// The versions of things that are written by hand, sheets and guides: each whole, never changed,
/// with who, when and why. A table with the columns of the thing's id, `version`, `content`, `by`,
/// `at` and `reason`.
///
/// @param <C> what a version says
public final class VersionTable<C> {
  private final JdbcClient jdbc;
  private final JsonMapper json;
  private final String table;
  private final String column;
  private final Class<C> type;

  /// One version, without what it says.
  ///
  /// @param by actor
  public record Version(int version, String by, Instant at, String reason) {}

  /// @param column of the thing's id
  public VersionTable(
      JdbcClient jdbc, JsonMapper json, String table, String column, Class<C> type) {
    this.jdbc = jdbc;
    this.json = json;
    this.table = table;
    this.column = column;
    this.type = type;
  }

  public void insert(UUID id, int version, C content, String by, Instant at, String reason) {
    jdbc.sql(
            """
            insert into %s (%s, version, content, by, at, reason)
            values (:id, :version, cast(:content as jsonb), :by, :at, :reason)
            """
                .formatted(table, column))
        .param("id", id)
        .param("version", version)
        .param("content", json.writeValueAsString(content))
        .param("by", by)
        .param("at", at.atOffset(ZoneOffset.UTC))
        .param("reason", reason)
        .update();
  }

  public Optional<C> find(UUID id, int version) {
    return jdbc.sql(
            "select content from %s where %s = :id and version = :version".formatted(table, column))
        .param("id", id)
        .param("version", version)
        .query((row, number) -> json.readValue(row.getString("content"), type))
        .optional();
  }

  /// Newest first.
  public List<Version> list(UUID id) {
    return jdbc.sql(
            "select version, by, at, reason from %s where %s = :id order by version desc"
                .formatted(table, column))
        .param("id", id)
        .query(
            (row, number) ->
                new Version(
                    row.getInt("version"),
                    row.getString("by"),
                    row.getObject("at", OffsetDateTime.class).toInstant(),
                    row.getString("reason")))
        .list();
  }
}
