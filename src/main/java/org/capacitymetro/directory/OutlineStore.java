package org.capacitymetro.directory;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.capacitymetro.hsds.OrganizationId;
import org.capacitymetro.text.LocalizedText;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Reads services and bodies as they are compared.
@Component
class OutlineStore {
  private static final String SELECT =
      """
      select s.id, s.source, s.source_id, s.name, s.phones, s.emails, s.websites, s.sectors,
        s.provider, s.status, s.status_on, s.status_reason, s.merged_into, s.updated_at,
        (select count(*) from jsonb_each(coalesce(s.verification, '{}')) v
          where v.value ->> 'method' <> 'IMPORT') as checked,
        l.street, l.postcode, l.comune, l.province, l.lat, l.lon, l.precision, l.city,
        m.sources, m.ids
      from service s
      left join service_at_location a on a.service = s.id
      left join location l on l.id = a.location
      left join lateral (
        select array_agg(g.source order by g.id) as sources, array_agg(g.source_id order by g.id) as ids
        from service g where g.merged_into = s.id) m on true
      where s.status in ('ACTIVE', 'CLOSED', 'HIDDEN') and not s.demonstration
      """;

  private static final String BODIES =
      """
      select id, name, tax_code, area_code from organization
      where status = 'ACTIVE' and not demonstration
      """;

  private final JdbcClient jdbc;

  OutlineStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  List<Outline> after(UUID after, int limit) {
    return jdbc.sql(SELECT + "and s.id > :after order by s.id limit :limit")
        .param("after", after)
        .param("limit", limit)
        .query((row, number) -> Outlines.outline(row))
        .list();
  }

  List<Outline> list(Collection<UUID> ids) {
    return jdbc.sql(SELECT + "and s.id = any(cast(:ids as uuid[]))")
        .param("ids", RecordStore.strings(ids))
        .query((row, number) -> Outlines.outline(row))
        .list();
  }

  List<Outlines.Body> bodies() {
    return bodies(jdbc.sql(BODIES + "order by id"));
  }

  List<Outlines.Body> bodies(Collection<String> taxCodes, Collection<String> areas) {
    return bodies(
        jdbc.sql(BODIES + "and (tax_code = any(:codes) or area_code = any(:areas)) order by id")
            .param("codes", taxCodes.toArray(String[]::new))
            .param("areas", areas.toArray(String[]::new)));
  }

  private static List<Outlines.Body> bodies(JdbcClient.StatementSpec query) {
    return query
        .query(
            (row, number) ->
                new Outlines.Body(
                    new OrganizationId(row.getObject("id", UUID.class)),
                    StoredJson.TEXT.read(row.getString("name"), LocalizedText.EMPTY).in("it"),
                    row.getString("tax_code"),
                    row.getString("area_code")))
        .list();
  }

  Map<String, String> codeSchemes() {
    Map<String, String> schemes = new HashMap<>();
    jdbc.sql("select source, code_scheme from source_trust where code_scheme is not null")
        .query(
            row -> {
              schemes.put(row.getString("source"), row.getString("code_scheme"));
            });
    return schemes;
  }
}
