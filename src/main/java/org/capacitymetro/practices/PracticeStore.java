package org.capacitymetro.practices;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.capacitymetro.assessment.Assessment;
import org.capacitymetro.assessment.Evidence;
import org.capacitymetro.files.FileUser;
import org.capacitymetro.rights.PersonId;
import org.capacitymetro.rights.Scope;
import org.capacitymetro.writing.VersionTable;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Tables `practice`, `practice_version`, `practice_translation`, `practice_step`,
/// `practice_author`; reads those that [PeerStore] writes.
@Component
class PracticeStore implements FileUser {
  private static final String WHOLE =
      """
      select p.*, v.content,
        array(select a.person from practice_author a where a.practice = p.id order by a.added_at)
          as authors,
        array(select r.person from practice_reader r where r.practice = p.id) as readers
      from practice p join practice_version v on v.practice = p.id and v.version = p.version
      """;

  private final JdbcClient jdbc;
  private final JsonMapper json;
  private final VersionTable<Sheet> versions;

  PracticeStore(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
    this.versions = new VersionTable<>(jdbc, json, "practice_version", "practice", Sheet.class);
  }

  void insert(PracticeId id, @Nullable String city, Sheet sheet, String by, Instant at) {
    jdbc.sql(
            """
            insert into practice (id, state, city, version, evidence, created_at, updated_at)
            values (:id, 'DRAFT', :city, 1, 'NOT_ASSESSED', :at, :at)
            """)
        .param("id", id.value())
        .param("city", city)
        .param("at", time(at))
        .update();
    versions.insert(id.value(), 1, sheet, by, at, "");
  }

  void write(PracticeId id, int version, Sheet sheet, String by, Instant at, String reason) {
    versions.insert(id.value(), version, sheet, by, at, reason);
    jdbc.sql("update practice set version = :version, updated_at = :at where id = :id")
        .param("id", id.value())
        .param("version", version)
        .param("at", time(at))
        .update();
  }

