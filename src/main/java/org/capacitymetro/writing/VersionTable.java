package org.capacitymetro.writing;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/// The versions of things that are written by hand, sheets and guides: each whole, with who, when
/// and why. A table with the columns of the thing's id, `version`, `content`, `by`, `at` and
/// `reason`.
///
/// What a version says in its own language never changes. Translations are written into it: a
/// second table, `..._translation` for `..._version`, keeps what it said `before`, with who, when
/// and why.
///
/// @param <C> what a version says
public final class VersionTable<C extends Wording<C>> {
  private final JdbcClient jdbc;
  private final JsonMapper json;
  private final String table;
  private final String column;
  private final Class<C> type;
  private final String translations;

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
    this.translations = table.replaceFirst("version$", "translation");
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

  /// Writes translations into a version, which stays the version that it is. What they change is
  /// changed in another one too.
  ///
  /// @param translated what the version says from then on
  /// @param beside the other version, may be the same
  public void translate(
      UUID id, int version, C translated, int beside, String by, Instant at, String reason) {
    C before = find(id, version).orElseThrow();
    rewrite(id, version, before, translated, by, at, reason);
    if (beside != version) {
      C other = find(id, beside).orElseThrow();
      rewrite(id, beside, other, other.carrying(before, translated), by, at, reason);
    }
  }

  private void rewrite(
      UUID id, int version, C before, C after, String by, Instant at, String reason) {
    if (before.equals(after)) {
      return;
    }
    jdbc.sql(
            """
            insert into %2$s (%3$s, version, before, by, at, reason)
            select %3$s, version, content, :by, :at, :reason from %1$s
            where %3$s = :id and version = :version
            """
                .formatted(table, translations, column))
        .param("id", id)
        .param("version", version)
        .param("by", by)
        .param("at", at.atOffset(ZoneOffset.UTC))
        .param("reason", reason)
        .update();
    jdbc.sql(
            "update %s set content = cast(:content as jsonb) where %s = :id and version = :version"
                .formatted(table, column))
        .param("id", id)
        .param("version", version)
        .param("content", json.writeValueAsString(after))
        .update();
  }

  /// What a version said when it had been translated so many times.
  public Optional<C> find(UUID id, int version, int times) {
    return jdbc.sql(
            """
            select coalesce((select before from %2$s where %3$s = :id and version = :version
              order by number offset :times limit 1), content) as content
            from %1$s where %3$s = :id and version = :version
            """
                .formatted(table, translations, column))
        .param("id", id)
        .param("version", version)
        .param("times", times)
        .query((row, number) -> json.readValue(row.getString("content"), type))
        .optional();
  }

  /// How often a version was translated.
  public int times(UUID id, int version) {
    return (int) translations(id).stream().filter(each -> each.version() == version).count();
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
    return list(id, table, "version");
  }

  /// When versions were translated, newest first.
  public List<Version> translations(UUID id) {
    return list(id, translations, "number");
  }

  private List<Version> list(UUID id, String from, String order) {
    return jdbc.sql(
            "select version, by, at, reason from %s where %s = :id order by %s desc"
                .formatted(from, column, order))
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
