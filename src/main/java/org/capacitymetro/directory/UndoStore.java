package org.capacitymetro.directory;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.capacitymetro.hsds.RecordKind;
import org.capacitymetro.hsds.RecordRef;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Reads the change log as what one change set did.
@Component
class UndoStore {

  /// What a change set did to a record.
  ///
  /// @param before the record as the change set found it; null when it created it
  /// @param after the record as the change set left it, where another changed it since; else null
  /// @param mixed whether another change set changed it between two changes of this one
  record Touched(UUID id, @Nullable String before, @Nullable String after, boolean mixed) {}

  private final JdbcClient jdbc;

  UndoStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// Change sets that touched records, newest first, from the one before `before` on.
  List<ChangeSet> changeSets(long before, int limit) {
    return jdbc.sql(
            """
            with page as materialized (
              select s.* from change_set s
              where s.id < :before and exists (
                select from change c
                where c.change_set = s.id and c.action not in ('PROVIDER', 'PLACED'))
              order by s.id desc limit :limit)
            select s.id, s.at, s.actor, s.reason, t.*
            from page s, lateral (
              select count(distinct c.record) filter (where c.entity = 'SERVICE') as services,
                count(distinct c.record) filter (where c.entity = 'ORGANIZATION') as organizations,
                count(distinct c.record) filter (where c.action = 'CREATED') as created,
                count(distinct c.record) filter (where exists (
                  select from change n
                  where n.record = c.record and n.sequence > c.sequence
                    and n.change_set <> c.change_set
                    and n.action not in ('PROVIDER', 'PLACED'))) as later,
                bool_or(c.action in ('REVERTED', 'REMOVED')) as undoes,
                (array_agg(c.entity order by c.sequence))[1] as first_kind,
                (array_agg(c.record order by c.sequence))[1] as first
              from change c
              where c.change_set = s.id and c.action not in ('PROVIDER', 'PLACED')) t
            order by s.id desc
            """)
        .param("before", before)
        .param("limit", limit)
        .query(
            (row, number) ->
                new ChangeSet(
                    row.getLong("id"),
                    row.getObject("at", OffsetDateTime.class).toInstant(),
                    row.getString("actor"),
                    row.getString("reason"),
                    row.getInt("services"),
                    row.getInt("organizations"),
                    row.getInt("created"),
                    row.getInt("later"),
                    row.getBoolean("undoes"),
                    new RecordRef(
                        RecordKind.valueOf(row.getString("first_kind")),
                        row.getObject("first", UUID.class))))
        .list();
  }

  void creditVisitor(long changeSet) {
    jdbc.sql("update change_set set visitor_credited = true where id = :id")
        .param("id", changeSet)
        .update();
  }

  List<UUID> records(long changeSet, RecordKind kind) {
    return jdbc.sql(
            """
            select distinct record from change
            where change_set = :changeSet and entity = :kind and action not in ('PROVIDER', 'PLACED')
            """)
        .param("changeSet", changeSet)
        .param("kind", kind.name())
        .query(UUID.class)
        .list();
  }

  List<Touched> touched(long changeSet, RecordKind kind) {
    return jdbc.sql(
            """
            with own as (
              select record, min(sequence) as first, max(sequence) as last
              from change
              where change_set = :changeSet and entity = :kind
                and action not in ('PROVIDER', 'PLACED')
              group by record)
            select o.record, c.before, (
                select n.before from change n
                where n.record = o.record and n.sequence > o.last
                  and n.action not in ('PROVIDER', 'PLACED')
                order by n.sequence limit 1) as after,
              o.first < o.last and exists (
                select from change n
                where n.record = o.record and n.sequence between o.first and o.last
                  and n.change_set <> :changeSet
                  and n.action not in ('PROVIDER', 'PLACED')) as mixed
            from own o join change c on c.record = o.record and c.sequence = o.first
            order by o.record
            """)
        .param("changeSet", changeSet)
        .param("kind", kind.name())
        .query(
            (row, number) ->
                new Touched(
                    row.getObject("record", UUID.class),
                    row.getString("before"),
                    row.getString("after"),
                    row.getBoolean("mixed")))
        .list();
  }
}
