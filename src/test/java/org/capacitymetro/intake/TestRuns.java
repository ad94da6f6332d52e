package org.capacitymetro.intake;

import java.util.UUID;

/// Imports of the running application of the tests, of any module.
public final class TestRuns {
  private TestRuns() {}

  /// Works on a run until it waits or has ended, without waiting for the job.
  public static void work(Imports imports, UUID run) throws InterruptedException {
    try (Turns.Held turn = imports.takeTurn()) {
      imports.workHere(run, turn, now -> {});
    }
  }
}
