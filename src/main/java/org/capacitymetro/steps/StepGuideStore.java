package org.capacitymetro.steps;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.capacitymetro.accounts.KeptForms;
import org.capacitymetro.rights.PersonId;
import org.capacitymetro.text.TimeOrderedId;
import org.capacitymetro.writing.Typed;
import org.capacitymetro.writing.VersionTable;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Tables `step_guide`, `step_guide_version`, `step_guide_translation`, `step_guide_shown`,
/// `step_guide_kept`.
@Component
class StepGuideStore {
  private static final int LONGEST_KEPT = 300_000;

  private final JdbcClient jdbc;
  private final JsonMapper json;
  private final VersionTable<StepContent> versions;
  private final KeptForms<Map<String, List<String>>> kept;

  StepGuideStore(JdbcClient jdbc, JsonMapper json, Clock clock) {
    this.jdbc = jdbc;
    this.json = json;
    this.versions =
        new VersionTable<>(jdbc, json, "step_guide_version", "guide", StepContent.class);
    this.kept =
        new KeptForms<>(
            jdbc, json, clock, "step_guide_kept", "guide", LONGEST_KEPT, new TypeReference<>() {});
  }

  /// Begins a guide after all others; empty where there is one with this code.
  Optional<UUID> insert(String code, StepContent content, String by, Instant at) {
    UUID id = TimeOrderedId.next();
    int inserted =
        jdbc.sql(
                """
                insert into step_guide (id, code, position, version)
                select :id, :code, coalesce(max(position), 0) + 1, 1 from step_guide
                on conflict (code) do nothing
                """)
            .param("id", id)
            .param("code", code)
            .update();
    if (inserted == 0) {
      return Optional.empty();
    }
    versions.insert(id, 1, content, by, at, "");
    return Optional.of(id);
  }

  void write(UUID id, int version, StepContent content, String by, Instant at, String reason) {
    versions.insert(id, version, content, by, at, reason);
    jdbc.sql("update step_guide set version = :version where id = :id")
        .param("id", id)
        .param("version", version)
        .update();
  }

  /// @param version what the public sees from now on, null for nothing
  void show(UUID id, @Nullable Integer version, int position, String by, Instant at) {
    jdbc.sql(
            """
            update step_guide set published_version = :version, position = :position where id = :id
            """)
        .param("id", id)
        .param("version", version)
        .param("position", position)
        .update();
    jdbc.sql(
            """
            insert into step_guide_shown (guide, version, position, by, at)
            values (:id, :version, :position, :by, :at)
            """)
        .param("id", id)
        .param("version", version)
        .param("position", position)
        .param("by", by)
        .param("at", at.atOffset(ZoneOffset.UTC))
        .update();
  }

  List<StepGuide> list() {
    return jdbc.sql(
            """
            select g.*, v.content
            from step_guide g join step_guide_version v on v.guide = g.id and v.version = g.version
            order by g.position, g.code
            """)
        .query((row, number) -> guide(row))
        .list();
  }

  /// What the public sees, in its order.
  List<StepGuide> published() {
    return jdbc.sql(
            """
            select g.*, v.content
            from step_guide g
              join step_guide_version v on v.guide = g.id and v.version = g.published_version
            order by g.position, g.code
            """)
        .query((row, number) -> guide(row))
        .list();
  }

  Optional<StepGuide> find(String code) {
    return list().stream().filter(guide -> guide.code().equals(code)).findFirst();
  }

  Optional<StepGuide> find(UUID id) {
    return list().stream().filter(guide -> guide.id().equals(id)).findFirst();
  }

  /// Of what the public reads: something that changes with every version and translation.
  Map<UUID, String> versionsOfPublished() {
    return jdbc
        .sql(
            """
            select id, version || '.' || published_version || '.' ||
              (select count(*) from step_guide_translation t where t.guide = g.id)
            from step_guide g
            where published_version is not null
            """)
        .query((row, number) -> Map.entry(row.getObject(1, UUID.class), row.getString(2)))
        .list()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /// As [#find], and nobody else changes it before the transaction ends.
  Optional<StepGuide> lock(String code) {
    jdbc.sql("select id from step_guide where code = :code for update")
        .param("code", code)
        .query(UUID.class)
        .optional();
    return find(code);
  }

  Optional<StepContent> findVersion(UUID id, int version) {
    return versions.find(id, version);
  }

  /// Newest first.
  List<VersionTable.Version> versions(UUID id) {
    return versions.list(id);
  }

  /// The versions as texts that are translated.
  VersionTable<StepContent> texts() {
    return versions;
  }

  /// Grows with everything the public may see changing.
  long generation() {
    return jdbc.sql(
            """
            select (select count(*) from step_guide_shown)
              + (select count(*) from step_guide_translation)
            """)
        .query(Long.class)
        .single();
  }

  /// As [KeptForms#keep].
  boolean keep(UUID guide, PersonId person, Typed typed) {
    return kept.keep(guide, person, typed.values());
  }

  Optional<Typed> findKept(UUID guide, PersonId person) {
    return kept.find(guide, person).map(Typed::new);
  }

  void discard(UUID guide, PersonId person) {
    kept.discard(guide, person);
  }

  private StepGuide guide(ResultSet row) throws SQLException {
    return new StepGuide(
        row.getObject("id", UUID.class),
        row.getString("code"),
        row.getInt("position"),
        row.getInt("version"),
        row.getObject("published_version", Integer.class),
        json.readValue(row.getString("content"), StepContent.class));
  }
}
