package org.capacitymetro.joining;

import java.time.LocalTime;
import org.capacitymetro.jobs.Job;
import org.capacitymetro.jobs.Schedule;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(JoiningSettings.class)
class JoiningJobs {

  @Bean
  Job requestRetention(Requests requests) {
    return new Job(
        "request-retention", new Schedule.Daily(LocalTime.of(3, 30)), requests::forgetOld);
  }
}
