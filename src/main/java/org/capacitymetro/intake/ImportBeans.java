package org.capacitymetro.intake;

import java.time.Duration;
import java.time.LocalTime;
import org.capacitymetro.jobs.Job;
import org.capacitymetro.jobs.Schedule;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ImportSettings.class)
class ImportBeans {

  /// Begun at once when somebody starts something; by itself it finds what a process that died has
  /// left.
  @Bean
  Job importJob(RunJob job) {
    return new Job(Imports.JOB, new Schedule.Every(Duration.ofSeconds(10)), job::run);
  }

  @Bean
  Job importSources(ScheduledSources sources) {
    return new Job(ScheduledSources.JOB, new Schedule.Every(Duration.ofMinutes(5)), sources::run);
  }

  @Bean
  Job importRetention(RunRetention retention) {
    return new Job("import-retention", new Schedule.Daily(LocalTime.of(3, 50)), retention::run);
  }
}
