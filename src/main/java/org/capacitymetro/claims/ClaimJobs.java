package org.capacitymetro.claims;

import java.time.LocalTime;
import org.capacitymetro.jobs.Job;
import org.capacitymetro.jobs.Schedule;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ClaimJobs {

  @Bean
  Job claimRetention(Claims claims) {
    return new Job("claim-retention", new Schedule.Daily(LocalTime.of(3, 40)), claims::forgetOld);
  }
}
