package org.capacitymetro.platform;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/// The beans every module stands on.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(Database.Settings.class)
class PlatformBeans {

  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }

  @Bean
  DataDirectory dataDirectory(@Value("${capacity.data-dir}") String path) {
    return DataDirectory.of(Path.of(path));
  }

  @Bean
  @Profile("!command")
  ServerLock serverLock(DataDirectory data) {
    return ServerLock.take(data);
  }

  @Bean
  Database database(DataDirectory data, Database.Settings settings) {
    return Database.open(data, settings);
  }

  @Bean(destroyMethod = "")
  HikariDataSource dataSource(Database database) {
    return database.source();
  }
}
