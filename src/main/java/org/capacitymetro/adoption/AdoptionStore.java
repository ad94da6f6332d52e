package org.capacitymetro.adoption;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.capacitymetro.hsds.OrganizationId;
import org.capacitymetro.practices.PracticeId;
import org.capacitymetro.rights.PersonId;
import org.capacitymetro.rights.Scope;
import org.capacitymetro.text.LocalizedText;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Tables `adoption`, `adoption_version`, `adoption_step`, `adoption_told`, `adoption_ask`.
@Component
class AdoptionStore {

  /// One version, without what it says.
  record Version(int version, String by, Instant at) {}

  /// One step of its way.
  record Taken(String step, String by, Instant at, String reason) {}

  private final JdbcClient jdbc;
  private final JsonMapper json;

  AdoptionStore(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /// @param by null for nobody with an account
  void insert(Adoption adoption, @Nullable PersonId by, String actor) {
    jdbc.sql(
            """
            insert into adoption (id, practice, practice_version, organization, city, state, version,
              recorded_by, created_at, updated_at)
            values (:id, :practice, :practice_version, :organization, :city, 'DRAFT', 1,
              :by, :at, :at)
            """)
        .param("id", adoption.id().value())
        .param("practice", adoption.practice().value())
        .param("practice_version", adoption.practiceVersion())
        .param("organization", adoption.organization().value())
        .param("city", adoption.city())
        .param("by", by == null ? null : by.value())
        .param("at", time(adoption.createdAt()))
        .update();
    insertVersion(adoption.id(), 1, adoption.details(), actor, adoption.createdAt());
  }

  void write(AdoptionId id, int version, Details details, String by, Instant at) {
    insertVersion(id, version, details, by, at);
    jdbc.sql("update adoption set version = :version, updated_at = :at where id = :id")
        .param("id", id.value())
        .param("version", version)
        .param("at", time(at))
        .update();
  }

  private void insertVersion(AdoptionId id, int version, Details details, String by, Instant at) {
    jdbc.sql(
            """
            insert into adoption_version (adoption, version, content, by, at)
            values (:id, :version, cast(:content as jsonb), :by, :at)
            """)
        .param("id", id.value())
        .param("version", version)
        .param("content", json.writeValueAsString(details))
        .param("by", by)
        .param("at", time(at))
        .update();
  }

  Optional<Adoption> find(AdoptionId id) {
    return list("a.id = :id", Map.of("id", id.value())).stream().findFirst();
  }

  /// As [#find], and nobody else changes it before the transaction ends.
  Adoption lock(AdoptionId id) {
    jdbc.sql("select id from adoption where id = :id for update")
        .param("id", id.value())
        .query(UUID.class)
        .single();
    return find(id).orElseThrow();
  }

  /// What everybody may read, those that began last first.
  List<Adoption> listPublic() {
    return list("a.state = 'PUBLIC'", Map.of());
  }

  /// Those of a sheet that were hidden.
  List<Adoption> listHidden(PracticeId practice) {
    return list(
        "a.state = 'HIDDEN' and a.practice = :practice", Map.of("practice", practice.value()));
  }

  /// Those a person recorded, and those that lie within one of the scopes.
  List<Adoption> list(PersonId person, Set<Scope> scopes) {
    return list(
        """
        a.state <> 'DROPPED' and (:everything or a.recorded_by = :person
          or a.city = any(cast(:cities as text[]))
          or a.organization = any(cast(:organizations as uuid[])))
        """,
        Map.of(
            "person",
            person.value(),
            "everything",
            scopes.contains(new Scope.Everything()),
            "cities",
            Scope.cities(scopes).toArray(String[]::new),
            "organizations",
            scopes.stream()
                .flatMap(
                    scope ->
                        scope instanceof Scope.Organization in ? Stream.of(in.id()) : Stream.of())
                .map(UUID::toString)
                .toArray(String[]::new)));
  }

  /// Those a person recorded.
  List<Adoption> listRecordedBy(PersonId person) {
    return list("a.recorded_by = :person", Map.of("person", person.value()));
  }

  /// Public ones that go on, for the questions how it goes.
  List<AdoptionId> listGoingOn() {
    return jdbc
        .sql(
            """
            select a.id from adoption a
              join adoption_version v on v.adoption = a.id and v.version = a.version
            where a.state = 'PUBLIC' and v.content ->> 'status' <> 'STOPPED' order by a.id
            """)
        .query(UUID.class)
        .stream()
        .map(AdoptionId::new)
        .toList();
  }

  private List<Adoption> list(String which, Map<String, ?> parameters) {
    Map<UUID, List<Told>> told =
        grouped(
            "select a.id as of, t.* from adoption_told t join adoption a on a.id = t.adoption where "
                + which
                + " order by t.id desc",
            parameters,
            this::told);
    Map<UUID, List<Ask>> asks =
        grouped(
            "select a.id as of, k.* from adoption_ask k join adoption a on a.id = k.adoption where "
                + which
                + " order by k.months",
            parameters,
            AdoptionStore::ask);
    return jdbc.sql(
            """
            select a.*, v.content from adoption a
              join adoption_version v on v.adoption = a.id and v.version = a.version
            where
            """
                + which
                + " order by v.content ->> 'since' desc nulls first, a.id desc")
        .params(parameters)
        .query(
            (row, number) -> {
              UUID id = row.getObject("id", UUID.class);
              return adoption(
                  row, told.getOrDefault(id, List.of()), asks.getOrDefault(id, List.of()));
            })
        .list();
  }

  private interface Reading<T> {
    T of(ResultSet row) throws SQLException;
  }

  private <T> Map<UUID, List<T>> grouped(
      String sql, Map<String, ?> parameters, Reading<T> reading) {
    return jdbc
        .sql(sql)
        .params(parameters)
        .query((row, number) -> Map.entry(row.getObject("of", UUID.class), reading.of(row)))
        .list()
        .stream()
        .collect(
            Collectors.groupingBy(
                Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
  }

  Optional<Details> findVersion(AdoptionId id, int version) {
    return jdbc.sql(
            "select content from adoption_version where adoption = :id and version = :version")
        .param("id", id.value())
        .param("version", version)
        .query((row, number) -> details(row))
        .optional();
  }

  /// Newest first.
  List<Version> versions(AdoptionId id) {
    return jdbc.sql(
            """
            select version, by, at from adoption_version where adoption = :id order by version desc
            """)
        .param("id", id.value())
        .query(
            (row, number) -> new Version(row.getInt("version"), row.getString("by"), at(row, "at")))
        .list();
  }

  /// Newest first.
  List<Taken> steps(AdoptionId id) {
    return jdbc.sql("select * from adoption_step where adoption = :id order by id desc")
        .param("id", id.value())
        .query(
            (row, number) ->
                new Taken(
                    row.getString("step"),
                    row.getString("by"),
                    at(row, "at"),
                    row.getString("reason")))
        .list();
  }

  void move(AdoptionId id, Adoption.State to, String step, String by, Instant at, String reason) {
    jdbc.sql(
            """
            update adoption set state = :state, updated_at = :at, hidden_reason = :hidden,
              published_at = case when :state = 'PUBLIC' then coalesce(published_at, :at)
                else published_at end
            where id = :id
            """)
        .param("id", id.value())
        .param("state", to.name())
        .param("hidden", to == Adoption.State.HIDDEN ? reason : "")
        .param("at", time(at))
        .update();
    step(id, step, by, at, reason);
  }

  private void step(AdoptionId id, String step, String by, Instant at, String reason) {
    jdbc.sql(
            """
            insert into adoption_step (adoption, step, by, at, reason)
            values (:id, :step, :by, :at, :reason)
            """)
        .param("id", id.value())
        .param("step", step)
        .param("by", by)
        .param("at", time(at))
        .param("reason", reason)
        .update();
  }

  void tell(AdoptionId id, Told told, String by) {
    jdbc.sql(
            """
            insert into adoption_told (adoption, outcome, why, figures, by, at)
            values (:id, :outcome, cast(:why as jsonb), cast(:figures as jsonb), :by, :at)
            """)
        .param("id", id.value())
        .param("outcome", told.outcome().name())
        .param("why", json.writeValueAsString(told.why()))
        .param("figures", json.writeValueAsString(told.figures()))
        .param("by", by)
        .param("at", time(told.at()))
        .update();
    jdbc.sql(
            """
            update adoption_ask set answered_at = :at where adoption = :id and answered_at is null
            """)
        .param("id", id.value())
        .param("at", time(told.at()))
        .update();
  }

  void ask(AdoptionId id, int months, Instant at) {
    jdbc.sql("insert into adoption_ask (adoption, months, asked_at) values (:id, :months, :at)")
        .param("id", id.value())
        .param("months", months)
        .param("at", time(at))
        .update();
    step(id, "ASK", "job", at, "");
  }

  void remind(AdoptionId id, int months, Instant at) {
    jdbc.sql(
            """
            update adoption_ask set reminded_at = :at where adoption = :id and months = :months
            """)
        .param("id", id.value())
        .param("months", months)
        .param("at", time(at))
        .update();
    step(id, "REMIND", "job", at, "");
  }

  /// Keeps what a person recorded, without the person.
  void forget(PersonId person) {
    jdbc.sql("update adoption set recorded_by = null where recorded_by = :person")
        .param("person", person.value())
        .update();
  }

  /// Grows with everything that readers see.
  long generation() {
    return jdbc.sql(
            """
            select (select count(*) from adoption_version) + (select count(*) from adoption_step)
              + (select count(*) from adoption_told)
            """)
        .query(Long.class)
        .single();
  }

  boolean isEmpty() {
    return !jdbc.sql("select exists (select from adoption)").query(Boolean.class).single();
  }

  private Adoption adoption(ResultSet row, List<Told> told, List<Ask> asks) throws SQLException {
    UUID recordedBy = row.getObject("recorded_by", UUID.class);
    return new Adoption(
        new AdoptionId(row.getObject("id", UUID.class)),
        new PracticeId(row.getObject("practice", UUID.class)),
        row.getInt("practice_version"),
        new OrganizationId(row.getObject("organization", UUID.class)),
        row.getString("city"),
        Adoption.State.valueOf(row.getString("state")),
        details(row),
        row.getInt("version"),
        recordedBy == null ? null : new PersonId(recordedBy),
        at(row, "created_at"),
        at(row, "updated_at"),
        found(row, "published_at"),
        row.getString("hidden_reason"),
        told,
        asks);
  }

  private Details details(ResultSet row) throws SQLException {
    return json.readValue(row.getString("content"), Details.class);
  }

  private Told told(ResultSet row) throws SQLException {
    return new Told(
        Told.Outcome.valueOf(row.getString("outcome")),
        json.readValue(row.getString("why"), LocalizedText.class),
        json.readValue(row.getString("figures"), LocalizedText.class),
        at(row, "at"));
  }

  private static Ask ask(ResultSet row) throws SQLException {
    return new Ask(
        row.getInt("months"),
        at(row, "asked_at"),
        found(row, "reminded_at"),
        found(row, "answered_at"));
  }

  private static @Nullable Instant found(ResultSet row, String column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }

  private static Instant at(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  static OffsetDateTime time(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
