package org.capacitymetro.intake;

import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/// Says what became of a run.
@Component
class Reports {
  private static final int SAMPLES = 3;

  private final RowStore rows;
  private final FindingStore findings;
  private final Clock clock;

  Reports(RowStore rows, FindingStore findings, Clock clock) {
    this.rows = rows;
    this.findings = findings;
    this.clock = clock;
  }

  ImportReport of(ImportRun run, boolean dryRun) {
    Map<Outcome, Long> counts = counts(run);
    Map<Outcome, Long> left = new EnumMap<>(Outcome.class);
    if (!dryRun) {
      left.putAll(counts);
      left.keySet().retainAll(Outcome.APPLICABLE);
      rows.applied(run.id()).forEach((outcome, count) -> left.merge(outcome, -count, Long::sum));
      left.values().removeIf(count -> count == 0);
    }
    List<RowStore.Row> samples = new ArrayList<>();
    for (Outcome outcome : Outcome.APPLICABLE) {
      samples.addAll(rows.list(run.id(), outcome, 0, SAMPLES));
    }
    return new ImportReport(
        run,
        dryRun,
        dryRun ? clock.instant() : Objects.requireNonNullElseGet(run.finishedAt(), clock::instant),
        counts,
        left,
        findings.groups(run.id(), ImportReport.LINES_SHOWN),
        samples);
  }

  /// Rows by outcome.
  Map<Outcome, Long> counts(ImportRun run) {
    Map<Outcome, Long> counts = new EnumMap<>(Outcome.class);
    counts.putAll(rows.counts(run.id()));
    if (run.filtered() > 0) {
      counts.put(Outcome.FILTERED, run.filtered());
    }
    return counts;
  }
}
