package org.capacitymetro.intake;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.capacitymetro.hsds.RecordKind;
import org.capacitymetro.hsds.SourceRef;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Tables `import_row` and `import_draft`: puts in the rows of a run, says what they are found to
/// be, hands them over to be applied. [ImportRows] shows them.
@Component
class RowStore {

  /// A row to be staged.
  ///
  /// @param line of the file; 0 for a record the file no longer has
  /// @param kind null for a row that is refused or left out
  /// @param outcome null while it has to be assessed
  /// @param record that it is known to be
  /// @param draft what it says; null for rows that change nothing
  /// @param body the managing body it names, `funder` the one that pays
  record Staged(
      int number,
      long line,
      @Nullable RecordKind kind,
      SourceRef ref,
      String name,
      @Nullable String city,
      @Nullable Outcome outcome,
      @Nullable UUID record,
      @Nullable String draft,
      @Nullable SourceRef body,
      @Nullable SourceRef funder) {

    /// A row that is not taken.
    static Staged other(int number, long line, SourceRef ref, String name, Outcome outcome) {
      return new Staged(number, line, null, ref, name, null, outcome, null, null, null, null);
    }
  }

  /// A row with what it says.
  record Drafted(
      ImportRows.Row row,
      @Nullable String draft,
      @Nullable SourceRef body,
      @Nullable SourceRef funder) {}

  /// What a row was found to be.
  record Found(
      int number,
      Outcome outcome,
      @Nullable UUID candidate,
      @Nullable Integer candidateRow,
      @Nullable Double score,
      @Nullable String why) {}

  private final JdbcClient jdbc;

  RowStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void clear(UUID run) {
    jdbc.sql("delete from import_row where run = :run").param("run", run).update();
  }

  /// Forgets which records the file no longer names.
  void clearVanished(UUID run) {
    jdbc.sql("delete from import_row where run = :run and outcome = 'VANISHED' and not applied")
        .param("run", run)
        .update();
  }

  void insert(UUID run, List<Staged> rows) {
    jdbc.sql(
            """
            with w as materialized (
              select * from unnest(:numbers, :lines, :kinds, :sources, :ids, :names, :cities,
                :outcomes, cast(:records as uuid[]), :drafts, :bodySources, :bodyIds,
                :funderSources, :funderIds)
                as w(number, line, kind, source, source_id, name, city, outcome, record, draft,
                  body_source, body_id, funder_source, funder_id)
            ), rows as (
              insert into import_row (run, number, line, kind, source, source_id, name, city, outcome,
                record)
              select :run, number, line, kind, source, source_id, name, city, outcome, record from w)
            insert into import_draft (run, number, draft, body_source, body_id, funder_source,
              funder_id)
            select :run, number, draft, body_source, body_id, funder_source, funder_id from w where draft is not null
            """)
        .param("run", run)
        .param("numbers", rows.stream().map(Staged::number).toArray(Integer[]::new))
        .param("lines", rows.stream().map(Staged::line).toArray(Long[]::new))
        .param("kinds", each(rows, row -> row.kind() == null ? null : row.kind().name()))
        .param("sources", each(rows, row -> row.ref().source()))
        .param("ids", each(rows, row -> row.ref().id()))
        .param("names", each(rows, Staged::name))
        .param("cities", each(rows, Staged::city))
        .param("outcomes", each(rows, row -> row.outcome() == null ? null : row.outcome().name()))
        .param("records", each(rows, row -> row.record() == null ? null : row.record().toString()))
        .param("drafts", each(rows, Staged::draft))
        .param("bodySources", each(rows, row -> row.body() == null ? null : row.body().source()))
        .param("bodyIds", each(rows, row -> row.body() == null ? null : row.body().id()))
        .param(
            "funderSources", each(rows, row -> row.funder() == null ? null : row.funder().source()))
        .param("funderIds", each(rows, row -> row.funder() == null ? null : row.funder().id()))
        .update();
  }

  /// The lines on which these rows stood before in the same file.
  Map<SourceRef, Long> lines(UUID run, List<SourceRef> refs) {
    Map<SourceRef, Long> lines = new HashMap<>();
    jdbc.sql(
            """
            select r.source, r.source_id, r.line
            from unnest(:sources, :ids) as w(source, source_id)
            join import_row r on r.run = :run and r.source = w.source and r.source_id = w.source_id
              and r.kind is not null and r.line > 0
            """)
        .param("run", run)
        .param("sources", refs.stream().map(SourceRef::source).toArray(String[]::new))
        .param("ids", refs.stream().map(SourceRef::id).toArray(String[]::new))
        .query(
            row -> {
              lines.put(ImportRows.ref(row), row.getLong("line"));
            });
    return lines;
  }

