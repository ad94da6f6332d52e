package org.capacitymetro.intake;

import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;

/// Forgets the single rows of imports after a while; what each import did stays in its counts, its
/// findings and the change log.
@Component
class RunRetention {
  private static final Duration ROWS = Duration.ofDays(180);

  private final RunStore runs;
  private final Clock clock;

  RunRetention(RunStore runs, Clock clock) {
    this.runs = runs;
    this.clock = clock;
  }

  long run() {
    return runs.forgetBefore(
        clock.instant().minus(ROWS), clock.instant().minus(Duration.ofDays(1)));
  }
}
