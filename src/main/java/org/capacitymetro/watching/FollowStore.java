package org.capacitymetro.watching;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.capacitymetro.directory.Directory;
import org.capacitymetro.mail.MailAddress;
import org.capacitymetro.pages.Language;
import org.capacitymetro.rights.PersonId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Table `follow`.
@Component
class FollowStore {
  private final JdbcClient jdbc;

  FollowStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// @return false when the address follows this already
  boolean insert(Follow follow, Instant nextAt) {
    PersonId person = follow.person();
    return jdbc.sql(
                """
                insert into follow (id, mail, person, target, value, frequency, language, asked_at,
                  confirmed_at, transaction, sequence, next_at)
                values (:id, :mail, :person, :target, :value, :frequency, :language, :asked,
                  :confirmed, :transaction, :sequence, :next)
                on conflict do nothing
                """)
            .param("id", follow.id())
            .param("mail", follow.mail().value())
            .param("person", person == null ? null : person.value())
            .param("target", follow.target().kind())
            .param("value", follow.target().value())
            .param("frequency", follow.frequency().name())
            .param("language", follow.language().code())
            .param("asked", time(follow.askedAt()))
            .param("confirmed", time(follow.confirmedAt()))
            .param("transaction", follow.told().transaction())
            .param("sequence", follow.told().sequence())
            .param("next", time(nextAt))
            .update()
        == 1;
  }

  Optional<Follow> find(UUID id) {
    return jdbc.sql("select * from follow where id = :id")
        .param("id", id)
        .query(FollowStore::read)
        .optional();
  }

  Optional<Follow> find(MailAddress mail, Target target) {
    return jdbc.sql(
            """
            select * from follow
            where lower(mail) = :mail and target = :target and md5(value) = md5(:value)
            """)
        .param("mail", mail.key())
        .param("target", target.kind())
        .param("value", target.value())
        .query(FollowStore::read)
        .optional();
  }

  /// What an address follows, newest first, with what it has not confirmed.
  List<Follow> list(MailAddress mail) {
    return jdbc.sql("select * from follow where lower(mail) = :mail order by id desc")
        .param("mail", mail.key())
        .query(FollowStore::read)
        .list();
  }

  /// The confirmed ones whose readers may be told now.
  List<Follow> due(Instant now) {
    return jdbc.sql(
            "select * from follow where confirmed_at is not null and next_at <= :now order by id")
        .param("now", time(now))
        .query(FollowStore::read)
        .list();
  }

  void ask(UUID id, Frequency frequency, Language language, Instant now) {
    jdbc.sql(
            """
            update follow
            set asked_at = :now,
              frequency = case when confirmed_at is null then :frequency else frequency end,
              language = case when confirmed_at is null then :language else language end
            where id = :id
            """)
        .param("id", id)
        .param("frequency", frequency.name())
        .param("language", language.code())
        .param("now", time(now))
        .update();
  }

  /// @return false when it is confirmed already or gone
  boolean confirm(UUID id, Directory.Cursor from, Instant now, Instant nextAt) {
    return jdbc.sql(
                """
                update follow
                set confirmed_at = :now, transaction = :transaction, sequence = :sequence,
                  next_at = :next
                where id = :id and confirmed_at is null
                """)
            .param("id", id)
            .param("now", time(now))
            .param("transaction", from.transaction())
            .param("sequence", from.sequence())
            .param("next", time(nextAt))
            .update()
        == 1;
  }

  void change(UUID id, Frequency frequency, Language language, Instant nextAt) {
    jdbc.sql(
            """
            update follow set frequency = :frequency, language = :language,
              next_at = case when frequency = :frequency then next_at else :next end
            where id = :id
            """)
        .param("id", id)
        .param("frequency", frequency.name())
        .param("language", language.code())
        .param("next", time(nextAt))
        .update();
  }

  /// Moves one on, to be called in the transaction that posts its mail.
  ///
  /// @return false when another run has done so, or it is no longer followed
  boolean advance(Follow follow, Directory.Cursor to, Instant nextAt) {
    return jdbc.sql(
                """
                update follow set transaction = :to, sequence = :toSequence, next_at = :next
                where id = :id and transaction = :from and sequence = :fromSequence
                """)
            .param("id", follow.id())
            .param("from", follow.told().transaction())
            .param("fromSequence", follow.told().sequence())
            .param("to", to.transaction())
            .param("toSequence", to.sequence())
            .param("next", time(nextAt))
            .update()
        == 1;
  }

  /// Moves those on that have nothing to tell.
  void pass(Collection<UUID> ids, Directory.Cursor from, Directory.Cursor to, Instant nextAt) {
    jdbc.sql(
            """
            update follow set transaction = :to, sequence = :toSequence, next_at = :next
            where id = any(cast(:ids as uuid[])) and transaction = :from
              and sequence = :fromSequence
            """)
        .param("ids", ids.stream().map(UUID::toString).toArray(String[]::new))
        .param("from", from.transaction())
        .param("fromSequence", from.sequence())
        .param("to", to.transaction())
        .param("toSequence", to.sequence())
        .param("next", time(nextAt))
        .update();
  }

  boolean remove(UUID id) {
    return jdbc.sql("delete from follow where id = :id").param("id", id).update() == 1;
  }

  void removeAll(MailAddress mail) {
    jdbc.sql("delete from follow where lower(mail) = :mail").param("mail", mail.key()).update();
  }

  void removeAll(PersonId person) {
    jdbc.sql("delete from follow where person = :person").param("person", person.value()).update();
  }

  int removeUnconfirmedBefore(Instant time) {
    return jdbc.sql("delete from follow where confirmed_at is null and asked_at < :time")
        .param("time", time(time))
        .update();
  }

  private static Follow read(ResultSet row, int number) throws SQLException {
    UUID person = row.getObject("person", UUID.class);
    OffsetDateTime confirmed = row.getObject("confirmed_at", OffsetDateTime.class);
    return new Follow(
        row.getObject("id", UUID.class),
        new MailAddress(row.getString("mail")),
        person == null ? null : new PersonId(person),
        Target.of(row.getString("target"), row.getString("value")),
        Frequency.valueOf(row.getString("frequency")),
        Language.find(row.getString("language")).orElse(Language.ITALIAN),
        row.getObject("asked_at", OffsetDateTime.class).toInstant(),
        confirmed == null ? null : confirmed.toInstant(),
        new Directory.Cursor(row.getLong("transaction"), row.getLong("sequence")));
  }

  private static @Nullable OffsetDateTime time(@Nullable Instant instant) {
    return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
  }
}
