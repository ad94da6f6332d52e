package org.capacitymetro.keys;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Optional;
import org.capacitymetro.rights.PersonId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Tables `second_step` and `recovery_code`.
@Component
class CodeStore {
  /// @param confirmed null until a first code was right
  record Kept(byte[] secret, @Nullable Instant confirmed) {}

  private final JdbcClient jdbc;

  CodeStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// Replaces a secret that was never confirmed; a confirmed one stays.
  void begin(PersonId person, byte[] secret, Instant now) {
    jdbc.sql(
            """
            insert into second_step (person, secret, begun_at) values (:person, :secret, :now)
            on conflict (person) do update
              set secret = excluded.secret, begun_at = excluded.begun_at
              where second_step.confirmed_at is null
            """)
        .param("person", person.value())
        .param("secret", secret)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .update();
  }

  Optional<Kept> find(PersonId person) {
    return jdbc.sql("select secret, confirmed_at from second_step where person = :person")
        .param("person", person.value())
        .query(
            (row, number) -> {
              OffsetDateTime confirmed = row.getObject("confirmed_at", OffsetDateTime.class);
              return new Kept(
                  row.getBytes("secret"), confirmed == null ? null : confirmed.toInstant());
            })
        .optional();
  }

  void confirm(PersonId person, Instant now) {
    jdbc.sql("update second_step set confirmed_at = :now where person = :person")
        .param("person", person.value())
        .param("now", now.atOffset(ZoneOffset.UTC))
        .update();
  }

  /// Whether this call is the one that took the code of this half minute; of several at once one
  /// wins, and an earlier code is taken no more.
  boolean take(PersonId person, long step) {
    return jdbc.sql(
                """
                update second_step set last_step = :step
                where person = :person and last_step < :step
                """)
            .param("person", person.value())
            .param("step", step)
            .update()
        == 1;
  }

  void remove(PersonId person) {
    jdbc.sql("delete from recovery_code where person = :person")
        .param("person", person.value())
        .update();
    jdbc.sql("delete from second_step where person = :person")
        .param("person", person.value())
        .update();
  }

  void replaceRecovery(PersonId person, Collection<byte[]> hashes) {
    jdbc.sql("delete from recovery_code where person = :person")
        .param("person", person.value())
        .update();
    for (byte[] hash : hashes) {
      jdbc.sql("insert into recovery_code (person, hash) values (:person, :hash)")
          .param("person", person.value())
          .param("hash", hash)
          .update();
    }
  }

  boolean takeRecovery(PersonId person, byte[] hash, Instant now) {
    return jdbc.sql(
                """
                update recovery_code set used_at = :now
                where person = :person and hash = :hash and used_at is null
                """)
            .param("person", person.value())
            .param("hash", hash)
            .param("now", now.atOffset(ZoneOffset.UTC))
            .update()
        == 1;
  }

  int countRecovery(PersonId person) {
    return jdbc.sql("select count(*) from recovery_code where person = :person and used_at is null")
        .param("person", person.value())
        .query(Integer.class)
        .single();
  }
}
