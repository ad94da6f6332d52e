package org.capacitymetro.accounts;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.capacitymetro.rights.PersonId;
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

  /// Notes which mail of the outbox carries the link.
  void posted(byte[] hash, UUID mail) {
    jdbc.sql("update account_link set posted = :mail where hash = :hash")
        .param("hash", hash)
        .param("mail", mail)
        .update();
  }

  /// The mails whose links are used or expired.
  List<UUID> listWorthless(Instant now) {
    return jdbc.sql(
            """
            select posted from account_link
            where posted is not null and (used_at is not null or expires_at <= :now)
            """)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .query(UUID.class)
        .list();
  }

  void forgetPosted(Collection<UUID> mails) {
    jdbc.sql("update account_link set posted = null where posted = any(cast(:mails as uuid[]))")
        .param("mails", mails.stream().map(UUID::toString).toArray(String[]::new))
        .update();
  }

  int removeExpiredBefore(Instant time) {
    return jdbc.sql("delete from account_link where expires_at < :time and posted is null")
        .param("time", time.atOffset(ZoneOffset.UTC))
        .update();
  }

  /// When the newest link of each person for a purpose ends, used or not.
  Map<PersonId, Instant> ends(Links.Purpose purpose) {
    Map<PersonId, Instant> ends = new HashMap<>();
    jdbc.sql(
            """
            select person, max(expires_at) as ends from account_link
            where purpose = :purpose and used_at is null
            group by person
            """)
        .param("purpose", purpose.name())
        .query(
            row -> {
              ends.put(
                  new PersonId(row.getObject("person", UUID.class)),
                  row.getObject("ends", OffsetDateTime.class).toInstant());
            });
    return ends;
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
