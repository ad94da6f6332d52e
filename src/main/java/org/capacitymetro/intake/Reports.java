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

  private final ImportRows rows;
  private final Findings findings;
  private final Clock clock;

  Reports(ImportRows rows, Findings findings, Clock clock) {
    this.rows = rows;
    this.findings = findings;
    this.clock = clock;
  }

  ImportReport of(ImportRun run, boolean dryRun) {
    Map<Outcome, Long> counts = rows.counts(run);
    Map<Outcome, Long> left = new EnumMap<>(Outcome.class);
    if (!dryRun) {
      left.putAll(counts);
      left.keySet().retainAll(Outcome.APPLICABLE);
      rows.applied(run.id()).forEach((outcome, count) -> left.merge(outcome, -count, Long::sum));
      left.values().removeIf(count -> count == 0);
    }
    List<ImportRows.Row> samples = new ArrayList<>();
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
}
