package org.capacitymetro.directory;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.capacitymetro.hsds.ServiceId;
import org.capacitymetro.hsds.SourceRef;
import org.capacitymetro.text.LocalizedText;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Table `source_gone`. Nothing is deleted: taking a change set back ends what it began and begins
/// again what it ended, so that the taking back can be taken back.
@Component
class GoneStore {
  private final JdbcClient jdbc;

  GoneStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<LocalDate> since(UUID service) {
    return jdbc.sql(
            """
            select g.since from source_gone g join service s on s.id = g.service
            where g.service = :id and g.ended_by is null
              and coalesce(checked_on(s.verification, 'EXISTENCE'), '') < cast(g.since as text)
            """)
        .param("id", service)
        .query(LocalDate.class)
        .optional();
  }

  long count(Collection<String> sources, @Nullable Set<String> cities) {
    return jdbc.sql(
            """
            select count(*) from service s
            left join service_at_location a on a.service = s.id
            left join location l on l.id = a.location
            where s.source = any(:sources) and s.status in ('ACTIVE', 'HIDDEN', 'MERGED')
              and (cast(:cities as text[]) is null or l.city = any(:cities))
            """)
        .param("sources", sources.toArray(String[]::new))
        .param("cities", cities == null ? null : cities.toArray(String[]::new))
        .query(Long.class)
        .single();
  }

  List<SourceRecords.Missing> standing(String source, String after, int limit) {
    return jdbc.sql(
            """
            select s.id, s.source, s.source_id, s.name, l.city from service s
            left join service_at_location a on a.service = s.id
            left join location l on l.id = a.location
            where s.source = :source and s.source_id > :after and s.status = 'ACTIVE'
              and not exists (
                select from source_gone g where g.service = s.id and g.ended_by is null)
            order by s.source_id limit :limit
            """)
        .param("source", source)
        .param("after", after)
        .param("limit", limit)
        .query(
            (row, number) ->
                new SourceRecords.Missing(
                    new ServiceId(row.getObject("id", UUID.class)),
                    new SourceRef(row.getString("source"), row.getString("source_id")),
                    StoredJson.TEXT.read(row.getString("name"), LocalizedText.EMPTY).in("it"),
                    row.getString("city")))
        .list();
  }

  List<SourceRef> gone(Collection<String> sources) {
    return jdbc.sql(
            """
            select s.source, s.source_id from source_gone g join service s on s.id = g.service
            where s.source = any(:sources) and g.ended_by is null
            """)
        .param("sources", sources.toArray(String[]::new))
        .query((row, number) -> new SourceRef(row.getString("source"), row.getString("source_id")))
        .list();
  }

  void open(long changeSet, LocalDate since, Collection<UUID> services) {
    jdbc.sql(
            """
            insert into source_gone (service, since, change_set)
            select w.id, :since, :changeSet from unnest(cast(:ids as uuid[])) as w(id)
            on conflict (service) where ended_by is null do nothing
            """)
        .param("since", since)
        .param("changeSet", changeSet)
        .param("ids", RecordStore.strings(services))
        .update();
  }

  void close(long changeSet, Collection<SourceRef> sources) {
    jdbc.sql(
            """
            update source_gone g set ended_by = :changeSet
            from service s, unnest(:sources, :ids) as w(source, source_id)
            where s.id = g.service and s.source = w.source and s.source_id = w.source_id
              and g.ended_by is null
            """)
        .param("changeSet", changeSet)
        .param("sources", sources.stream().map(SourceRef::source).toArray(String[]::new))
        .param("ids", sources.stream().map(SourceRef::id).toArray(String[]::new))
        .update();
  }

  boolean isTouchedBy(long changeSet) {
    return jdbc.sql(
            """
            select exists (
              select from source_gone
              where (change_set = :id and ended_by is null) or ended_by = :id)
            """)
        .param("id", changeSet)
        .query(Boolean.class)
        .single();
  }

  /// Makes what a change set said unsaid.
  void undo(long changeSet, long undoing) {
    jdbc.sql(
            """
            update source_gone set ended_by = :undoing
            where change_set = :id and ended_by is null
            """)
        .param("undoing", undoing)
        .param("id", changeSet)
        .update();
    jdbc.sql(
            """
            insert into source_gone (service, since, change_set)
            select service, since, :undoing from source_gone where ended_by = :id
            on conflict (service) where ended_by is null do nothing
            """)
        .param("undoing", undoing)
        .param("id", changeSet)
        .update();
  }
}
