package org.capacitymetro.imports;

import java.time.LocalTime;
import org.capacitymetro.jobs.Job;
import org.capacitymetro.jobs.Schedule;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class UploadBeans {

  @Bean
  Job uploadRetention(Uploads uploads) {
    return new Job("upload-retention", new Schedule.Daily(LocalTime.of(3, 55)), uploads::forget);
  }
}
