package org.capacitymetro.intake;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What people chose of the rows of a run by hand: column `chosen` of table `import_row`.
@Component
class RowChoices {
  private final JdbcClient jdbc;

  RowChoices(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// Chooses single rows by hand, whatever becomes of their outcome.
  void choose(UUID run, List<Integer> numbers, @Nullable Boolean chosen) {
    jdbc.sql(
            """
            update import_row set chosen = cast(:chosen as boolean)
            where run = :run and number = any(:numbers)
            """)
        .param("run", run)
        .param("chosen", chosen)
        .param("numbers", numbers.toArray(Integer[]::new))
        .update();
  }

  /// Takes all rows of an outcome out, or in again.
  void chooseAll(UUID run, Outcome outcome, boolean in) {
    jdbc.sql(
            """
            update import_row set chosen = case when :in then null else false end
            where run = :run and outcome = :outcome
            """)
        .param("in", in)
        .param("run", run)
        .param("outcome", outcome.name())
        .update();
  }

  /// How many rows of each outcome somebody took out by hand.
  long countLeftOut(UUID run, Outcome outcome) {
    return jdbc.sql(
            """
            select count(*) from import_row
            where run = :run and outcome = :outcome and chosen = false
            """)
        .param("run", run)
        .param("outcome", outcome.name())
        .query(Long.class)
        .single();
  }
}
