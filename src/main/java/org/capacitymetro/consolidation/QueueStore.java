package org.capacitymetro.consolidation;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The open pairs as somebody may see them, and what people said (`pair_verdict`).
@Component
class QueueStore {

  /// Whose pairs and which of them.
  ///
  /// @param everything whether the person may see pairs of every place
  /// @param cities else those whose records both lie in one of these
  /// @param exact whether pairs with a reserved place are among them
  /// @param editor whether disputed pairs are among them
  /// @param sector null for all, as the following
  /// @param at least this score
  record Asked(
      UUID person,
      boolean everything,
      Set<String> cities,
      boolean exact,
      boolean editor,
      @Nullable String city,
      @Nullable String sector,
      QueuedPair.@Nullable Origin origin,
      double least,
      boolean disputedOnly) {}

  enum Said {
    SAME,
    DIFFERENT,
    SKIP
  }

  record Verdict(
      long id, long pair, UUID person, Said said, Instant at, @Nullable Long changeSet) {}

  /// What a person who is not an editor has said something about already waits for others.
  private static final String WHERE =
      """
      where p.state in ('OPEN', 'DISPUTED')
        and (:everything or (p.city_one = any(:cities) and p.city_other = any(:cities)))
        and (:exact or not p.reserved)
        and (:editor or p.state = 'OPEN')
        and (not :disputedOnly or p.state = 'DISPUTED')
        and (:editor or not exists (
          select from pair_verdict v
          where v.pair = p.id and v.person = :person and v.said <> 'SKIP' and not v.undone))
        and (cast(:city as text) is null or :city in (p.city_one, p.city_other))
        and (cast(:sector as text) is null or :sector = any(p.sectors))
        and (cast(:origin as text) is null or p.origin = :origin)
        and p.score >= :least
      """;

  /// Disputed ones first, what the person passed over last, then the likeliest.
  private static final String ORDER =
      """
      order by coalesce((
          select max(v.id) from pair_verdict v
          where v.pair = p.id and v.person = :person and v.said = 'SKIP' and not v.undone), 0),
        p.state = 'OPEN', p.score desc, p.id
      """;

  private final JdbcClient jdbc;

  QueueStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  private JdbcClient.StatementSpec query(String sql, Asked asked) {
    return jdbc.sql(sql)
        .param("person", asked.person())
        .param("everything", asked.everything())
        .param("cities", asked.cities().toArray(String[]::new))
        .param("exact", asked.exact())
        .param("editor", asked.editor())
        .param("disputedOnly", asked.disputedOnly())
        .param("city", asked.city())
        .param("sector", asked.sector())
        .param("origin", asked.origin() == null ? null : asked.origin().name())
        .param("least", asked.least());
  }

  List<QueuedPair> list(Asked asked, int limit, int offset) {
    return query(
            """
            select p.id, p.one, p.other, p.score, p.why, p.origin, p.incoming, p.found_at, p.state,
              p.city_one, p.city_other, p.reserved
            from pair p
            """
                + WHERE
                + ORDER
                + " limit :limit offset :offset",
            asked)
        .param("limit", limit)
        .param("offset", offset)
        .query(PairStore::pair)
        .list();
  }

  long count(Asked asked) {
    return query("select count(*) from pair p " + WHERE, asked).query(Long.class).single();
  }

  /// How many by code of a city; a pair of two cities counts in both.
  Map<String, Long> byCity(Asked asked) {
    return counts(
        query(
            """
            select c.code, count(*) from pair p
            cross join lateral (
              select distinct coalesce(c, '') as code from unnest(array[p.city_one, p.city_other]) c) c
            """
                + WHERE
                + " group by c.code",
            asked));
  }

  Map<String, Long> bySector(Asked asked) {
    return counts(
        query(
            "select c.code, count(*) from pair p cross join lateral unnest(p.sectors) as c(code) "
                + WHERE
                + " group by c.code",
            asked));
  }

  private static Map<String, Long> counts(JdbcClient.StatementSpec query) {
    Map<String, Long> counts = new HashMap<>();
    query.query(
        row -> {
          counts.put(row.getString(1), row.getLong(2));
        });
    return counts;
  }

  long add(long pair, UUID person, Said said, Instant now, @Nullable Long changeSet) {
    return jdbc.sql(
            """
            insert into pair_verdict (pair, person, said, at, change_set)
            values (:pair, :person, :said, :at, :changeSet) returning id
            """)
        .param("pair", pair)
        .param("person", person)
        .param("said", said.name())
        .param("at", now.atOffset(ZoneOffset.UTC))
        .param("changeSet", changeSet)
        .query(Long.class)
        .single();
  }

  /// What people said of a pair and did not take back, oldest first; passing over says nothing.
  List<Verdict> of(long pair) {
    return jdbc.sql(
            """
            select * from pair_verdict
            where pair = :pair and not undone and said <> 'SKIP' order by id
            """)
        .param("pair", pair)
        .query(QueueStore::verdict)
        .list();
  }

  /// What a person said last and did not take back.
  Optional<Verdict> last(UUID person) {
    return jdbc.sql(
            """
            select * from pair_verdict where person = :person and not undone
            order by id desc limit 1
            """)
        .param("person", person)
        .query(QueueStore::verdict)
        .optional();
  }

  void undo(long verdict) {
    jdbc.sql("update pair_verdict set undone = true where id = :id").param("id", verdict).update();
  }

  /// Verdicts that led to a change set which was taken back, or given back.
  void undoOf(long changeSet, boolean undone) {
    jdbc.sql("update pair_verdict set undone = :undone where change_set = :changeSet")
        .param("undone", undone)
        .param("changeSet", changeSet)
        .update();
  }

  /// How many pairs a person has dealt with since.
  long doneSince(UUID person, Instant since) {
    return jdbc.sql(
            """
            select count(distinct pair) from pair_verdict
            where person = :person and not undone and said <> 'SKIP' and at >= :since
            """)
        .param("person", person)
        .param("since", since.atOffset(ZoneOffset.UTC))
        .query(Long.class)
        .single();
  }

  private static Verdict verdict(java.sql.ResultSet row, int number) throws java.sql.SQLException {
    long changeSet = row.getLong("change_set");
    boolean none = row.wasNull();
    return new Verdict(
        row.getLong("id"),
        row.getLong("pair"),
        row.getObject("person", UUID.class),
        Said.valueOf(row.getString("said")),
        row.getObject("at", OffsetDateTime.class).toInstant(),
        none ? null : changeSet);
  }
}
