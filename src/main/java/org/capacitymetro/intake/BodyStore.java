package org.capacitymetro.intake;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.capacitymetro.hsds.SourceRef;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Table `import_body`: managing and funding bodies that new and changed rows of a run name, until
/// they are written.
@Component
class BodyStore {

  /// A managing body to be written.
  record Body(SourceRef ref, boolean known, String draft) {}

  private final JdbcClient jdbc;

  BodyStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void clear(UUID run) {
    jdbc.sql("delete from import_body where run = :run").param("run", run).update();
  }

  void add(UUID run, List<Body> bodies) {
    jdbc.sql(
            """
            insert into import_body (run, source, source_id, known, draft)
            select :run, w.source, w.source_id, w.known, w.draft
            from unnest(:sources, :ids, :known, :drafts) as w(source, source_id, known, draft)
            on conflict do nothing
            """)
        .param("run", run)
        .param("sources", each(bodies, body -> body.ref().source()))
        .param("ids", each(bodies, body -> body.ref().id()))
        .param("known", bodies.stream().map(Body::known).toArray(Boolean[]::new))
        .param("drafts", each(bodies, Body::draft))
        .update();
  }

  /// Bodies that have to be written before rows that name them.
  List<Body> unwritten(UUID run, Collection<SourceRef> refs) {
    return jdbc.sql(
            """
            select b.source, b.source_id, b.known, b.draft
            from unnest(:sources, :ids) as w(source, source_id)
            join import_body b on b.run = :run and b.source = w.source
              and b.source_id = w.source_id and not b.written
            order by b.source, b.source_id
            """)
        .param("run", run)
        .param("sources", refs.stream().map(SourceRef::source).toArray(String[]::new))
        .param("ids", refs.stream().map(SourceRef::id).toArray(String[]::new))
        .query((row, number) -> new Body(ref(row), row.getBoolean("known"), row.getString("draft")))
        .list();
  }

  /// A new body with the first line that names it.
  record Named(SourceRef ref, String draft, long line) {}

  List<Named> fresh(UUID run) {
    return jdbc.sql(
            """
            with named as (
              select x.source, x.source_id, min(r.line) as line
              from import_draft d
              join import_row r on r.run = d.run and r.number = d.number
              cross join lateral (
                values (d.body_source, d.body_id), (d.funder_source, d.funder_id))
                as x(source, source_id)
              where d.run = :run and x.source is not null
              group by 1, 2)
            select b.source, b.source_id, b.draft, coalesce(n.line, 0) as line
            from import_body b
            left join named n on n.source = b.source and n.source_id = b.source_id
            where b.run = :run and not b.known and not b.written
            order by b.source, b.source_id
            """)
        .param("run", run)
        .query((row, number) -> new Named(ref(row), row.getString("draft"), row.getLong("line")))
        .list();
  }

  /// Known bodies of which the file says something new.
  List<SourceRef> changed(UUID run, int limit) {
    return jdbc.sql(
            """
            select source, source_id from import_body
            where run = :run and known and not written order by source, source_id limit :limit
            """)
        .param("run", run)
        .param("limit", limit)
        .query((row, number) -> ref(row))
        .list();
  }

  void written(UUID run, List<Body> bodies) {
    jdbc.sql(
            """
            update import_body b set written = true
            from unnest(:sources, :ids) as w(source, source_id)
            where b.run = :run and b.source = w.source and b.source_id = w.source_id
            """)
        .param("run", run)
        .param("sources", each(bodies, body -> body.ref().source()))
        .param("ids", each(bodies, body -> body.ref().id()))
        .update();
  }

  private static String[] each(List<Body> bodies, Function<Body, String> value) {
    return bodies.stream().map(value).toArray(String[]::new);
  }

  private static SourceRef ref(ResultSet row) throws SQLException {
    return new SourceRef(row.getString("source"), row.getString("source_id"));
  }
}
