package org.capacitymetro.directory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Counts the services as they were before and after a stretch of the change log: of one change set
/// or of a period. Counts only; places stay inside.
@Component
public class Census {

  /// A stretch of the change log, by places in it: after the first, up to the last.
  public record Stretch(long after, long upTo) {}

  /// A service at one end of a stretch, as far as it is counted.
  ///
  /// @param filled names of the contents it has: `phone`, `email`, `website`, `hours`, `point`
  public record Counted(
      @Nullable String city, String comune, List<String> sectors, Set<String> filled) {}

  /// A service that was active at one end at least; null where it was not.
  public record Service(@Nullable Counted before, @Nullable Counted after) {}

  private final CensusStore store;

  Census(CensusStore store) {
    this.store = store;
  }

  /// The stretch of one change set; empty where it changed nothing.
  public Optional<Stretch> of(long changeSet) {
    return store.of(changeSet);
  }

  /// What was changed from an instant on and before another.
  public Stretch between(Instant from, Instant to) {
    return store.between(from, to);
  }

  /// Every service that was active before or after.
  public List<Service> services(Stretch stretch) {
    Map<UUID, @Nullable Counted> before = store.at(stretch.after(), stretch.after());
    Map<UUID, @Nullable Counted> after = store.at(stretch.after(), stretch.upTo());
    List<Service> services = new ArrayList<>();
    for (Counted still : store.untouched(stretch.after())) {
      services.add(new Service(still, still));
    }
    Map<UUID, Boolean> all = new HashMap<>();
    before.keySet().forEach(id -> all.put(id, true));
    after.keySet().forEach(id -> all.put(id, true));
    for (UUID id : all.keySet()) {
      Counted was = before.get(id);
      Counted is = after.get(id);
      if (was != null || is != null) {
        services.add(new Service(was, is));
      }
    }
    return services;
  }

  /// How many services went on in another within a stretch, by code of the city; those outside
  /// every city under an empty code.
  public Map<String, Long> merged(Stretch stretch) {
    return store.merged(stretch);
  }

  /// Reads the log.
  @Component
  static class CensusStore {
    private static final String FLAGS =
        """
        array_remove(array[
          case when jsonb_array_length(case when jsonb_typeof(r.row -> 'phones') = 'array'
            then r.row -> 'phones' else '[]' end) > 0 then 'phone' end,
          case when r.row -> 'emails' not in ('[]', 'null') then 'email' end,
          case when r.row -> 'websites' not in ('[]', 'null') then 'website' end,
          case when jsonb_typeof(r.row -> 'schedule') = 'object' then 'hours' end,
          case when jsonb_typeof(r.row -> 'location' -> 'lat') = 'number' then 'point' end], null)
        """;

    private static final String NOW =
        """
        select s.id, to_jsonb(s) || jsonb_build_object('schedule', to_jsonb(h), 'location',
            to_jsonb(l)) as row
        from service s
        left join schedule h on h.service = s.id
        left join service_at_location a on a.service = s.id
        left join location l on l.id = a.location
        """;

    private static final String COLUMNS =
        """
        select r.id, coalesce(r.row ->> 'status', 'ACTIVE') as status,
          r.row -> 'location' ->> 'city' as city,
          coalesce(r.row -> 'location' ->> 'comune', '') as comune,
          array(select jsonb_array_elements_text(case when jsonb_typeof(r.row -> 'sectors') = 'array'
            then r.row -> 'sectors' else '[]' end)) as sectors,
        """;

    private final JdbcClient jdbc;

    CensusStore(JdbcClient jdbc) {
      this.jdbc = jdbc;
    }

    Optional<Stretch> of(long changeSet) {
      return jdbc.sql(
              """
              select min(sequence) - 1 as after, max(sequence) as up_to from change
              where change_set = :changeSet having count(*) > 0
              """)
          .param("changeSet", changeSet)
          .query((row, number) -> new Stretch(row.getLong("after"), row.getLong("up_to")))
          .optional();
    }

    Stretch between(Instant from, Instant to) {
      return jdbc.sql(
              """
              select coalesce((select min(c.sequence) - 1 from change c
                  join change_set s on s.id = c.change_set where s.at >= :from and s.at < :to),
                  (select coalesce(max(sequence), 0) from change)) as after,
                coalesce((select max(c.sequence) from change c
                  join change_set s on s.id = c.change_set where s.at >= :from and s.at < :to),
                  (select coalesce(max(sequence), 0) from change)) as up_to
              """)
          .param("from", from.atOffset(ZoneOffset.UTC))
          .param("to", to.atOffset(ZoneOffset.UTC))
          .query((row, number) -> new Stretch(row.getLong("after"), row.getLong("up_to")))
          .single();
    }

    /// The services changed after one place of the log, as they were at another; null where they
    /// were not active.
    Map<UUID, @Nullable Counted> at(long touchedAfter, long place) {
      Map<UUID, @Nullable Counted> found = new HashMap<>();
      jdbc.sql(
              """
              with touched as (
                select distinct record as id from change
                where entity = 'SERVICE' and sequence > :touched
                  and action not in ('PROVIDER', 'PLACED')),
              past as (
                select distinct on (c.record) c.record as id, c.before as row
                from change c
                where c.entity = 'SERVICE' and c.sequence > :place
                  and c.action not in ('PROVIDER', 'PLACED')
                order by c.record, c.sequence),
              r as (
                select id, row from past where row is not null
                union all
                select n.id, n.row from (%s) n join touched t on t.id = n.id
                where not exists (select from past p where p.id = n.id))
              %s %s as filled
              from r
              """
                  .formatted(NOW, COLUMNS, FLAGS))
          .param("touched", touchedAfter)
          .param("place", place)
          .query(
              row -> {
                found.put(row.getObject("id", UUID.class), counted(row));
              });
      return found;
    }

    /// Active services that nothing changed after a place of the log.
    List<Counted> untouched(long after) {
      List<Counted> found = new ArrayList<>();
      jdbc.sql(
              """
              with r as (%s
                where s.status = 'ACTIVE' and not exists (
                  select from change c where c.record = s.id and c.sequence > :after
                    and c.action not in ('PROVIDER', 'PLACED')))
              %s %s as filled
              from r
              """
                  .formatted(NOW, COLUMNS, FLAGS))
          .param("after", after)
          .query(
              row -> {
                Counted counted = counted(row);
                if (counted != null) {
                  found.add(counted);
                }
              });
      return found;
    }

    private static @Nullable Counted counted(ResultSet row) throws SQLException {
      return row.getString("status").equals("ACTIVE")
          ? new Counted(
              row.getString("city"),
              row.getString("comune"),
              List.of((String[]) row.getArray("sectors").getArray()),
              Set.of((String[]) row.getArray("filled").getArray()))
          : null;
    }

    Map<String, Long> merged(Stretch stretch) {
      Map<String, Long> merged = new HashMap<>();
      jdbc.sql(
              """
              select coalesce(l.city, '') as city, count(distinct c.record) as merged
              from change c
              left join service_at_location a on a.service = c.record
              left join location l on l.id = a.location
              where c.entity = 'SERVICE' and c.action = 'MERGED'
                and c.sequence > :after and c.sequence <= :upTo
              group by 1
              """)
          .param("after", stretch.after())
          .param("upTo", stretch.upTo())
          .query(
              row -> {
                merged.put(row.getString("city"), row.getLong("merged"));
              });
      return merged;
    }
  }
}
