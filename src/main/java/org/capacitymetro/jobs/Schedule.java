package org.capacitymetro.jobs;

import java.time.Duration;
import java.time.LocalTime;

/// When a job runs. Times of day are those of Europe/Rome.
public sealed interface Schedule {

  /// Again and again, with a pause between the end of a run and the next.
  record Every(Duration pause) implements Schedule {
    public Every {
      if (pause.compareTo(Duration.ofSeconds(1)) < 0) {
        throw new IllegalArgumentException("The pause must be one second or more, not " + pause);
      }
    }
  }

  /// Once a day.
  record Daily(LocalTime time) implements Schedule {}

  /// Once a month.
  ///
  /// @param day 1 to 28, so that every month has it
  record Monthly(int day, LocalTime time) implements Schedule {
    public Monthly {
      if (day < 1 || day > 28) {
        throw new IllegalArgumentException("The day must be 1 to 28, not " + day);
      }
    }
  }
}
