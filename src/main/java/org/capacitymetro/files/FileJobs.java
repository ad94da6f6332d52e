package org.capacitymetro.files;

import java.time.LocalTime;
import org.capacitymetro.jobs.Job;
import org.capacitymetro.jobs.Schedule;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class FileJobs {

  @Bean
  Job fileOrphans(FileStore store) {
    return new Job("file-orphans", new Schedule.Daily(LocalTime.of(3, 50)), store::removeOrphans);
  }
}
