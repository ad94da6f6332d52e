package org.capacitymetro.directory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.capacitymetro.text.LocalizedText;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Table `organization`.
@Component
class OrganizationStore {

  record Existing(UUID id, byte[] hash) {}

  record Entry(UUID id, byte[] hash, OrganizationDraft draft) {}

  private final JdbcClient jdbc;

  OrganizationStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Map<OrganizationId, Organization> list(Collection<UUID> ids) {
    Map<OrganizationId, Organization> found = new HashMap<>();
    if (!ids.isEmpty()) {
      jdbc.sql("select * from organization where id = any(cast(:ids as uuid[]))")
          .param("ids", ServiceStore.strings(ids))
          .query(OrganizationStore::organization)
          .list()
          .forEach(organization -> found.put(organization.id(), organization));
    }
    return found;
  }

  /// Lets one writer at a time work on the bodies of a source, whatever process it runs in.
  void lockSource(String source) {
    jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:key, 0))")
        .param("key", "organization:" + source)
        .query((row, number) -> 0)
        .list();
  }

  Map<SourceRef, Existing> existing(List<SourceRef> sources) {
    Map<SourceRef, Existing> found = new HashMap<>();
    jdbc.sql(
            """
            select o.source, o.source_id, o.id, o.content_hash
            from unnest(:sources, :ids) as w(source, source_id)
            join organization o on o.source = w.source and o.source_id = w.source_id
            """)
        .param("sources", sources.stream().map(SourceRef::source).toArray(String[]::new))
        .param("ids", sources.stream().map(SourceRef::id).toArray(String[]::new))
        .query(
            row -> {
              found.put(
                  new SourceRef(row.getString("source"), row.getString("source_id")),
                  new Existing(row.getObject("id", UUID.class), row.getBytes("content_hash")));
            });
    return found;
  }

  /// Inserts or replaces bodies in one statement.
  void write(List<Entry> entries, Instant now) {
    jdbc.sql(
            """
            insert into organization (id, source, source_id, name, description, type, tax_code,
              area_code, emails, websites, demonstration, content_hash, updated_at)
            select w.id, w.source, w.source_id, r.name,
              case when r.description -> 'texts' = '{}' then null else r.description end,
              r.type, r.tax_code, r.area_code, r.emails, r.websites, r.demonstration, w.hash, :now
            from unnest(cast(:ids as uuid[]), :sources, :sourceIds, :hashes, :drafts)
              as w(id, source, source_id, hash, draft),
            json_to_record(cast(w.draft as json)) as r(name jsonb, description jsonb, type text,
              tax_code text, area_code text, emails text[], websites text[], demonstration boolean)
            on conflict (id) do update set
              name = excluded.name, description = excluded.description, type = excluded.type,
              tax_code = excluded.tax_code, area_code = excluded.area_code,
              emails = excluded.emails, websites = excluded.websites,
              demonstration = excluded.demonstration, content_hash = excluded.content_hash,
              updated_at = excluded.updated_at
            """)
        .param("ids", ServiceStore.strings(entries.stream().map(Entry::id).toList()))
        .param(
            "sources",
            entries.stream().map(e -> e.draft().source().source()).toArray(String[]::new))
        .param(
            "sourceIds", entries.stream().map(e -> e.draft().source().id()).toArray(String[]::new))
        .param("hashes", entries.stream().map(Entry::hash).toArray(byte[][]::new))
        .param(
            "drafts", entries.stream().map(e -> StoredJson.text(e.draft())).toArray(String[]::new))
        .param("now", now.atOffset(ZoneOffset.UTC))
        .update();
  }

  private static Organization organization(ResultSet row, int number) throws SQLException {
    return new Organization(
        new OrganizationId(row.getObject("id", UUID.class)),
        new SourceRef(row.getString("source"), row.getString("source_id")),
        StoredJson.TEXT.read(row.getString("name"), LocalizedText.EMPTY),
        StoredJson.TEXT.read(row.getString("description"), LocalizedText.EMPTY),
        Organization.ProviderType.valueOf(row.getString("type")),
        row.getString("tax_code"),
        row.getString("area_code"),
        List.of((String[]) row.getArray("emails").getArray()),
        List.of((String[]) row.getArray("websites").getArray()),
        row.getBoolean("demonstration"));
  }
}
