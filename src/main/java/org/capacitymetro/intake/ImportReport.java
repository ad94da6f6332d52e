package org.capacitymetro.intake;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.capacitymetro.mapping.Finding;
import org.capacitymetro.mapping.Reason;
import org.jspecify.annotations.Nullable;

/// What became of one file. Read = created + changed + unchanged + rejected: no row is lost.
///
/// @param providers bodies that manage the services and were new
/// @param unplaced taken services without a point
/// @param ended taken services that are closed for good
record ImportReport(
    String file,
    String source,
    boolean dryRun,
    Instant startedAt,
    Instant finishedAt,
    int read,
    int created,
    int changed,
    int unchanged,
    int providers,
    int unplaced,
    int ended,
    List<Finding> findings) {
  private static final int LINES_SHOWN = 12;

  ImportReport {
    findings = List.copyOf(findings);
  }

  int rejected() {
    return (int) findings.stream().filter(finding -> finding.reason().refuses()).count();
  }

  int taken() {
    return created + changed + unchanged;
  }

  /// Counts by reason, in the order of [Reason].
  Map<Reason, Integer> counts() {
    return findings.stream()
        .collect(
            Collectors.groupingBy(
                Finding::reason, TreeMap::new, Collectors.summingInt(finding -> 1)));
  }

  /// The report for the operator; at most twelve lines of the file are named per reason.
  String printed() {
    StringBuilder text = new StringBuilder();
    text.append(
        "%s: source %s, %.1f s%s%n"
            .formatted(
                file,
                source,
                Duration.between(startedAt, finishedAt).toMillis() / 1000.0,
                dryRun ? " (dry run: nothing was written)" : ""));
    text.append(
        "  read %s: %s %s, %s %s, unchanged %s, rejected %s%n"
            .formatted(
                number(read),
                dryRun ? "to create" : "created",
                number(created),
                dryRun ? "to change" : "changed",
                number(changed),
                number(unchanged),
                number(rejected())));
    line(text, "without a point (found in the list)", unplaced);
    line(text, "closed for good (kept, not shown as open)", ended);
    line(text, "managing bodies new in the directory", providers);
    counts().forEach((reason, count) -> text.append(printed(reason, count)));
    return text.toString();
  }

  private static void line(StringBuilder text, String label, int count) {
    if (count > 0) {
      text.append("  %s: %s%n".formatted(label, number(count)));
    }
  }

  private String printed(Reason reason, int count) {
    List<Finding> found = findings.stream().filter(finding -> finding.reason() == reason).toList();
    String lines =
        found.stream()
            .limit(LINES_SHOWN)
            .map(finding -> Long.toString(finding.line()))
            .collect(Collectors.joining(", "));
    int more = count - LINES_SHOWN;
    @Nullable Finding example =
        found.stream().filter(finding -> !finding.value().isEmpty()).findFirst().orElse(null);
    return "  %s %s: %s%n    line%s %s%s%s%n"
        .formatted(
            reason.refuses() ? "rejected" : "warned",
            number(count),
            reason.sentence(),
            count == 1 ? "" : "s",
            lines,
            more > 0 ? " and " + number(more) + " more" : "",
            example == null ? "" : "; line " + example.line() + ": " + example.value());
  }

  static String number(int value) {
    return String.format(Locale.ROOT, "%,d", value);
  }
}
