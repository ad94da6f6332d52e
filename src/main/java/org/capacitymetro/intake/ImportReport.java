package org.capacitymetro.intake;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.capacitymetro.mapping.Reason;

/// What became of one file, for the command line. Read = new + same + perhaps + changed + unchanged
/// + refused + filtered: no row is lost.
///
/// @param dryRun whether nothing was applied
/// @param counts rows by outcome
/// @param left rows that were not applied, by outcome
/// @param findings by reason
/// @param samples a few rows of each outcome
record ImportReport(
    ImportRun run,
    boolean dryRun,
    Instant finishedAt,
    Map<Outcome, Long> counts,
    Map<Outcome, Long> left,
    List<Findings.Group> findings,
    List<ImportRows.Row> samples) {
  static final int LINES_SHOWN = 12;

  ImportReport {
    counts = Map.copyOf(counts);
    left = Map.copyOf(left);
    findings = List.copyOf(findings);
    samples = List.copyOf(samples);
  }

  String source() {
    return run.sources().isEmpty()
        ? Objects.requireNonNullElse(run.asked().source(), "none")
        : String.join(", ", run.sources());
  }

  long count(Outcome outcome) {
    return counts.getOrDefault(outcome, 0L);
  }

  /// Rows of the file.
  long read() {
    return counts.entrySet().stream()
        .filter(count -> count.getKey() != Outcome.VANISHED)
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  /// Rows that are on the map now, or would be.
  long taken() {
    return read() - count(Outcome.REFUSED) - count(Outcome.FILTERED);
  }

  /// Records that were written for the first time.
  long created() {
    return count(Outcome.NEW) + count(Outcome.SAME) + count(Outcome.PERHAPS);
  }

  /// Counts by reason.
  Map<String, Integer> reasons() {
    return findings.stream()
        .collect(
            Collectors.toMap(
                Findings.Group::reason, Findings.Group::count, Integer::sum, LinkedHashMap::new));
  }

  /// The report for the operator; at most twelve lines of the file are named per reason.
  String printed() {
    StringBuilder text = new StringBuilder();
    text.append(
        "%s: source %s, %.1f s%s%n"
            .formatted(
                run.file(),
                source(),
                Duration.between(run.startedAt(), finishedAt).toMillis() / 1000.0,
                dryRun ? " (dry run: nothing was written)" : ""));
    List<String> parts = new ArrayList<>();
    for (Outcome outcome : Outcome.values()) {
      if (outcome != Outcome.VANISHED) {
        parts.add(outcome.code() + " " + number(count(outcome)));
      }
    }
    text.append("  read %s: %s%n".formatted(number(read()), String.join(", ", parts)));
    line(text, "no longer in the file (kept, to be verified)", count(Outcome.VANISHED));
    left.forEach((outcome, count) -> line(text, "not applied: " + outcome.code(), count));
    line(text, "without a point (found in the list)", run.unplaced());
    line(text, "closed for good (kept, not shown as open)", run.ended());
    line(text, "managing bodies new in the directory", run.bodies());
    findings.forEach(group -> text.append(printed(group)));
    samples.forEach(row -> text.append(printed(row)));
    return text.toString();
  }

  private static void line(StringBuilder text, String label, long count) {
    if (count > 0) {
      text.append("  %s: %s%n".formatted(label, number(count)));
    }
  }

  private static String printed(Findings.Group group) {
    String lines = group.lines().stream().map(String::valueOf).collect(Collectors.joining(", "));
    int more = group.count() - group.lines().size();
    return "  %s %s: %s%n    line%s %s%s%s%n"
        .formatted(
            group.refuses() ? "refused" : "warned",
            number(group.count()),
            Reason.valueOf(group.reason()).sentence(),
            group.count() == 1 ? "" : "s",
            lines,
            more > 0 ? " and " + number(more) + " more" : "",
            group.example().isEmpty() ? "" : "; " + group.example());
  }

  private static String printed(ImportRows.Row row) {
    String where = row.line() == 0 ? row.ref().id() : "line " + row.line();
    String score =
        row.score() == null ? "" : String.format(Locale.ROOT, ", score %.2f", row.score());
    String of =
        row.candidate() != null
            ? " of the record " + row.candidate()
            : row.candidateRow() != null ? " of another row" : "";
    return "  e.g. %s: %s, %s%s%s%n"
        .formatted(row.outcome() == null ? "" : row.outcome().code(), where, row.name(), of, score);
  }

  static String number(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }
}
