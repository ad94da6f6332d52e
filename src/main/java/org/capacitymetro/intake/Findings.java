package org.capacitymetro.intake;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.capacitymetro.mapping.Finding;
import org.capacitymetro.mapping.Reason;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What was said about the rows of a run: table `import_finding`.
@Component
public class Findings {

  /// What was said for one reason.
  ///
  /// @param lines the first ones
  /// @param example line and value of one that has a value; empty where none has
  public record Group(
      String reason, boolean refuses, int count, List<Long> lines, String example) {}

  private final JdbcClient jdbc;

  Findings(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void clear(UUID run) {
    jdbc.sql("delete from import_finding where run = :run").param("run", run).update();
  }

  void clear(UUID run, Reason reason) {
    jdbc.sql("delete from import_finding where run = :run and reason = :reason")
        .param("run", run)
        .param("reason", reason.name())
        .update();
  }

  void add(UUID run, List<Finding> findings) {
    if (findings.isEmpty()) {
      return;
    }
    jdbc.sql(
            """
            insert into import_finding (run, line, reason, refuses, value)
            select :run, w.line, w.reason, w.refuses, w.value
            from unnest(:lines, :reasons, :refuses, :values) as w(line, reason, refuses, value)
            """)
        .param("run", run)
        .param("lines", findings.stream().map(Finding::line).toArray(Long[]::new))
        .param(
            "reasons", findings.stream().map(each -> each.reason().name()).toArray(String[]::new))
        .param(
            "refuses",
            findings.stream().map(each -> each.reason().refuses()).toArray(Boolean[]::new))
        .param("values", findings.stream().map(Finding::value).toArray(String[]::new))
        .update();
  }

  /// By reason, in the order of [Reason].
  ///
  /// @param lines how many lines to name of each
  public List<Group> groups(UUID run, int lines) {
    return jdbc
        .sql(
            """
            select reason, bool_or(refuses) as refuses, count(*) as count,
              (array_agg(line order by line))[1 : :lines] as lines,
              coalesce((array_agg('line ' || line || ': ' || value order by line)
                filter (where value <> ''))[1], '') as example
            from import_finding where run = :run group by reason
            """)
        .param("run", run)
        .param("lines", lines)
        .query(
            (row, number) ->
                new Group(
                    row.getString("reason"),
                    row.getBoolean("refuses"),
                    row.getInt("count"),
                    List.of((Long[]) row.getArray("lines").getArray()),
                    row.getString("example")))
        .list()
        .stream()
        .sorted(Comparator.comparingInt(group -> place(group.reason())))
        .toList();
  }

  private static int place(String reason) {
    for (Reason known : Reason.values()) {
      if (known.name().equals(reason)) {
        return known.ordinal();
      }
    }
    return Integer.MAX_VALUE;
  }

  /// All of a run, by reason and line, one after the other.
  void forEach(UUID run, Consumer<Finding> reader) {
    jdbc.sql(
            """
            select line, reason, value from import_finding where run = :run
            order by refuses desc, reason, line
            """)
        .param("run", run)
        .withFetchSize(2_000)
        .query(
            row -> {
              reader.accept(
                  new Finding(
                      row.getLong("line"),
                      Reason.valueOf(row.getString("reason")),
                      row.getString("value")));
            });
  }

  /// What was said about some lines.
  public List<Finding> of(UUID run, Collection<Long> lines) {
    return jdbc.sql(
            """
            select line, reason, value from import_finding
            where run = :run and line = any(:lines) order by refuses desc, reason
            """)
        .param("run", run)
        .param("lines", lines.toArray(Long[]::new))
        .query(
            (row, number) ->
                new Finding(
                    row.getLong("line"),
                    Reason.valueOf(row.getString("reason")),
                    row.getString("value")))
        .list();
  }
}
