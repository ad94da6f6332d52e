package org.capacitymetro.review;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.capacitymetro.assessment.Grid;
import org.capacitymetro.practices.PracticeId;
import org.capacitymetro.rights.PersonId;
import org.capacitymetro.text.LocalizedText;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Tables `review_round` and `review_request`.
@Component
class RoundStore {
  private final JdbcClient jdbc;
  private final JsonMapper json;

  RoundStore(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  void insert(UUID id, PracticeId practice, int version, String by, Instant at) {
    jdbc.sql(
            """
            insert into review_round (id, practice, version, begun_by, begun_at)
            values (:id, :practice, :version, :by, :at)
            """)
        .param("id", id)
        .param("practice", practice.value())
        .param("version", version)
        .param("by", by)
        .param("at", time(at))
        .update();
  }

  void insert(UUID id, UUID round, PersonId person, String role, String city, Instant at) {
    jdbc.sql(
            """
            insert into review_request (id, round, person, role, city, state, asked_at)
            values (:id, :round, :person, :role, :city, 'ASKED', :at)
            """)
        .param("id", id)
        .param("round", round)
        .param("person", person.value())
        .param("role", role)
        .param("city", city)
        .param("at", time(at))
        .update();
  }

  Optional<Round> find(UUID round) {
    return rounds("id = :id", Map.of("id", round)).stream().findFirst();
  }

  Optional<Round> findOfRequest(UUID request) {
    return rounds(
            "id = (select round from review_request where id = :request)",
            Map.of("request", request))
        .stream()
        .findFirst();
  }

  /// As [#find], and nobody else changes it before the transaction ends.
  Round lock(UUID round) {
    jdbc.sql("select id from review_round where id = :id for update")
        .param("id", round)
        .query(UUID.class)
        .single();
    return find(round).orElseThrow();
  }

  /// Newest first.
  List<Round> list(PracticeId practice) {
    return rounds("practice = :practice", Map.of("practice", practice.value()));
  }

  /// Newest first.
  List<Round> listOpen() {
    return rounds("ended_at is null", Map.of());
  }

  /// The rounds in which somebody was asked, newest first.
  List<Round> list(PersonId person) {
    return rounds(
        "id in (select round from review_request where person = :person)",
        Map.of("person", person.value()));
  }

  private List<Round> rounds(String which, Map<String, ?> parameters) {
    Map<UUID, List<Request>> requests =
        jdbc
            .sql(
                "select * from review_request where round in (select id from review_round where "
                    + which
                    + ") order by asked_at, id")
            .params(parameters)
            .query((row, number) -> Map.entry(row.getObject("round", UUID.class), request(row)))
            .list()
            .stream()
            .collect(
                Collectors.groupingBy(
                    Map.Entry::getKey,
                    Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    return jdbc.sql("select * from review_round where " + which + " order by begun_at desc, id")
        .params(parameters)
        .query(
            (row, number) ->
                round(row, requests.getOrDefault(row.getObject("id", UUID.class), List.of())))
        .list();
  }

  /// Moves a request on.
  ///
  /// @return false where it is no longer in one of the states `from`
  boolean move(UUID request, List<Request.State> from, Request.State to, String conflict) {
    return jdbc.sql(
                """
                update review_request set state = :to, conflict = :conflict
                where id = :id and state = any(cast(:from as text[]))
                """)
            .param("id", request)
            .param("to", to.name())
            .param("conflict", conflict)
            .param("from", from.stream().map(Enum::name).toArray(String[]::new))
            .update()
        == 1;
  }

  /// @return false where the person may not judge, or has already
  boolean judge(UUID request, Grid grid, Instant at) {
    return jdbc.sql(
                """
                update review_request
                set state = 'JUDGED', judged_at = :at, grid = cast(:grid as jsonb)
                where id = :id and state = 'READING'
                """)
            .param("id", request)
            .param("grid", json.writeValueAsString(grid))
            .param("at", time(at))
            .update()
        == 1;
  }

  void judged(UUID round, Instant at) {
    jdbc.sql("update review_round set judged_at = :at where id = :id")
        .param("id", round)
        .param("at", time(at))
        .update();
  }

  void answer(UUID round, LocalizedText text, String by, Instant at) {
    jdbc.sql(
            """
            update review_round set answer = cast(:text as jsonb), answered_by = :by,
              answered_at = :at
            where id = :id
            """)
        .param("id", round)
        .param("text", json.writeValueAsString(text))
        .param("by", by)
        .param("at", time(at))
        .update();
  }

  /// Nobody is waited for any more.
  void end(UUID round, Round.Ending ending, Instant at) {
    jdbc.sql("update review_round set ended_at = :at, ending = :ending where id = :id")
        .param("id", round)
        .param("ending", ending.name())
        .param("at", time(at))
        .update();
    jdbc.sql(
            """
            update review_request set state = 'RELEASED'
            where round = :id and state in ('ASKED', 'READING')
            """)
        .param("id", round)
        .update();
    jdbc.sql("delete from review_kept where round = :id").param("id", round).update();
  }

  /// Keeps what a person judged, without the person.
  void forget(PersonId person) {
    jdbc.sql(
            """
            update review_request set person = null, conflict = '',
              state = case when state in ('ASKED', 'READING') then 'RELEASED' else state end
            where person = :person
            """)
        .param("person", person.value())
        .update();
  }

  private Round round(ResultSet row, List<Request> requests) throws SQLException {
    String answer = row.getString("answer");
    String ending = row.getString("ending");
    Instant answeredAt = found(row, "answered_at");
    return new Round(
        row.getObject("id", UUID.class),
        new PracticeId(row.getObject("practice", UUID.class)),
        row.getInt("version"),
        row.getString("begun_by"),
        row.getObject("begun_at", OffsetDateTime.class).toInstant(),
        found(row, "judged_at"),
        answer == null || answeredAt == null
            ? null
            : new Round.Answer(
                json.readValue(answer, LocalizedText.class),
                row.getString("answered_by"),
                answeredAt),
        found(row, "ended_at"),
        ending == null ? null : Round.Ending.valueOf(ending),
        requests);
  }

  private Request request(ResultSet row) throws SQLException {
    UUID person = row.getObject("person", UUID.class);
    String grid = row.getString("grid");
    return new Request(
        row.getObject("id", UUID.class),
        person == null ? null : new PersonId(person),
        row.getString("role"),
        row.getString("city"),
        Request.State.valueOf(row.getString("state")),
        row.getString("conflict"),
        row.getObject("asked_at", OffsetDateTime.class).toInstant(),
        found(row, "judged_at"),
        grid == null ? null : json.readValue(grid, Grid.class));
  }

  private static @Nullable Instant found(ResultSet row, String column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }

  private static OffsetDateTime time(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
