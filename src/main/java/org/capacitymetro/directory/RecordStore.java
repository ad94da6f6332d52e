package org.capacitymetro.directory;

import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.capacitymetro.hsds.SourceRef;
import org.capacitymetro.hsds.Status;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What tables `service` and `organization` have in common: where a record comes from and what its
/// source last said.
final class RecordStore {

  /// What is there already for a source reference.
  ///
  /// @param hash of what the source last said
  record Existing(UUID id, byte[] hash, boolean merged) {}

  /// @param said what the source last said where the record no longer says the same, else null
  record Kept(UUID id, SourceRef source, byte[] hash, @Nullable String said, Status status) {

    /// Whether its creation was undone, as if its source had never said it.
    boolean isForgotten() {
      return hash.length == 0;
    }
  }

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
            select s.source, s.source_id, s.id, s.content_hash, s.merged_into is not null as merged
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
                  new Existing(
                      row.getObject("id", UUID.class),
                      row.getBytes("content_hash"),
                      row.getBoolean("merged")));
            });
    return found;
  }

  /// Keeps others from writing these records until the transaction ends, always in one order.
  Map<UUID, Kept> lock(Collection<UUID> ids) {
    Map<UUID, Kept> found = new HashMap<>();
    jdbc.sql(
            """
            select id, source, source_id, content_hash, said, status, status_on, status_reason,
              merged_into
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
                      row.getString("said"),
                      StatusColumns.read(row)));
            });
    return found;
  }

  /// Undoes having heard of records: their source may say the same again and is heard.
  void forget(Collection<UUID> ids) {
    jdbc.sql(
            """
            update %s set content_hash = '', said = null where id = any(cast(:ids as uuid[]))
            """
                .formatted(table))
        .param("ids", strings(ids))
        .update();
  }

  Map<UUID, Status> statuses(Collection<UUID> ids) {
    Map<UUID, Status> found = new HashMap<>();
    jdbc.sql(
            """
            select id, status, status_on, status_reason, merged_into
            from %s where id = any(cast(:ids as uuid[]))
            """
                .formatted(table))
        .param("ids", strings(ids))
        .query(
            row -> {
              found.put(row.getObject("id", UUID.class), StatusColumns.read(row));
            });
    return found;
  }

  void stand(Collection<UUID> ids, Status status, Instant now) {
    StatusColumns columns = StatusColumns.of(status);
    jdbc.sql(
            """
            update %s set status = :status, status_on = :on, status_reason = cast(:reason as jsonb),
              merged_into = cast(:into as uuid), updated_at = :now
            where id = any(cast(:ids as uuid[]))
            """
                .formatted(table))
        .param("status", columns.status())
        .param("on", columns.statusOn(), Types.DATE)
        .param(
            "reason",
            columns.statusReason() == null ? null : StoredJson.text(columns.statusReason()))
        .param("into", columns.mergedInto() == null ? null : columns.mergedInto().toString())
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("ids", strings(ids))
        .update();
  }

  /// The record that a record went on in: itself when it was never merged, nothing for an unknown
  /// one and for a circle.
  Optional<UUID> follow(UUID id) {
    return jdbc.sql(
            """
            with recursive way(id, next, steps) as (
              select id, merged_into, 0 from %1$s where id = :id
              union all
              select r.id, r.merged_into, steps + 1
              from way join %1$s r on r.id = way.next where steps < 100)
            select id from way where next is null
            """
                .formatted(table))
        .param("id", id)
        .query(UUID.class)
        .optional();
  }

  /// As [#follow(UUID)] for many at once; records that were never merged lead to themselves.
  Map<UUID, UUID> follow(Collection<UUID> ids) {
    Map<UUID, UUID> ends = new HashMap<>();
    jdbc.sql(
            """
            with recursive way(start, id, next, steps) as (
              select id, id, merged_into, 0 from %1$s where id = any(cast(:ids as uuid[]))
              union all
              select way.start, r.id, r.merged_into, steps + 1
              from way join %1$s r on r.id = way.next where steps < 100)
            select start, id from way where next is null
            """
                .formatted(table))
        .param("ids", strings(ids))
        .query(
            row -> {
              ends.put(row.getObject("start", UUID.class), row.getObject("id", UUID.class));
            });
    return ends;
  }

  long countMerged() {
    return jdbc.sql("select count(*) from " + table + " where merged_into is not null")
        .query(Long.class)
        .single();
  }

  /// What the source of a record last said.
  ///
  /// @param into the record it went on in, by whatever way
  /// @param said null where it is what the record says
  record Absorbed(UUID into, UUID id, String source, @Nullable String said) {}

  /// The records that went on in these.
  List<Absorbed> absorbed(Collection<UUID> ids) {
    return jdbc.sql(
            """
            with recursive way(into_id, id, steps) as (
              select merged_into, id, 1 from %1$s where merged_into = any(cast(:ids as uuid[]))
              union all
              select way.into_id, r.id, steps + 1
              from way join %1$s r on r.merged_into = way.id where steps < 100)
            select way.into_id, r.id, r.source, r.said
            from way join %1$s r on r.id = way.id order by way.into_id, r.id
            """
                .formatted(table))
        .param("ids", strings(ids))
        .query(
            (row, number) ->
                new Absorbed(
                    row.getObject("into_id", UUID.class),
                    row.getObject("id", UUID.class),
                    row.getString("source"),
                    row.getString("said")))
        .list();
  }

  /// Lets records go on in others.
  void merge(Map<UUID, UUID> into, Instant now) {
    List<UUID> given = List.copyOf(into.keySet());
    jdbc.sql(
            """
            update %s r set status = 'MERGED', status_on = null, status_reason = null,
              merged_into = w.keep, updated_at = :now
            from unnest(cast(:given as uuid[]), cast(:kept as uuid[])) as w(given, keep)
            where r.id = w.given
            """
                .formatted(table))
        .param("given", strings(given))
        .param("kept", strings(given.stream().map(into::get).toList()))
        .param("now", now.atOffset(ZoneOffset.UTC))
        .update();
  }

  static String[] strings(Collection<UUID> ids) {
    return ids.stream().map(UUID::toString).toArray(String[]::new);
  }
}
