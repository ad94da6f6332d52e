package org.capacitymetro.verification;

import java.time.Instant;
import java.time.LocalDate;
import org.capacitymetro.directory.ServiceId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Keeps which ends of projects were announced.
@Component
class EndingStore {
  private final JdbcClient jdbc;

  EndingStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// @return false when it was announced so many days before already
  boolean announce(ServiceId service, LocalDate endsOn, int days, Instant now) {
    return jdbc.sql(
                """
                insert into project_notice (service, ends_on, days, at)
                values (:service, :ends, :days, :now) on conflict do nothing
                """)
            .param("service", service.value())
            .param("ends", endsOn)
            .param("days", days)
            .param("now", AskingStore.time(now))
            .update()
        == 1;
  }
}
