package org.capacitymetro.verification;

import java.time.Instant;
import java.time.LocalDate;
import org.capacitymetro.hsds.ServiceId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Keeps what bodies were told about their services, so that each thing is told once.
@Component
class NoticeStore {
  enum Kind {
    ENDING_30,
    ENDING_7,
    PLACES
  }

  private final JdbcClient jdbc;

  NoticeStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// @param day that it is about
  /// @return false when it was told already
  boolean tell(ServiceId service, Kind kind, LocalDate day, Instant now) {
    return jdbc.sql(
                """
                insert into notice (service, kind, day, at) values (:service, :kind, :day, :now)
                on conflict do nothing
                """)
            .param("service", service.value())
            .param("kind", kind.name())
            .param("day", day)
            .param("now", AskingStore.time(now))
            .update()
        == 1;
  }
}
