package org.capacitymetro.consolidation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.capacitymetro.hsds.ServiceId;
import org.capacitymetro.matching.Evidence;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Table `pair`.
@Component
class PairStore {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String COLUMNS =
      """
      p.id, p.one, p.other, p.score, p.why, p.origin, p.incoming, p.found_at, p.state, p.city_one,
      p.city_other, p.reserved
      """;

  /// A pair to be put in.
  record Found(
      UUID one,
      UUID other,
      double score,
      List<Evidence> why,
      QueuedPair.Origin origin,
      @Nullable UUID incoming,
      @Nullable Long changeSet,
      QueuedPair.State state,
      @Nullable String cityOne,
      @Nullable String cityOther,
      List<String> sectors,
      boolean reserved) {}

  private final JdbcClient jdbc;

  PairStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// Puts pairs in. One that is known stays as it is, except where its import was taken back: then
  /// it is found anew.
  ///
  /// @return how many are new
  int add(List<Found> pairs, Instant now) {
    return pairs.isEmpty()
        ? 0
        : jdbc.sql(
                """
                insert into pair (one, other, score, why, origin, incoming, change_set, found_at,
                  state, settled_by, city_one, city_other, sectors, reserved)
                select w.one, w.other, w.score, cast(w.why as jsonb), w.origin, w.incoming,
                  w.change_set, :now, w.state, case when w.state = 'SAME' then w.change_set end,
                  w.city_one, w.city_other, string_to_array(w.sectors, ' '), w.reserved
                from unnest(cast(:ones as uuid[]), cast(:others as uuid[]),
                  cast(:scores as float8[]), :whys, :origins, cast(:incoming as uuid[]),
                  cast(:sets as bigint[]), :states, :citiesOne, :citiesOther, :sectors,
                  cast(:reserved as boolean[]))
                  as w(one, other, score, why, origin, incoming, change_set, state, city_one,
                    city_other, sectors, reserved)
                on conflict (one, other) do update set
                  score = excluded.score, why = excluded.why, origin = excluded.origin,
                  incoming = excluded.incoming, change_set = excluded.change_set,
                  found_at = excluded.found_at, state = excluded.state,
                  settled_by = excluded.settled_by, undone_state = null, undone_by = null,
                  city_one = excluded.city_one, city_other = excluded.city_other,
                  sectors = excluded.sectors, reserved = excluded.reserved
                where pair.state = 'WITHDRAWN'
                  or pair.state in ('OPEN', 'DISPUTED', 'SETTLED') and excluded.state = 'SAME'
                """)
            .param("ones", each(pairs, pair -> pair.one().toString()))
            .param("others", each(pairs, pair -> pair.other().toString()))
            .param("scores", each(pairs, pair -> Double.toString(pair.score())))
            .param("whys", each(pairs, pair -> JSON.writeValueAsString(pair.why())))
            .param("origins", each(pairs, pair -> pair.origin().name()))
            .param(
                "incoming",
                each(pairs, pair -> pair.incoming() == null ? null : pair.incoming().toString()))
            .param(
                "sets",
                each(pairs, pair -> pair.changeSet() == null ? null : pair.changeSet().toString()))
            .param("states", each(pairs, pair -> pair.state().name()))
            .param("citiesOne", each(pairs, Found::cityOne))
            .param("citiesOther", each(pairs, Found::cityOther))
            .param("sectors", each(pairs, pair -> String.join(" ", pair.sectors())))
            .param("reserved", each(pairs, pair -> Boolean.toString(pair.reserved())))
            .param("now", now.atOffset(ZoneOffset.UTC))
            .update();
  }

  private static String[] each(List<Found> pairs, Function<Found, @Nullable String> value) {
    return pairs.stream().map(value).toArray(String[]::new);
  }

  Optional<QueuedPair> find(long id) {
    return jdbc.sql("select " + COLUMNS + "from pair p where p.id = :id")
        .param("id", id)
        .query(PairStore::pair)
        .optional();
  }

