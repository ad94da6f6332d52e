package org.capacitymetro.translation;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Tables `translation_spent` and `translation_outage`.
@Component
class SpendingStore {

  /// @param until when the machine is asked again
  record Outage(Instant since, Instant until, int failures, String what) {}

  private final JdbcClient jdbc;

  SpendingStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  long spent(LocalDate month) {
    return jdbc.sql("select characters from translation_spent where month = :month")
        .param("month", month)
        .query(Long.class)
        .optional()
        .orElse(0L);
  }

  /// Takes characters from the month's budget before they are sent; false when they are too many.
  boolean take(LocalDate month, long characters, long budget) {
    jdbc.sql(
            """
            insert into translation_spent (month, characters) values (:month, 0)
            on conflict do nothing
            """)
        .param("month", month)
        .update();
    return jdbc.sql(
                """
                update translation_spent set characters = characters + :characters
                where month = :month and characters + :characters <= :budget
                """)
            .param("month", month)
            .param("characters", characters)
            .param("budget", budget)
            .update()
        == 1;
  }

  void giveBack(LocalDate month, long characters) {
    jdbc.sql(
            """
            update translation_spent set characters = characters - :characters
            where month = :month
            """)
        .param("month", month)
        .param("characters", characters)
        .update();
  }

  Optional<Outage> outage() {
    return jdbc.sql("select since, until, failures, what from translation_outage")
        .query(
            (row, number) ->
                new Outage(
                    row.getTimestamp("since").toInstant(),
                    row.getTimestamp("until").toInstant(),
                    row.getInt("failures"),
                    row.getString("what")))
        .optional();
  }

  void fail(Instant now, Instant until, String what) {
    jdbc.sql(
            """
            insert into translation_outage (since, until, failures, what)
            values (:now, :until, 1, :what)
            on conflict (one) do update set until = excluded.until, what = excluded.what,
              failures = translation_outage.failures + 1
            """)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("until", until.atOffset(ZoneOffset.UTC))
        .param("what", what)
        .update();
  }

  void recover() {
    jdbc.sql("delete from translation_outage").update();
  }
}
