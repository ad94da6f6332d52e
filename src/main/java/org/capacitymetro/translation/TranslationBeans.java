package org.capacitymetro.translation;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.capacitymetro.accounts.KeptForms;
import org.capacitymetro.jobs.Job;
import org.capacitymetro.jobs.Schedule;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
class TranslationBeans {

  @Bean
  KeptForms<Map<String, String>> translationsKept(JdbcClient jdbc, JsonMapper json, Clock clock) {
    return new KeptForms<>(
        jdbc, json, clock, "translation_kept", "thing", 200_000, new TypeReference<>() {});
  }

  @Bean
  Job machineTranslationJob(MachineTranslation machine) {
    return new Job("machine-translation", new Schedule.Every(Duration.ofMinutes(10)), machine::run);
  }
}
