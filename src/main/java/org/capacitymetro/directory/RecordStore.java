package org.capacitymetro.directory;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What tables `service` and `organization` have in common: where a record comes from and what its
/// source last said.
final class RecordStore {

  /// What is there already for a source reference.
  ///
  /// @param hash of what the source last said
  record Existing(UUID id, byte[] hash) {}

  /// @param said what the source last said where the record no longer says the same, else null
  record Kept(UUID id, SourceRef source, byte[] hash, @Nullable String said) {}

  private final JdbcClient jdbc;
  private final String table;

  /// @param table `service` or `organization`
  RecordStore(JdbcClient jdbc, String table) {
    this.jdbc = jdbc;
    this.table = table;
  }

  /// Lets one writer at a time write what a source says, whatever process it runs in.
  void lockSource(String source) {
    jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:key, 0))")
        .param("key", table + ":" + source)
        .query((row, number) -> 0)
        .list();
  }

  Map<SourceRef, Existing> existing(List<SourceRef> sources) {
    Map<SourceRef, Existing> found = new HashMap<>();
    jdbc.sql(
            """
            select s.source, s.source_id, s.id, s.content_hash
            from unnest(:sources, :ids) as w(source, source_id)
            join %s s on s.source = w.source and s.source_id = w.source_id
            """
                .formatted(table))
        .param("sources", sources.stream().map(SourceRef::source).toArray(String[]::new))
        .param("ids", sources.stream().map(SourceRef::id).toArray(String[]::new))
        .query(
            row -> {
              found.put(
                  new SourceRef(row.getString("source"), row.getString("source_id")),
                  new Existing(row.getObject("id", UUID.class), row.getBytes("content_hash")));
            });
    return found;
  }

  /// Keeps others from writing these records until the transaction ends, always in one order.
  Map<UUID, Kept> lock(Collection<UUID> ids) {
    Map<UUID, Kept> found = new HashMap<>();
    jdbc.sql(
            """
            select id, source, source_id, content_hash, said
            from %s
            where id = any(cast(:ids as uuid[]))
            order by id for no key update
            """
                .formatted(table))
        .param("ids", strings(ids))
        .query(
            row -> {
              UUID id = row.getObject("id", UUID.class);
              found.put(
                  id,
                  new Kept(
                      id,
                      new SourceRef(row.getString("source"), row.getString("source_id")),
                      row.getBytes("content_hash"),
                      row.getString("said")));
            });
    return found;
  }

  /// Keeps what a source said about a record that stays as it is.
  void hear(UUID id, byte[] hash, @Nullable String said) {
    jdbc.sql(
            """
            update %s set content_hash = :hash, said = cast(:said as jsonb) where id = :id
            """
                .formatted(table))
        .param("hash", hash)
        .param("said", said)
        .param("id", id)
        .update();
  }

  static String[] strings(Collection<UUID> ids) {
    return ids.stream().map(UUID::toString).toArray(String[]::new);
  }
}
