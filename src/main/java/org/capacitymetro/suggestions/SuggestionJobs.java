package org.capacitymetro.suggestions;

import java.time.LocalTime;
import org.capacitymetro.jobs.Job;
import org.capacitymetro.jobs.Schedule;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class SuggestionJobs {

  @Bean
  Job suggestionContacts(Suggestions suggestions) {
    return new Job(
        "suggestion-contacts",
        new Schedule.Daily(LocalTime.of(3, 30)),
        suggestions::forgetContacts);
  }
}
