package org.capacitymetro.intake;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Tables `import_source` and `import_source_file`.
@Component
class ImportSourceStore {

  /// What is known of a file since the last look.
  record Seen(@Nullable String etag, @Nullable String modified, byte[] sha256) {}

  private final JdbcClient jdbc;

  ImportSourceStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void insert(ImportSource source, Instant now) {
    jdbc.sql(
            """
            insert into import_source (id, name, address, profile, source, city, cities, hours,
              outcomes, active, created_by, created_at, next_at)
            values (:id, :name, :address, :profile, :source, :city, :cities, :hours, :outcomes, true,
              :createdBy, :now, :now)
            """)
        .param("id", source.id())
        .param("name", source.name())
        .param("address", source.address())
        .param("profile", source.asked().profile())
        .param("source", source.asked().source())
        .param("city", source.asked().city())
        .param("cities", RunStore.array(source.cities()))
        .param("hours", source.hours())
        .param("outcomes", RunStore.names(source.outcomes()))
        .param("createdBy", source.createdBy())
        .param("now", RunStore.time(now))
        .update();
  }

  List<ImportSource> list() {
    return jdbc.sql("select * from import_source order by name, id")
        .query(ImportSourceStore::read)
        .list();
  }

  Optional<ImportSource> find(UUID id) {
    return jdbc.sql("select * from import_source where id = :id")
        .param("id", id)
        .query(ImportSourceStore::read)
        .optional();
  }

  /// Those that are to be looked at, the longest waiting first.
  List<ImportSource> due(Instant now) {
    return jdbc.sql(
            "select * from import_source where active and next_at <= :now order by next_at, id")
        .param("now", RunStore.time(now))
        .query(ImportSourceStore::read)
        .list();
  }

  /// @param run that the look began, null to keep the last one
  void looked(
      UUID id,
      ImportSource.Result result,
      @Nullable String error,
      @Nullable UUID run,
      Instant now,
      Instant next) {
    jdbc.sql(
            """
            update import_source set result = :result, error = :error, run = coalesce(:run, run),
              checked_at = :now, next_at = :next
            where id = :id
            """)
        .param("result", result.name())
        .param("error", error)
        .param("run", run)
        .param("now", RunStore.time(now))
        .param("next", RunStore.time(next))
        .param("id", id)
        .update();
  }

  void lookNow(UUID id, Instant now) {
    jdbc.sql("update import_source set next_at = :now, active = true where id = :id")
        .param("now", RunStore.time(now))
        .param("id", id)
        .update();
  }

  void stop(UUID id) {
    jdbc.sql("update import_source set active = false where id = :id").param("id", id).update();
  }

  void delete(UUID id) {
    jdbc.sql("delete from import_source where id = :id").param("id", id).update();
  }

  Optional<Seen> seen(UUID source, String file) {
    return jdbc.sql("select * from import_source_file where source = :source and file = :file")
        .param("source", source)
        .param("file", file)
        .query(
            (row, number) ->
                new Seen(row.getString("etag"), row.getString("modified"), row.getBytes("sha256")))
        .optional();
  }

  void see(UUID source, String file, Seen seen) {
    jdbc.sql(
            """
            insert into import_source_file (source, file, etag, modified, sha256)
            values (:source, :file, :etag, :modified, :sha256)
            on conflict (source, file) do update set etag = excluded.etag,
              modified = excluded.modified, sha256 = excluded.sha256
            """)
        .param("source", source)
        .param("file", file)
        .param("etag", seen.etag())
        .param("modified", seen.modified())
        .param("sha256", seen.sha256())
        .update();
  }

  /// Runs of a source that wait or are at work.
  List<UUID> open(UUID source, String file) {
    return jdbc.sql(
            """
            select id from import_run
            where scheduled = :source and file = :file and change_set is null
              and state in ('READING', 'ASSESSING', 'READY')
            """)
        .param("source", source)
        .param("file", file)
        .query(UUID.class)
        .list();
  }

  private static ImportSource read(ResultSet row, int number) throws SQLException {
    String result = row.getString("result");
    return new ImportSource(
        row.getObject("id", UUID.class),
        row.getString("name"),
        row.getString("address"),
        new ImportRun.Asked(
            row.getString("profile"), row.getString("source"), row.getString("city")),
        RunStore.texts(row, "cities"),
        row.getInt("hours"),
        RunStore.outcomes(row),
        row.getBoolean("active"),
        row.getString("created_by"),
        RunStore.known(row, "next_at"),
        RunStore.instant(row, "checked_at"),
        result == null ? null : ImportSource.Result.valueOf(result),
        row.getString("error"),
        row.getObject("run", UUID.class));
  }
}
