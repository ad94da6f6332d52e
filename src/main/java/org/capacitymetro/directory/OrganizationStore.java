package org.capacitymetro.directory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.capacitymetro.hsds.Address;
import org.capacitymetro.hsds.Organization;
import org.capacitymetro.hsds.OrganizationDraft;
import org.capacitymetro.hsds.OrganizationId;
import org.capacitymetro.hsds.SourceRef;
import org.capacitymetro.text.LocalizedText;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Table `organization`.
@Component
class OrganizationStore {

  private final JdbcClient jdbc;

  OrganizationStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Map<OrganizationId, Organization> list(Collection<UUID> ids) {
    Map<OrganizationId, Organization> found = new HashMap<>();
    if (!ids.isEmpty()) {
      jdbc.sql("select * from organization where id = any(cast(:ids as uuid[]))")
          .param("ids", RecordStore.strings(ids))
          .query(OrganizationStore::organization)
          .list()
          .forEach(organization -> found.put(organization.id(), organization));
    }
    return found;
  }

  /// The true addresses of the reserved services that these bodies manage or fund.
  Map<OrganizationId, List<Address>> reservedAddresses(Collection<UUID> ids) {
    Map<OrganizationId, List<Address>> found = new HashMap<>();
    if (!ids.isEmpty()) {
      jdbc.sql(
              """
              select b.id, l.street, l.postcode, l.comune, l.province
              from location l
              join service_at_location a on a.location = l.id
              join service s on s.id = a.service
              join unnest(cast(:ids as uuid[])) as b(id) on b.id in (s.provider, s.funder)
              where l.precision <> 'EXACT'
              """)
          .param("ids", RecordStore.strings(ids))
          .query(
              row -> {
                found
                    .computeIfAbsent(
                        new OrganizationId(row.getObject("id", UUID.class)),
                        id -> new ArrayList<>())
                    .add(
                        new Address(
                            row.getString("street"),
                            row.getString("postcode"),
                            row.getString("comune"),
                            row.getString("province")));
              });
    }
    return found;
  }

  /// Inserts or replaces bodies in one statement.
  void write(List<Shelf.Row<OrganizationDraft>> rows, Instant now) {
    jdbc.sql(
            """
            insert into organization (id, source, source_id, name, description, type, tax_code,
              area_code, emails, websites, demonstration, content_hash, said, updated_at)
            select w.id, w.source, w.source_id, r.name,
              case when r.description -> 'texts' = '{}' then null else r.description end,
              r.type, r.tax_code, r.area_code, r.emails, r.websites, r.demonstration, w.hash,
              cast(w.said as jsonb), :now
            from unnest(cast(:ids as uuid[]), :sources, :sourceIds, :hashes, :said, :drafts)
              as w(id, source, source_id, hash, said, draft),
            json_to_record(cast(w.draft as json)) as r(name jsonb, description jsonb, type text,
              tax_code text, area_code text, emails text[], websites text[], demonstration boolean)
            on conflict (id) do update set
              name = excluded.name, description = excluded.description, type = excluded.type,
              tax_code = excluded.tax_code, area_code = excluded.area_code,
              emails = excluded.emails, websites = excluded.websites,
              demonstration = excluded.demonstration, content_hash = excluded.content_hash,
              said = excluded.said, updated_at = excluded.updated_at
            """)
        .param("ids", each(rows, row -> row.id().toString()))
        .param("sources", each(rows, row -> row.draft().source().source()))
        .param("sourceIds", each(rows, row -> row.draft().source().id()))
        .param("hashes", rows.stream().map(Shelf.Row::hash).toArray(byte[][]::new))
        .param("said", each(rows, Shelf.Row::said))
        .param("drafts", each(rows, Shelf.Row::json))
        .param("now", now.atOffset(ZoneOffset.UTC))
        .update();
  }

  private static String[] each(
      List<Shelf.Row<OrganizationDraft>> rows,
      Function<Shelf.Row<OrganizationDraft>, @Nullable String> value) {
    return rows.stream().map(value).toArray(String[]::new);
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
