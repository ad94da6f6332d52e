package org.capacitymetro.adoption;

import java.time.LocalTime;
import org.capacitymetro.jobs.Job;
import org.capacitymetro.jobs.Schedule;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

@Configuration(proxyBeanMethods = false)
class AdoptionJobs {

  @Bean
  Job adoptionQuestions(Questions questions) {
    return new Job(
        "adoption-questions", new Schedule.Daily(LocalTime.of(6, 40)), questions::askAll);
  }

  /// Those who try a practice are asked after 6 and 12 months how it goes, and once more where they
  /// do not answer.
  @Component
  static class Questions {
    private final AdoptionStore store;
    private final Adopters adopters;

    Questions(AdoptionStore store, Adopters adopters) {
      this.store = store;
      this.adopters = adopters;
    }

    long askAll() {
      return store.listGoingOn().stream()
          .takeWhile(id -> !Thread.currentThread().isInterrupted())
          .filter(adopters::ask)
          .count();
    }
  }
}