  /// Which of these stand in the file at all, also in a row that is refused.
  Set<SourceRef> present(UUID run, List<SourceRef> refs) {
    return Set.copyOf(
        jdbc.sql(
                """
                select distinct r.source, r.source_id
                from unnest(:sources, :ids) as w(source, source_id)
                join import_row r on r.run = :run and r.source = w.source
                  and r.source_id = w.source_id and r.line > 0
                """)
            .param("run", run)
            .param("sources", refs.stream().map(SourceRef::source).toArray(String[]::new))
            .param("ids", refs.stream().map(SourceRef::id).toArray(String[]::new))
            .query((row, number) -> ImportRows.ref(row))
            .list());
  }

  /// Rows that have to be assessed, or to be assessed again, after one of them.
  List<Drafted> unseen(UUID run, RecordKind kind, int after, int limit) {
    return jdbc.sql(
            """
            select r.*, d.draft, d.body_source, d.body_id, d.funder_source, d.funder_id from import_row r
            join import_draft d on d.run = r.run and d.number = r.number
            where r.run = :run and r.kind = :kind and r.number > :after and not r.applied
              and (r.outcome is null or r.outcome in ('NEW', 'SAME', 'PERHAPS'))
            order by r.number limit :limit
            """)
        .param("run", run)
        .param("kind", kind.name())
        .param("after", after)
        .param("limit", limit)
        .query(RowStore::drafted)
        .list();
  }

  void found(UUID run, List<Found> found) {
    jdbc.sql(
            """
            update import_row r set outcome = w.outcome, candidate = w.candidate,
              candidate_row = w.candidate_row, score = w.score, why = w.why
            from unnest(:numbers, :outcomes, cast(:candidates as uuid[]), :rows, :scores, :whys)
              as w(number, outcome, candidate, candidate_row, score, why)
            where r.run = :run and r.number = w.number
            """)
        .param("run", run)
        .param("numbers", found.stream().map(Found::number).toArray(Integer[]::new))
        .param("outcomes", each(found, one -> one.outcome().name()))
        .param(
            "candidates",
            each(found, one -> one.candidate() == null ? null : one.candidate().toString()))
        .param("rows", found.stream().map(Found::candidateRow).toArray(Integer[]::new))
        .param("scores", found.stream().map(Found::score).toArray(Double[]::new))
        .param("whys", each(found, Found::why))
        .update();
  }

  /// The next rows to apply.
  List<Drafted> toApply(UUID run, Set<Outcome> outcomes, int limit) {
    return jdbc.sql(
            """
            select r.*, d.draft, d.body_source, d.body_id, d.funder_source, d.funder_id from import_row r
            left join import_draft d on d.run = r.run and d.number = r.number
            where r.run = :run and not r.applied and
            """
                + ImportRows.CHOSEN
                + " order by r.number limit :limit")
        .param("run", run)
        .param("outcomes", RunStore.names(outcomes))
        .param("applicable", RunStore.names(Outcome.APPLICABLE))
        .param("limit", limit)
        .query(RowStore::drafted)
        .list();
  }

  /// @param records what each has become, null where it is none
  void applied(UUID run, Map<Integer, @Nullable UUID> records) {
    List<Map.Entry<Integer, @Nullable UUID>> entries = List.copyOf(records.entrySet());
    jdbc.sql(
            """
            update import_row r set applied = true, record = coalesce(w.record, r.record)
            from unnest(:numbers, cast(:records as uuid[])) as w(number, record)
            where r.run = :run and r.number = w.number
            """)
        .param("run", run)
        .param("numbers", entries.stream().map(Map.Entry::getKey).toArray(Integer[]::new))
        .param(
            "records",
            each(entries, entry -> entry.getValue() == null ? null : entry.getValue().toString()))
        .update();
  }

  /// What was applied needs its drafts no more.
  void forgetDrafts(UUID run) {
    jdbc.sql("delete from import_draft where run = :run").param("run", run).update();
  }

  int lastNumber(UUID run) {
    return jdbc.sql("select coalesce(max(number), 0) from import_row where run = :run")
        .param("run", run)
        .query(Integer.class)
        .single();
  }

  private static <T> @Nullable String[] each(List<T> rows, Function<T, @Nullable String> value) {
    return rows.stream().map(value).toArray(String[]::new);
  }

  private static Drafted drafted(ResultSet row, int number) throws SQLException {
    return new Drafted(
        ImportRows.row(row, number),
        row.getString("draft"),
        body(row, "body"),
        body(row, "funder"));
  }

  private static @Nullable SourceRef body(ResultSet row, String role) throws SQLException {
    String source = row.getString(role + "_source");
    return source == null ? null : new SourceRef(source, row.getString(role + "_id"));
  }
}
