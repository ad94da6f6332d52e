package org.capacitymetro.accounts;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Table `account_link`.
@Component
class LinkStore {
  /// A link as it is kept.
  ///
  /// @param mail the new address a link of purpose MAIL confirms, otherwise null
  /// @param used when it was used, null while it was not
  record Kept(
      Links.Purpose purpose,
      PersonId person,
      @Nullable String mail,
      Instant expires,
      @Nullable Instant used) {}

  private final JdbcClient jdbc;

  LinkStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void insert(byte[] hash, Kept link, Instant now) {
    jdbc.sql(
            """
            insert into account_link (hash, purpose, person, mail, created_at, expires_at)
            values (:hash, :purpose, :person, :mail, :now, :expires)
            """)
        .param("hash", hash)
        .param("purpose", link.purpose().name())
        .param("person", link.person().value())
        .param("mail", link.mail())
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("expires", link.expires().atOffset(ZoneOffset.UTC))
        .update();
  }

  Optional<Kept> find(byte[] hash) {
    return jdbc.sql(
            """
            select purpose, person, mail, expires_at, used_at from account_link where hash = :hash
            """)
        .param("hash", hash)
        .query(
            (row, number) -> {
              OffsetDateTime used = row.getObject("used_at", OffsetDateTime.class);
              return new Kept(
                  Links.Purpose.valueOf(row.getString("purpose")),
                  new PersonId(row.getObject("person", UUID.class)),
                  row.getString("mail"),
                  row.getObject("expires_at", OffsetDateTime.class).toInstant(),
                  used == null ? null : used.toInstant());
            })
        .optional();
  }

  /// Whether this call is the one that used it.
  boolean use(byte[] hash, Instant now) {
    return jdbc.sql(
                """
                update account_link set used_at = :now
                where hash = :hash and used_at is null and expires_at > :now
                """)
            .param("hash", hash)
            .param("now", now.atOffset(ZoneOffset.UTC))
            .update()
        == 1;
  }

  /// Makes the unused links of a person worthless, as if used.
  void withdraw(PersonId person, Links.Purpose purpose, Instant now) {
    jdbc.sql(
            """
            update account_link set used_at = :now
            where person = :person and purpose = :purpose and used_at is null
            """)
        .param("person", person.value())
        .param("purpose", purpose.name())
        .param("now", now.atOffset(ZoneOffset.UTC))
        .update();
  }
}
