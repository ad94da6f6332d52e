package org.capacitymetro.consolidation;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import org.capacitymetro.matching.Watch;
import org.capacitymetro.platform.Command;
import org.capacitymetro.platform.UsageException;
import org.springframework.stereotype.Component;

/// `./capacity duplicates [--all]`: looks for places that stand twice, now instead of tonight.
@Component
class SweepCommand implements Command {
  private final Sweep sweep;

  SweepCommand(Sweep sweep) {
    this.sweep = sweep;
  }

  @Override
  public String name() {
    return "duplicates";
  }

  @Override
  public int run(List<String> arguments, PrintStream out) {
    boolean whole = arguments.equals(List.of("--all"));
    if (!whole && !arguments.isEmpty()) {
      throw new UsageException(
          "duplicates: \"" + String.join(" ", arguments) + "\" is not allowed; allowed: --all");
    }
    long begun = System.nanoTime();
    Sweep.Swept swept = sweep.run(whole, Watch.NONE);
    out.printf(
        Locale.ROOT,
        "compared %,d records in %.1f s: %,d pairs are new in the review queue, %,d need nobody any more%n",
        swept.compared(),
        (System.nanoTime() - begun) / 1e9,
        swept.found(),
        swept.settled());
    return 0;
  }
}
