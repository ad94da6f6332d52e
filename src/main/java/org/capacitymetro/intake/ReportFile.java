package org.capacitymetro.intake;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.capacitymetro.mapping.Finding;
import org.capacitymetro.mapping.Reason;
import org.capacitymetro.tables.TableWriter;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Writes the report of a run as a table: one line for each thing said about a row, and one for
/// each row that was not just taken over.
@Component
public class ReportFile {
  private static final int BATCH = 1_000;

  private final ImportRows rows;
  private final Findings findings;

  ReportFile(ImportRows rows, Findings findings) {
    this.rows = rows;
    this.findings = findings;
  }

  /// The words of a report.
  ///
  /// @param headings of its eight columns
  public interface Words {
    List<String> headings();

    String outcome(Outcome outcome);

    String reason(Reason reason);

    String why(List<Alike> alike);
  }

  /// English, for the command line.
  static final Words ENGLISH =
      new Words() {
        @Override
        public List<String> headings() {
          return List.of(
              "file", "line", "source_id", "name", "outcome", "applied", "reason", "value");
        }

        @Override
        public String outcome(Outcome outcome) {
          return outcome.code();
        }

        @Override
        public String reason(Reason reason) {
          return reason.sentence();
        }

        @Override
        public String why(List<Alike> alike) {
          return alike.stream()
              .map(
                  one ->
                      one.why().stream()
                          .map(evidence -> evidence.kind().name().toLowerCase(Locale.ROOT))
                          .collect(Collectors.joining(" ")))
              .findFirst()
              .orElse("");
        }
      };

  /// @param out of which the heading is written by who opened it, so that several runs fit in one
  public void write(ImportRun run, TableWriter out, Words words) {
    for (Outcome outcome : Outcome.values()) {
      if (outcome != Outcome.UNCHANGED) {
        rowsOf(run, outcome, out, words);
      }
    }
    warnings(run, out, words);
  }

  private void rowsOf(ImportRun run, Outcome outcome, TableWriter out, Words words) {
    int offset = 0;
    List<ImportRows.Row> batch;
    do {
      batch = rows.list(run.id(), outcome, offset, BATCH);
      Map<Long, List<Finding>> said =
          outcome == Outcome.REFUSED
              ? findings.of(run.id(), batch.stream().map(ImportRows.Row::line).toList()).stream()
                  .filter(finding -> finding.reason().refuses())
                  .collect(Collectors.groupingBy(Finding::line))
              : Map.of();
      for (ImportRows.Row row : batch) {
        Finding finding =
            said.getOrDefault(row.line(), List.of()).stream().findFirst().orElse(null);
        out.row(
            line(
                run,
                row,
                words.outcome(outcome),
                finding == null ? words.why(row.alike()) : words.reason(finding.reason()),
                finding == null ? "" : finding.value()));
      }
      offset += batch.size();
    } while (batch.size() == BATCH);
  }

  private static List<@Nullable Object> line(
      ImportRun run, ImportRows.Row row, String outcome, String reason, String value) {
    return Arrays.asList(
        run.file(),
        row.line() == 0 ? null : row.line(),
        row.ref().id(),
        row.name(),
        outcome,
        row.applied(),
        reason,
        value);
  }

  private void warnings(ImportRun run, TableWriter out, Words words) {
    List<Finding> warned = new ArrayList<>();
    findings.forEach(
        run.id(),
        finding -> {
          if (!finding.reason().refuses()) {
            warned.add(finding);
          }
        });
    for (Finding finding : warned) {
      out.row(
          Arrays.asList(
              run.file(),
              finding.line(),
              "",
              "",
              "",
              null,
              words.reason(finding.reason()),
              finding.value()));
    }
  }
}
