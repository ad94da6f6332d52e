package org.capacitymetro.accounts;

import java.time.LocalTime;
import org.capacitymetro.jobs.Job;
import org.capacitymetro.jobs.Schedule;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfTokenRepository;

/// What the security rules of the site and the sign-in share.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({AccountSettings.class, RetentionSettings.class})
class AccountBeans {

  @Bean
  Job accountRetention(Retention retention) {
    return new Job("account-retention", new Schedule.Daily(LocalTime.of(3, 20)), retention::run);
  }

  @Bean
  @ConditionalOnWebApplication
  SecurityContextRepository securityContextRepository() {
    return new HttpSessionSecurityContextRepository();
  }

  @Bean
  @ConditionalOnWebApplication
  CsrfTokenRepository csrfTokenRepository() {
    CookieCsrfTokenRepository tokens = new CookieCsrfTokenRepository();
    tokens.setCookieName("form");
    tokens.setCookieCustomizer(cookie -> cookie.httpOnly(true).sameSite("Lax"));
    return tokens;
  }
}
