package org.capacitymetro.guides;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.capacitymetro.accounts.KeptForms;
import org.capacitymetro.rights.PersonId;
import org.capacitymetro.rights.Scope;
import org.capacitymetro.writing.VersionTable;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Tables `guide`, `guide_version`, `guide_translation`, `guide_step`, `guide_kept`.
@Component
class GuideStore {
  /// Longer than any guide may be.
  static final int LONGEST_KEPT = 1_000_000;

  private static final String WHOLE =
      """
      select g.*, v.content
      from guide g join guide_version v on v.guide = g.id and v.version = g.version
      """;

  /// One step of a guide's way.
  record Taken(GuideStep step, int version, String by, Instant at, String reason) {}

  private final JdbcClient jdbc;
  private final JsonMapper json;
  private final VersionTable<GuideContent> versions;
  private final KeptForms<Map<String, List<String>>> kept;

  GuideStore(JdbcClient jdbc, JsonMapper json, Clock clock) {
    this.jdbc = jdbc;
    this.json = json;
    this.versions = new VersionTable<>(jdbc, json, "guide_version", "guide", GuideContent.class);
    this.kept =
        new KeptForms<>(
            jdbc, json, clock, "guide_kept", "guide", LONGEST_KEPT, new TypeReference<>() {});
  }

  void insert(GuideId id, @Nullable String city, GuideContent content, String by, Instant at) {
    jdbc.sql(
            """
            insert into guide (id, state, city, version, created_at, updated_at)
            values (:id, 'DRAFT', :city, 1, :at, :at)
            """)
        .param("id", id.value())
        .param("city", city)
        .param("at", time(at))
        .update();
    versions.insert(id.value(), 1, content, by, at, "");
  }

  void write(GuideId id, int version, GuideContent content, String by, Instant at, String reason) {
    versions.insert(id.value(), version, content, by, at, reason);
    jdbc.sql("update guide set version = :version, updated_at = :at where id = :id")
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
              (select count(*) from guide_translation t where t.guide = p.id)
            from guide p
            where published_version is not null and state = 'PUBLISHED'
            """)
        .query((row, number) -> Map.entry(row.getObject(1, UUID.class), row.getString(2)))
        .list()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  Optional<ToolkitGuide> find(GuideId id) {
    return jdbc.sql(WHOLE + " where g.id = :id")
        .param("id", id.value())
        .query((row, number) -> guide(row))
        .optional();
  }

  /// As [#find], and nobody else changes it before the transaction ends.
  Optional<ToolkitGuide> lock(GuideId id) {
    jdbc.sql("select id from guide where id = :id for update")
        .param("id", id.value())
        .query(UUID.class)
        .optional();
    return find(id);
  }

  Optional<GuideContent> findVersion(GuideId id, int version) {
    return versions.find(id.value(), version);
  }

  /// The versions as texts that are translated.
  VersionTable<GuideContent> texts() {
    return versions;
  }

  /// Newest first.
  List<Taken> steps(GuideId id) {
    return jdbc.sql("select * from guide_step where guide = :id order by id desc")
        .param("id", id.value())
        .query(
            (row, number) ->
                new Taken(
                    GuideStep.valueOf(row.getString("step")),
                    row.getInt("version"),
                    row.getString("by"),
                    at(row, "at"),
                    row.getString("reason")))
        .list();
  }

  void take(ToolkitGuide guide, GuideStep step, String by, Instant at, String reason) {
    jdbc.sql(
            """
            update guide set state = :state, updated_at = :at,
              published_version = case when :publishes then version else published_version end,
              published_at = case when :publishes then :at else published_at end
            where id = :id
            """)
        .param("id", guide.id().value())
        .param("state", step.to(guide).name())
        .param("publishes", step == GuideStep.PUBLISH)
        .param("at", time(at))
        .update();
    jdbc.sql(
            """
            insert into guide_step (guide, step, state, version, by, at, reason)
            values (:id, :step, :state, :version, :by, :at, :reason)
            """)
        .param("id", guide.id().value())
        .param("step", step.name())
        .param("state", step.to(guide).name())
        .param("version", guide.version())
        .param("by", by)
        .param("at", time(at))
        .param("reason", reason)
        .update();
  }

  /// Those that lie within one of the scopes, newest first.
  List<ToolkitGuide> listWithin(Set<Scope> scopes) {
    return jdbc.sql(
            WHOLE
                + """
                 where (:everything or g.city = any(cast(:cities as text[])))
                order by g.updated_at desc, g.id
                """)
        .param("everything", scopes.contains(new Scope.Everything()))
        .param("cities", Scope.cities(scopes).toArray(String[]::new))
        .query((row, number) -> guide(row))
        .list();
  }

  /// Everything the public may read, newest first; archived guides too.
  List<PublishedGuide> published() {
    return jdbc.sql(
            """
            select g.*, v.content
            from guide g join guide_version v on v.guide = g.id and v.version = g.published_version
            order by g.published_at desc, g.id
            """)
        .query(
            (row, number) ->
                new PublishedGuide(
                    new GuideId(row.getObject("id", UUID.class)),
                    GuideState.valueOf(row.getString("state")),
                    row.getString("city"),
                    content(row),
                    row.getInt("published_version"),
                    at(row, "published_at")))
        .list();
  }

  /// Grows with every version, every step and every translation.
  long generation() {
    return jdbc.sql(
            """
            select (select count(*) from guide_version) + (select count(*) from guide_step)
              + (select count(*) from guide_translation)
            """)
        .query(Long.class)
        .single();
  }

  /// As [KeptForms#keep].
  boolean keep(PersonId person, GuideId guide, Fields typed) {
    return kept.keep(guide.value(), person, typed.values());
  }

  Optional<Fields> findKept(PersonId person, GuideId guide) {
    return kept.find(guide.value(), person).map(Fields::new);
  }

  void discard(PersonId person, GuideId guide) {
    kept.discard(guide.value(), person);
  }

  private ToolkitGuide guide(ResultSet row) throws SQLException {
    OffsetDateTime published = row.getObject("published_at", OffsetDateTime.class);
    return new ToolkitGuide(
        new GuideId(row.getObject("id", UUID.class)),
        GuideState.valueOf(row.getString("state")),
        row.getString("city"),
        content(row),
        row.getInt("version"),
        row.getObject("published_version", Integer.class),
        published == null ? null : published.toInstant(),
        at(row, "updated_at"));
  }

  private GuideContent content(ResultSet row) throws SQLException {
    return json.readValue(row.getString("content"), GuideContent.class);
  }

  private static Instant at(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  private static OffsetDateTime time(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
