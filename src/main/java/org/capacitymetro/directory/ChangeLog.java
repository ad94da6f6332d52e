package org.capacitymetro.directory;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.capacitymetro.hsds.RecordKind;
import org.capacitymetro.hsds.ServiceId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Tables `change_set` and `change`: what happened to which record, in an order that readers can
/// follow without missing a transaction that commits late.
@Component
class ChangeLog {
  private record Row(long transaction, long sequence, UUID record) {}

  private final JdbcClient jdbc;

  ChangeLog(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// Begins a change set, or goes on with the one `info` names.
  long begin(Directory.ChangeSetInfo info, Instant now) {
    Long begun = info.begun();
    if (begun != null) {
      return begun;
    }
    return jdbc.sql(
            """
            insert into change_set (actor, reason, at) values (:actor, :reason, :now)
            returning id
            """)
        .param("actor", info.actor())
        .param("reason", info.reason())
        .param("now", now.atOffset(ZoneOffset.UTC))
        .query(Long.class)
        .single();
  }

  /// Must come before the records are written: it keeps those that are there already as they were.
  void records(long changeSet, RecordKind kind, Revision.Action action, Collection<UUID> ids) {
    records(changeSet, kind, action, ids, null);
  }

  /// As above for changes that concern a second record.
  void records(
      long changeSet,
      RecordKind kind,
      Revision.Action action,
      Collection<UUID> ids,
      @Nullable UUID other) {
    List<UUID> all = List.copyOf(ids);
    records(changeSet, kind, action, all, Collections.nCopies(all.size(), other));
  }

  /// As above, each with a second record of its own; a record may stand more than once.
  void records(
      long changeSet,
      RecordKind kind,
      Revision.Action action,
      List<UUID> ids,
      List<? extends @Nullable UUID> others) {
    if (ids.isEmpty()) {
      return;
    }
    boolean kept = action.keepsVersion();
    jdbc.sql(
            """
            insert into change (change_set, entity, record, action, other, before)
            select :changeSet, :entity, w.id, :action, w.other, %s
            from unnest(cast(:ids as uuid[]), cast(:others as uuid[])) as w(id, other)
            """
                .formatted(kept ? before(kind) : "null::jsonb"))
        .param("changeSet", changeSet)
        .param("entity", kind.name())
        .param(
            "others",
            others.stream()
                .map(other -> other == null ? null : other.toString())
                .toArray(String[]::new))
        .param("action", action.name())
        .param("ids", RecordStore.strings(ids))
        .update();
  }

  private static String before(RecordKind kind) {
    return switch (kind) {
      case SERVICE ->
          """
          (select to_jsonb(s) || jsonb_build_object(
              'schedule', to_jsonb(h), 'location', to_jsonb(l))
            from service s
            left join schedule h on h.service = s.id
            left join service_at_location a on a.service = s.id
            left join location l on l.id = a.location
            where s.id = w.id)
          """;
      case ORGANIZATION -> "(select to_jsonb(o) from organization o where o.id = w.id)";
    };
  }

  /// Marks the services of changed bodies, which show the body's name.
  void servicesOf(long changeSet, Collection<UUID> organizations) {
    if (organizations.isEmpty()) {
      return;
    }
    jdbc.sql(
            """
            insert into change (change_set, entity, record, action)
            select :changeSet, 'SERVICE', s.id, 'PROVIDER'
            from service s
            where s.provider = any(cast(:ids as uuid[])) or s.funder = any(cast(:ids as uuid[]))
            """)
        .param("changeSet", changeSet)
        .param("ids", RecordStore.strings(organizations))
        .update();
  }

  /// Only rows of transactions older than the oldest one still running: none of those can gain a
  /// row any more, so nothing before the returned cursor appears later.
  Directory.Changes after(Directory.Cursor cursor, int limit) {
    List<Row> rows =
        jdbc.sql(
                """
                select cast(cast(transaction as text) as bigint) as transaction, sequence, record
                from change
                where (transaction, sequence) > (cast(cast(:transaction as text) as xid8), :sequence)
                  and transaction < pg_snapshot_xmin(pg_current_snapshot())
                  and entity = 'SERVICE'
                order by change.transaction, sequence
                limit :limit
                """)
            .param("transaction", Long.toString(cursor.transaction()))
            .param("sequence", cursor.sequence())
            .param("limit", limit)
            .query(
                (row, number) ->
                    new Row(
                        row.getLong("transaction"),
                        row.getLong("sequence"),
                        row.getObject("record", UUID.class)))
            .list();
    Set<ServiceId> services = new LinkedHashSet<>();
    rows.forEach(row -> services.add(new ServiceId(row.record())));
    if (!rows.isEmpty()) {
      services.addAll(besideReserved(rows.stream().map(Row::record).toList()));
    }
    Directory.Cursor next =
        rows.isEmpty()
            ? cursor
            : new Directory.Cursor(rows.getLast().transaction(), rows.getLast().sequence());
    return new Directory.Changes(List.copyOf(services), next, rows.size() == limit);
  }

  /// What may be shown of a body depends on the addresses of its reserved services: where one of
  /// these changed, all that show the body must be read again.
  private List<ServiceId> besideReserved(List<UUID> changed) {
    return jdbc.sql(
            """
            with body as (
              select distinct unnest(array[s.provider, s.funder]) as id
              from service s
              join service_at_location a on a.service = s.id
              join location l on l.id = a.location
              where s.id = any(cast(:ids as uuid[])) and l.precision <> 'EXACT'
            )
            select s.id from body join service s on s.provider = body.id
            union
            select s.id from body join service s on s.funder = body.id
            """)
        .param("ids", RecordStore.strings(changed))
        .query((row, number) -> new ServiceId(row.getObject("id", UUID.class)))
        .list();
  }

  /// One revision of a record.
  record Revised(RecordKind kind, UUID record, long sequence) {}

  /// The revisions after one place and up to another, in the order of the log.
  List<Revised> revisions(Directory.Cursor after, Directory.Cursor upTo) {
    return jdbc.sql(
            """
            select entity, record, sequence from change
            where (transaction, sequence) > (cast(cast(:after as text) as xid8), :afterSequence)
              and (transaction, sequence) <= (cast(cast(:upTo as text) as xid8), :upToSequence)
              and action not in ('PROVIDER', 'PLACED', 'HEARD')
            order by change.transaction, sequence
            """)
        .param("after", Long.toString(after.transaction()))
        .param("afterSequence", after.sequence())
        .param("upTo", Long.toString(upTo.transaction()))
        .param("upToSequence", upTo.sequence())
        .query(
            (row, number) ->
                new Revised(
                    RecordKind.valueOf(row.getString("entity")),
                    row.getObject("record", UUID.class),
                    row.getLong("sequence")))
        .list();
  }

  Directory.Cursor head() {
    return jdbc.sql(
            """
            select cast(cast(transaction as text) as bigint) as transaction, sequence
            from change
            where transaction < pg_snapshot_xmin(pg_current_snapshot())
            order by change.transaction desc, sequence desc
            limit 1
            """)
        .query(
            (row, number) ->
                new Directory.Cursor(row.getLong("transaction"), row.getLong("sequence")))
        .optional()
        .orElse(Directory.Cursor.START);
  }
}