  /// Of what the public reads: something that changes with every version, state and translation.
  Map<UUID, String> versionsOfPublished() {
    return jdbc
        .sql(
            """
            select id, version || '.' || published_version || '.' ||
              (select count(*) from practice_translation t where t.practice = p.id)
            from practice p
            where published_version is not null and state in ('PUBLISHED', 'RECHECK_DUE')
            """)
        .query((row, number) -> Map.entry(row.getObject(1, UUID.class), row.getString(2)))
        .list()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  Optional<Practice> find(PracticeId id) {
    return jdbc.sql(WHOLE + " where p.id = :id")
        .param("id", id.value())
        .query((row, number) -> practice(row))
        .optional();
  }

  /// As [#find], and nobody else changes it before the transaction ends.
  Optional<Practice> lock(PracticeId id) {
    jdbc.sql("select id from practice where id = :id for update")
        .param("id", id.value())
        .query(UUID.class)
        .optional();
    return find(id);
  }

  Optional<Sheet> findVersion(PracticeId id, int version) {
    return versions.find(id.value(), version);
  }

  /// Newest first.
  List<VersionTable.Version> versions(PracticeId id) {
    return versions.list(id.value());
  }

  /// The versions as texts that are translated.
  VersionTable<Sheet> texts() {
    return versions;
  }

  /// Newest first.
  List<Step.Taken> steps(PracticeId id) {
    return jdbc.sql("select * from practice_step where practice = :id order by id desc")
        .param("id", id.value())
        .query(
            (row, number) ->
                new Step.Taken(
                    Step.valueOf(row.getString("step")),
                    PracticeState.valueOf(row.getString("state")),
                    row.getInt("version"),
                    row.getString("by"),
                    at(row, "at"),
                    row.getString("reason")))
        .list();
  }

  void take(Practice practice, Step step, String by, Instant at, String reason) {
    jdbc.sql(
            """
            update practice set state = :state, updated_at = :at,
              published_version = case when :publishes then version else published_version end,
              published_at = case when :publishes then :at else published_at end,
              checked_at = case when :checks then :at else checked_at end
            where id = :id
            """)
        .param("id", practice.id().value())
        .param("state", step.to().name())
        .param("publishes", step == Step.PUBLISH)
        .param("checks", step == Step.PUBLISH || step == Step.CONFIRM)
        .param("at", time(at))
        .update();
    jdbc.sql(
            """
            insert into practice_step (practice, step, state, version, by, at, reason)
            values (:id, :step, :state, :version, :by, :at, :reason)
            """)
        .param("id", practice.id().value())
        .param("step", step.name())
        .param("state", step.to().name())
        .param("version", practice.version())
        .param("by", by)
        .param("at", time(at))
        .param("reason", reason)
        .update();
  }

  void assess(PracticeId id, Evidence evidence) {
    jdbc.sql("update practice set evidence = :evidence where id = :id")
        .param("id", id.value())
        .param("evidence", evidence.name())
        .update();
  }

  void addAuthor(PracticeId id, PersonId person, String by, Instant at) {
    jdbc.sql(
            """
            insert into practice_author (practice, person, added_by, added_at)
            values (:id, :person, :by, :at) on conflict do nothing
            """)
        .param("id", id.value())
        .param("person", person.value())
        .param("by", by)
        .param("at", time(at))
        .update();
  }

  void removeAuthor(PracticeId id, PersonId person) {
    jdbc.sql("delete from practice_author where practice = :id and person = :person")
        .param("id", id.value())
        .param("person", person.value())
        .update();
  }

  /// Newest first.
  List<Practice> listOf(PersonId author) {
    return jdbc.sql(
            WHOLE
                + """
                where p.id in (select practice from practice_author where person = :person)
                order by p.updated_at desc
                """)
        .param("person", author.value())
        .query((row, number) -> practice(row))
        .list();
  }

  /// Those that lie within one of the scopes; what waits for a decision oldest first, else newest
  /// first.
  List<Practice> listWithin(Set<Scope> scopes, boolean waiting) {
    return jdbc.sql(
            WHOLE
                + " where (:everything or p.city = any(cast(:cities as text[])))"
                + (waiting
                    ? """
                       and (p.state in ('SUBMITTED', 'IN_REVIEW') or
                        (p.state in ('PUBLISHED', 'RECHECK_DUE')
                          and p.version <> p.published_version))
                      order by p.updated_at
                      """
                    : " order by p.updated_at desc"))
        .param("everything", scopes.contains(new Scope.Everything()))
        .param("cities", Scope.cities(scopes).toArray(String[]::new))
        .query((row, number) -> practice(row))
        .list();
  }

  /// Everything the public may read, newest first; archived sheets too.
  List<Published> published() {
    return jdbc.sql(
            """
            select p.*, v.content,
              (select a.content from practice_assessment a where a.practice = p.id
                order by a.version desc limit 1) as assessment
            from practice p
              join practice_version v on v.practice = p.id and v.version = p.published_version
            where p.state in ('PUBLISHED', 'RECHECK_DUE', 'ARCHIVED')
            order by p.published_at desc, p.id
            """)
        .query(
            (row, number) ->
                new Published(
                    new PracticeId(row.getObject("id", UUID.class)),
                    PracticeState.valueOf(row.getString("state")),
                    sheet(row),
                    row.getInt("published_version"),
                    at(row, "published_at"),
                    at(row, "checked_at"),
                    Evidence.valueOf(row.getString("evidence")),
                    assessment(row)))
        .list();
  }

  /// Grows with every version, every step and every translation.
  long generation() {
    return jdbc.sql(
            """
            select (select count(*) from practice_version) + (select count(*) from practice_step)
              + (select count(*) from practice_translation)
            """)
        .query(Long.class)
        .single();
  }

  /// Published sheets that nobody has checked since.
  List<PracticeId> uncheckedSince(Instant before) {
    return jdbc
        .sql(
            """
            select id from practice where state = 'PUBLISHED' and checked_at <= :before
            order by checked_at
            """)
        .param("before", time(before))
        .query(UUID.class)
        .stream()
        .map(PracticeId::new)
        .toList();
  }

  @Override
  public Set<String> filesInUse() {
    return new HashSet<>(
        jdbc.sql(
                """
                select file ->> 'hash' from practice_version,
                  jsonb_path_query(content, '$.*[*] ? (exists (@.hash))') as file
                union
                select field.value ->> 0 from practice_kept, jsonb_each(fields) as field
                where field.key ~ '^(attachments|pictures)[.][0-9]+[.]hash$'
                """)
            .query(String.class)
            .list());
  }

  private Practice practice(ResultSet row) throws SQLException {
    return new Practice(
        new PracticeId(row.getObject("id", UUID.class)),
        PracticeState.valueOf(row.getString("state")),
        row.getString("city"),
        sheet(row),
        row.getInt("version"),
        row.getObject("published_version", Integer.class),
        found(row, "published_at"),
        found(row, "checked_at"),
        Evidence.valueOf(row.getString("evidence")),
        at(row, "updated_at"),
        people(row, "authors"),
        people(row, "readers"));
  }

  private static Set<PersonId> people(ResultSet row, String column) throws SQLException {
    return Stream.of((UUID[]) row.getArray(column).getArray())
        .map(PersonId::new)
        .collect(Collectors.toUnmodifiableSet());
  }

  private Sheet sheet(ResultSet row) throws SQLException {
    return json.readValue(row.getString("content"), Sheet.class);
  }

  private @Nullable Assessment assessment(ResultSet row) throws SQLException {
    String content = row.getString("assessment");
    return content == null ? null : json.readValue(content, Assessment.class);
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
