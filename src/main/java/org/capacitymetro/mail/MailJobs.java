package org.capacitymetro.mail;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import org.capacitymetro.jobs.Job;
import org.capacitymetro.jobs.Schedule;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MailSettings.class)
class MailJobs {
  static final String DELIVERY = "mail-delivery";

  @Bean
  Job mailDelivery(Delivery delivery) {
    return new Job(DELIVERY, new Schedule.Every(Duration.ofSeconds(10)), delivery::run);
  }

  @Bean
  Job mailReports(DeliveryReports reports) {
    return new Job("mail-reports", new Schedule.Every(Duration.ofMinutes(1)), reports::run);
  }

  @Bean
  Job mailRetention(MailStore store, MailSettings settings, Clock clock) {
    return new Job(
        "mail-retention",
        new Schedule.Daily(LocalTime.of(3, 10)),
        () -> store.removeBefore(clock.instant().minus(Duration.ofDays(settings.keepDays()))));
  }
}
