package org.capacitymetro.intake;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.capacitymetro.hsds.RecordKind;
import org.capacitymetro.hsds.SourceRef;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The rows of a run as people look at them and choose among them: what table `import_row` holds
/// until the rows are forgotten.
@Component
public class ImportRows {

  /// A row with what is known of it.
  ///
  /// @param line of the file; 0 for a record the file no longer has
  /// @param outcome null while it has to be assessed
  /// @param record that it is known to be, or has become
  /// @param candidate the record it is the same as, or perhaps; `candidateRow` the row
  /// @param why as [Alike] writes it
  /// @param chosen what somebody said of it by hand, null for nothing
  public record Row(
      int number,
      long line,
      @Nullable RecordKind kind,
      SourceRef ref,
      String name,
      @Nullable String city,
      @Nullable Outcome outcome,
      @Nullable UUID record,
      @Nullable UUID candidate,
      @Nullable Integer candidateRow,
      @Nullable Double score,
      @Nullable String why,
      @Nullable Boolean chosen,
      boolean applied) {

    /// What it may be the same as.
    public List<Alike> alike() {
      return Alike.parse(why);
    }
  }

  /// Whether a row is to be applied.
  static final String CHOSEN =
      "coalesce(r.chosen, r.outcome = any(:outcomes)) and r.outcome = any(:applicable)";

  private final JdbcClient jdbc;

  ImportRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// Rows of a run by outcome.
  public Map<Outcome, Long> counts(ImportRun run) {
    Map<Outcome, Long> counts = counts(run.id(), false);
    if (run.filtered() > 0) {
      counts.put(Outcome.FILTERED, run.filtered());
    }
    return counts;
  }

  /// By outcome, of those that were filtered only what was staged.
  Map<Outcome, Long> counts(UUID run) {
    return counts(run, false);
  }

  /// How many rows of each outcome were applied.
  public Map<Outcome, Long> applied(UUID run) {
    return counts(run, true);
  }

  private Map<Outcome, Long> counts(UUID run, boolean applied) {
    Map<Outcome, Long> counts = new EnumMap<>(Outcome.class);
    jdbc.sql(
            """
            select outcome, count(*) as count from import_row
            where run = :run and outcome is not null and (applied or not :applied) group by 1
            """)
        .param("run", run)
        .param("applied", applied)
        .query(
            row -> {
              counts.put(Outcome.valueOf(row.getString("outcome")), row.getLong("count"));
            });
    return counts;
  }

  /// In the order of the file.
  public List<Row> list(UUID run, Outcome outcome, int offset, int limit) {
    return jdbc.sql(
            """
            select * from import_row r where run = :run and outcome = :outcome
            order by number offset :offset limit :limit
            """)
        .param("run", run)
        .param("outcome", outcome.name())
        .param("offset", offset)
        .param("limit", limit)
        .query(ImportRows::row)
        .list();
  }

  /// Some rows by their numbers.
  public Map<Integer, Row> rows(UUID run, Collection<Integer> numbers) {
    Map<Integer, Row> rows = new HashMap<>();
    jdbc.sql("select * from import_row where run = :run and number = any(:numbers)")
        .param("run", run)
        .param("numbers", numbers.toArray(Integer[]::new))
        .query(ImportRows::row)
        .list()
        .forEach(row -> rows.put(row.number(), row));
    return rows;
  }

  /// How many rows would be applied with these outcomes.
  public long countChosen(UUID run, Set<Outcome> outcomes) {
    return jdbc.sql("select count(*) from import_row r where run = :run and " + CHOSEN)
        .param("run", run)
        .param("outcomes", RunStore.names(outcomes))
        .param("applicable", RunStore.names(Outcome.APPLICABLE))
        .query(Long.class)
        .single();
  }

  /// Services that stand in the file.
  public long countServices(UUID run) {
    return jdbc.sql(
            "select count(*) from import_row where run = :run and kind = 'SERVICE' and line > 0")
        .param("run", run)
        .query(Long.class)
        .single();
  }

  /// Chooses single rows by hand, whatever becomes of their outcome.
  public void choose(UUID run, List<Integer> numbers, @Nullable Boolean chosen) {
    jdbc.sql(
            """
            update import_row set chosen = cast(:chosen as boolean)
            where run = :run and number = any(:numbers)
            """)
        .param("run", run)
        .param("chosen", chosen)
        .param("numbers", numbers.toArray(Integer[]::new))
        .update();
  }

  /// Takes all rows of an outcome out, or in again.
  public void chooseAll(UUID run, Outcome outcome, boolean in) {
    jdbc.sql(
            """
            update import_row set chosen = case when :in then null else false end
            where run = :run and outcome = :outcome
            """)
        .param("in", in)
        .param("run", run)
        .param("outcome", outcome.name())
        .update();
  }

  /// How many rows of each outcome somebody took out by hand.
  public long countLeftOut(UUID run, Outcome outcome) {
    return jdbc.sql(
            """
            select count(*) from import_row
            where run = :run and outcome = :outcome and chosen = false
            """)
        .param("run", run)
        .param("outcome", outcome.name())
        .query(Long.class)
        .single();
  }

  static SourceRef ref(ResultSet row) throws SQLException {
    return new SourceRef(row.getString("source"), row.getString("source_id"));
  }

  static Row row(ResultSet row, int number) throws SQLException {
    String kind = row.getString("kind");
    String outcome = row.getString("outcome");
    return new Row(
        row.getInt("number"),
        row.getLong("line"),
        kind == null ? null : RecordKind.valueOf(kind),
        ref(row),
        row.getString("name"),
        row.getString("city"),
        outcome == null ? null : Outcome.valueOf(outcome),
        row.getObject("record", UUID.class),
        row.getObject("candidate", UUID.class),
        row.getObject("candidate_row", Integer.class),
        row.getObject("score", Double.class),
        row.getString("why"),
        row.getObject("chosen", Boolean.class),
        row.getBoolean("applied"));
  }
}
