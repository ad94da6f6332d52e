package org.capacitymetro.directory;

import java.time.Clock;
import java.time.ZoneOffset;
import org.capacitymetro.hsds.ServiceId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Table `hours_in_words`: services whose hours somebody decided to leave as their source wrote
/// them. When the words change, the decision no longer holds.
@Component
public class HoursInWords {
  private final JdbcClient jdbc;
  private final Clock clock;

  HoursInWords(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /// Leaves the hours of a service as they are written now; does nothing where they are understood.
  public void leave(ServiceId service, String actor) {
    jdbc.sql(
            """
            insert into hours_in_words (service, original, actor, at)
            select service, original, :actor, :at from schedule
            where service = :service and kind = 'UNKNOWN' and original is not null
            on conflict (service) do update
              set original = excluded.original, actor = excluded.actor, at = excluded.at
            """)
        .param("service", service.value())
        .param("actor", actor)
        .param("at", clock.instant().atOffset(ZoneOffset.UTC))
        .update();
  }

  /// Whether somebody decided so of the words that stand there now.
  public boolean isLeft(ServiceId service) {
    return jdbc.sql(
            """
            select exists (
              select from hours_in_words w join schedule h on h.service = w.service
              where w.service = :service and h.original = w.original)
            """)
        .param("service", service.value())
        .query(Boolean.class)
        .single();
  }
}
