package org.capacitymetro.practices;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.time.Period;
import org.capacitymetro.jobs.Job;
import org.capacitymetro.jobs.Schedule;
import org.capacitymetro.pages.Formats;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

@Configuration(proxyBeanMethods = false)
class PracticeJobs {

  @Bean
  Job practiceRechecks(Rechecks rechecks) {
    return new Job(
        "practice-rechecks", new Schedule.Daily(LocalTime.of(6, 20)), rechecks::askAuthors);
  }

  /// A sheet that nobody has checked for 24 months is asked about, and its page says so.
  @Component
  static class Rechecks {
    static final Period AFTER = Period.ofMonths(24);

    private final PracticeStore store;
    private final Authors authors;
    private final Clock clock;

    Rechecks(PracticeStore store, Authors authors, Clock clock) {
      this.store = store;
      this.authors = authors;
      this.clock = clock;
    }

    long askAuthors() {
      Instant before = clock.instant().atZone(Formats.ZONE).minus(AFTER).toInstant();
      return store.uncheckedSince(before).stream()
          .takeWhile(id -> !Thread.currentThread().isInterrupted())
          .filter(id -> authors.ask(id, before))
          .count();
    }
  }
}
