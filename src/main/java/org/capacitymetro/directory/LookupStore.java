package org.capacitymetro.directory;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.capacitymetro.hsds.ServiceId;
import org.capacitymetro.text.LocalizedText;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The questions of [Lookups] to the tables.
@Component
class LookupStore {
  private static final String FOLDED =
      """
      ' ' || regexp_replace(lower(regexp_replace(normalize(%s, NFKD), '[\\u0300-\\u036f]', '', 'g')),
        '[^[:alnum:]]+', ' ', 'g')
      """;

  /// Its source no longer names it and nobody has looked since.
  private static final String GONE =
      """
      exists (
        select from source_gone g
        where g.service = s.id and g.ended_by is null
          and coalesce(checked_on(s.verification, 'EXISTENCE'), '') < cast(g.since as text))
      """;

  private final JdbcClient jdbc;

  LookupStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  List<UUID> organizationsNamed(List<String> words, int limit) {
    return jdbc.sql(
            """
            select id from (
              select id, %s as folded from organization where status not in ('MERGED', 'REMOVED')) o
            where (select bool_and(folded like '%% ' || w.word || '%%') from unnest(:words) as w(word))
            order by length(folded), folded, id limit :limit
            """
                .formatted(
                    FOLDED.formatted(
                        "(select string_agg(t.value ->> 'text', ' ') from jsonb_each(name -> 'texts') t)")))
        .param("words", words.toArray(String[]::new))
        .param("limit", limit)
        .query(UUID.class)
        .list();
  }

  /// @param query words joined by `|`
  List<UUID> named(String query, int limit) {
    return jdbc.sql(
            """
            select s.id from service s
            where s.status = 'ACTIVE' and service_words(s.name) @@ to_tsquery('simple', :query)
            order by ts_rank(service_words(s.name), to_tsquery('simple', :query), 1) desc, s.id
            limit :limit
            """)
        .param("query", query)
        .param("limit", limit)
        .query(UUID.class)
        .list();
  }

  /// The nearest to the middle of the box first.
  List<UUID> near(double minLat, double maxLat, double minLon, double maxLon, int limit) {
    return jdbc.sql(
            """
            select a.service from location l join service_at_location a on a.location = l.id
            where l.lat between :minLat and :maxLat and l.lon between :minLon and :maxLon
              and l.precision = 'EXACT'
            order by abs(2 * l.lat - :minLat - :maxLat) / (cast(:maxLat as float8) - :minLat)
              + abs(2 * l.lon - :minLon - :maxLon) / (cast(:maxLon as float8) - :minLon), a.service
            limit :limit
            """)
        .param("minLat", minLat)
        .param("maxLat", maxLat)
        .param("minLon", minLon)
        .param("maxLon", maxLon)
        .param("limit", limit)
        .query(UUID.class)
        .list();
  }

  Worklist unplaced(Worklist.Within within, int limit) {
    return list(
        "l.lat is null and coalesce(l.precision, 'EXACT') = 'EXACT'",
        "cast(s.updated_at as date)",
        "false",
        within,
        Map.of(),
        limit);
  }

  Worklist approximatelyPlaced(Worklist.Within within, int limit) {
    return list(
        "l.geocoded_to in ('STREET', 'PLACE', 'COMUNE') and l.precision = 'EXACT'",
        "cast(s.updated_at as date)",
        "false",
        within,
        Map.of(),
        limit);
  }

  Worklist withHoursInWords(Worklist.Within within, int limit) {
    return list(
        """
        exists (
          select from schedule h where h.service = s.id and h.kind = 'UNKNOWN'
            and h.original is not null
            and not exists (
              select from hours_in_words w where w.service = h.service and w.original = h.original))
        """,
        "cast(s.updated_at as date)",
        "false",
        within,
        Map.of(),
        limit);
  }

  Worklist ending(Worklist.Within within, LocalDate from, LocalDate to, int limit) {
    return list(
        "s.ends_on between :from and :to",
        "s.ends_on",
        "false",
        within,
        Map.of("from", from, "to", to),
        limit);
  }

  Worklist unverifiedSince(Worklist.Within within, LocalDate day, int limit) {
    return list(
        "(coalesce(checked_on(s.verification, 'EXISTENCE'), '') < :day or " + GONE + ")",
        "cast(checked_on(s.verification, 'EXISTENCE') as date)",
        GONE,
        within,
        Map.of("day", day.toString()),
        limit);
  }

  Worklist gone(Worklist.Within within, int limit) {
    return list(
        GONE,
        "(select g.since from source_gone g where g.service = s.id and g.ended_by is null)",
        "false",
        within,
        Map.of(),
        limit);
  }

  /// @param since the day that entries are ordered by, those without one first
  /// @param urgent what comes before all days
  private Worklist list(
      String lacking,
      String since,
      String urgent,
      Worklist.Within within,
      Map<String, Object> parameters,
      int limit) {
    String rows =
        """
        with w as materialized (
          select s.id, s.name, s.sectors, l.city, %s as since, %s as urgent
          from service s
          left join service_at_location a on a.service = s.id
          left join location l on l.id = a.location
          where s.status = 'ACTIVE' and %s
            and (:everything or l.city = any(:cities) or s.provider = any(cast(:bodies as uuid[])))
            and (cast(:city as text) is null or l.city = :city)
            and (cast(:sector as text) is null or :sector = any(s.sectors)))
        """
            .formatted(since, urgent, lacking);
    Map<String, Object> all = new HashMap<>(parameters);
    all.put("everything", within.everything());
    all.put("cities", within.cities().toArray(String[]::new));
    all.put("bodies", within.organizations().stream().map(UUID::toString).toArray(String[]::new));
    all.put("city", within.city());
    all.put("sector", within.sector());
    all.put("limit", limit);
    List<Worklist.Entry> entries =
        jdbc.sql(
                rows
                    + "select id, name, sectors, city, cast(since as text) as since from w"
                    + " order by w.urgent desc, w.since nulls first, id limit :limit")
            .params(all)
            .query(
                (row, number) ->
                    new Worklist.Entry(
                        new ServiceId(row.getObject("id", UUID.class)),
                        StoredJson.TEXT.read(row.getString("name"), LocalizedText.EMPTY),
                        row.getString("city"),
                        List.of((String[]) row.getArray("sectors").getArray()),
                        row.getString("since")))
            .list();
    Map<String, Long> byCity =
        counts(rows + "select coalesce(city, '') as key, count(*) from w group by 1", all);
    Map<String, Long> bySector =
        counts(
            rows
                + "select t.sector as key, count(*) from w, unnest(w.sectors) as t(sector) group by 1",
            all);
    long total = byCity.values().stream().mapToLong(Long::longValue).sum();
    return new Worklist(total, byCity, bySector, entries);
  }

  private Map<String, Long> counts(String sql, Map<String, Object> parameters) {
    Map<String, Long> counts = new LinkedHashMap<>();
    jdbc.sql(sql + " order by 2 desc, 1")
        .params(parameters)
        .query(
            row -> {
              counts.put(row.getString("key"), row.getLong("count"));
            });
    return counts;
  }
}
