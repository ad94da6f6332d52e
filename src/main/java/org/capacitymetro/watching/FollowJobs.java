package org.capacitymetro.watching;

import java.time.Duration;
import java.time.LocalTime;
import org.capacitymetro.jobs.Job;
import org.capacitymetro.jobs.Schedule;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class FollowJobs {

  @Bean
  Job followDigests(Digests digests) {
    return new Job("follow-digests", new Schedule.Every(Duration.ofMinutes(1)), digests::run);
  }

  @Bean
  Job followRetention(Follows follows) {
    return new Job(
        "follow-retention", new Schedule.Daily(LocalTime.of(3, 20)), follows::forgetUnconfirmed);
  }
}
