package org.capacitymetro.verification;

import java.time.LocalTime;
import org.capacitymetro.jobs.Job;
import org.capacitymetro.jobs.Schedule;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({VerificationSettings.class, LinkSettings.class})
class VerificationBeans {

  /// In the morning, so that mails arrive when somebody is at a desk.
  @Bean
  Job verificationLadder(Askings askings) {
    return new Job(Askings.JOB, new Schedule.Daily(LocalTime.of(8, 30)), askings::run);
  }

  @Bean
  Job projectEndings(Endings endings) {
    return new Job(Endings.JOB, new Schedule.Daily(LocalTime.of(6, 30)), endings::run);
  }

  @Bean
  Job placesJob(PlacesQuestions questions) {
    return new Job("places-questions", new Schedule.Daily(LocalTime.of(8, 40)), questions::run);
  }

  @Bean
  Job linkJob(LinkCheck links) {
    return new Job("link-check", new Schedule.Daily(LocalTime.of(1, 40)), links::run);
  }

  @Bean
  Job auditSample(Samples samples) {
    return new Job("audit-sample", new Schedule.Monthly(1, LocalTime.of(4, 20)), samples::draw);
  }
}
