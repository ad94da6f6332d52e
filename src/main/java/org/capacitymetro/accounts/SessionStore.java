package org.capacitymetro.accounts;

import java.time.Instant;
import org.capacitymetro.rights.PersonId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Table `account_session`, as far as Spring Session does not serve it: commands run without it.
@Component
class SessionStore {
  private final JdbcClient jdbc;

  SessionStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// Ends the sessions that began before a moment.
  ///
  /// @return how many there were
  int removeBegunBefore(Instant time) {
    return jdbc.sql("delete from account_session where creation_time < :time")
        .param("time", time.toEpochMilli())
        .update();
  }

  /// Ends the sessions of a person.
  ///
  /// @param except id of the one to keep
  void end(PersonId person, @Nullable String except) {
    jdbc.sql(
            """
            delete from account_session
            where principal_name = :person and session_id is distinct from cast(:except as text)
            """)
        .param("person", person.value().toString())
        .param("except", except)
        .update();
  }
}
