package org.capacitymetro.accounts;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Table `attempt`.
@Component
class AttemptStore {
  /// Tries since the window began.
  record Count(int attempts, Instant since) {}

  private final JdbcClient jdbc;

  AttemptStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// Adds one try; a window that began before `start` begins anew.
  Count add(byte[] key, Instant now, Instant start) {
    return jdbc.sql(
            """
            insert into attempt (key, attempts, since) values (:key, 1, :now)
            on conflict (key) do update set
              attempts = case when attempt.since <= :start then 1 else attempt.attempts + 1 end,
              since = case when attempt.since <= :start then :now else attempt.since end
            returning attempts, since
            """)
        .param("key", key)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("start", start.atOffset(ZoneOffset.UTC))
        .query(
            (row, number) ->
                new Count(
                    row.getInt("attempts"),
                    row.getObject("since", OffsetDateTime.class).toInstant()))
        .single();
  }

  void takeBack(byte[] key) {
    jdbc.sql("update attempt set attempts = attempts - 1 where key = :key and attempts > 0")
        .param("key", key)
        .update();
  }

  void remove(byte[] key) {
    jdbc.sql("delete from attempt where key = :key").param("key", key).update();
  }

  void removeBefore(Instant time) {
    jdbc.sql("delete from attempt where since < :time")
        .param("time", time.atOffset(ZoneOffset.UTC))
        .update();
  }
}
