package org.capacitymetro.intake;

import java.util.Optional;
import java.util.UUID;
import org.capacitymetro.platform.UsageException;
import org.springframework.stereotype.Component;

/// The server's work on imports: one run after the other, oldest first. It is begun when somebody
/// starts something and looks by itself now and then, so that what another process left unfinished
/// is finished.
@Component
class RunJob {
  private final RunStore runs;
  private final RunWork work;
  private final Turns turns;

  RunJob(RunStore runs, RunWork work, Turns turns) {
    this.runs = runs;
    this.work = work;
    this.turns = turns;
  }

  /// @return how many runs were worked on
  long run() throws InterruptedException {
    long worked = 0;
    while (runs.next().isPresent()) {
      Optional<Turns.Held> taken = turns.tryTake();
      if (taken.isEmpty()) {
        return worked;
      }
      try (Turns.Held turn = taken.get()) {
        Optional<UUID> next = runs.next();
        if (next.isPresent()) {
          worked++;
          work(next.get(), turn);
        }
      }
    }
    return worked;
  }

  private void work(UUID run, Turns.Held turn) throws InterruptedException {
    try {
      work.work(run, turn, progress -> {});
    } catch (RunWork.Interrupted e) {
      Thread.currentThread().interrupt();
      throw new InterruptedException("The server is stopping");
    } catch (UsageException e) {
      // The run has failed with this sentence; its page says so.
      return;
    }
  }
}
