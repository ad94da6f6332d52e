package org.capacitymetro.offline;

import java.time.Duration;
import org.capacitymetro.jobs.Job;
import org.capacitymetro.jobs.Schedule;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class PackJobs {

  /// As often as a place that becomes reserved should be gone from the packs.
  @Bean
  Job packUpkeep(Packs packs) {
    return new Job("packs", new Schedule.Every(Duration.ofMinutes(1)), packs::keepUp);
  }
}