  /// A pair held until the transaction ends.
  Optional<QueuedPair> lock(long id) {
    return jdbc.sql("select " + COLUMNS + "from pair p where p.id = :id for update")
        .param("id", id)
        .query(PairStore::pair)
        .optional();
  }

  Optional<QueuedPair> find(UUID one, UUID other) {
    return jdbc.sql(
            "select "
                + COLUMNS
                + """
                from pair p
                where p.one = least(:one, :other) and p.other = greatest(:one, :other)
                """)
        .param("one", one)
        .param("other", other)
        .query(PairStore::pair)
        .optional();
  }

  /// The open pairs one of these records is in.
  List<QueuedPair> openWith(Collection<UUID> records) {
    return jdbc.sql(
            "select "
                + COLUMNS
                + """
                from pair p
                where p.state in ('OPEN', 'DISPUTED')
                  and (p.one = any(cast(:ids as uuid[])) or p.other = any(cast(:ids as uuid[])))
                order by p.score desc, p.id
                """)
        .param("ids", strings(records))
        .query(PairStore::pair)
        .list();
  }

  void settle(long id, QueuedPair.State state, @Nullable Long changeSet) {
    jdbc.sql(
            """
            update pair set state = :state, settled_by = :changeSet, undone_state = null,
              undone_by = null
            where id = :id
            """)
        .param("state", state.name())
        .param("changeSet", changeSet)
        .param("id", id)
        .update();
  }

  /// Settles pairs of which one is no longer there.
  int settle(Collection<Long> ids) {
    return jdbc.sql("update pair set state = 'SETTLED' where id = any(cast(:ids as bigint[]))")
        .param("ids", ids.stream().map(String::valueOf).toArray(String[]::new))
        .update();
  }

  /// Every open pair, without its reasons.
  List<Edge> edges() {
    return jdbc.sql(
            "select id, one, other from pair where state in ('OPEN', 'DISPUTED') order by id")
        .query(
            (row, number) ->
                new Edge(
                    row.getLong("id"),
                    new ServiceId(row.getObject("one", UUID.class)),
                    new ServiceId(row.getObject("other", UUID.class))))
        .list();
  }

  record Edge(long id, ServiceId one, ServiceId other) {}

  /// Takes back what a change set did to pairs, or gives back what its taking back took.
  void revert(long changeSet, long by) {
    jdbc.sql(
            """
            update pair set state = undone_state, undone_state = null, undone_by = null
            where undone_by = :changeSet
            """)
        .param("changeSet", changeSet)
        .update();
    jdbc.sql(
            """
            update pair set undone_state = state, undone_by = :by,
              state = case when change_set = :changeSet then 'WITHDRAWN' else 'OPEN' end
            where change_set = :changeSet and state <> 'WITHDRAWN'
              or settled_by = :changeSet and state in ('SAME', 'DIFFERENT', 'SETTLED')
            """)
        .param("changeSet", changeSet)
        .param("by", by)
        .update();
  }

  private static String[] strings(Collection<UUID> ids) {
    return ids.stream().map(UUID::toString).toArray(String[]::new);
  }

  static QueuedPair pair(ResultSet row, int number) throws SQLException {
    UUID incoming = row.getObject("incoming", UUID.class);
    return new QueuedPair(
        row.getLong("id"),
        new ServiceId(row.getObject("one", UUID.class)),
        new ServiceId(row.getObject("other", UUID.class)),
        row.getDouble("score"),
        JSON.readValue(row.getString("why"), new TypeReference<List<Evidence>>() {}),
        QueuedPair.Origin.valueOf(row.getString("origin")),
        incoming == null ? null : new ServiceId(incoming),
        row.getObject("found_at", OffsetDateTime.class).toInstant(),
        QueuedPair.State.valueOf(row.getString("state")),
        row.getString("city_one"),
        row.getString("city_other"),
        row.getBoolean("reserved"));
  }
}
