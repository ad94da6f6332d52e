package org.capacitymetro.mail;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.capacitymetro.pages.Language;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Tables `mail` and `mail_bounce`.
@Component
class MailStore {
  /// How long a mail is worth trying; mail servers among themselves do the same (RFC 5321,
  /// 4.5.4.1).
  static final Duration PATIENCE = Duration.ofDays(5);

  private static final TypeReference<Map<String, String>> HEADERS = new TypeReference<>() {};

  private final JdbcClient jdbc;
  private final JsonMapper json;

  MailStore(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  void add(UUID id, Mail mail, Instant now) {
    jdbc.sql(
            """
            insert into mail (id, recipient, language, subject, body, html, headers,
                              created_at, next_attempt_at, give_up_at)
            values (:id, :recipient, :language, :subject, :body, :html, :headers::jsonb,
                    :now, :now, :giveUp)
            """)
        .param("id", id)
        .param("recipient", mail.to().value())
        .param("language", mail.language().code())
        .param("subject", mail.subject())
        .param("body", mail.text())
        .param("html", mail.html())
        .param("headers", json.writeValueAsString(mail.headers()))
        .param("now", utc(now))
        .param("giveUp", utc(now.plus(PATIENCE)))
        .update();
  }

  /// Takes the mail that is due first and says at once when it would be due again, one minute on
  /// and then three times longer each time, at most two hours: if this process dies before it can
  /// note what became of the mail, that is when it is tried again.
  Optional<Posted> claim(Instant now) {
    return jdbc.sql(
            """
            update mail
            set attempts = attempts + 1,
                next_attempt_at =
                  :now + least(interval '1 minute' * 3 ^ least(attempts, 5), interval '2 hours')
            where id = (
              select id from mail
              where state = 'waiting' and next_attempt_at <= :now
              order by next_attempt_at, id
              limit 1
              for update skip locked)
            returning *
            """)
        .param("now", utc(now))
        .query(this::posted)
        .optional();
  }

  void delivered(UUID id, MailState state, Instant now) {
    jdbc.sql(
            """
            update mail set state = :state, delivered_at = :now, reason = null
            where id = :id and state = 'waiting'
            """)
        .param("id", id)
        .param("state", state.column())
        .param("now", utc(now))
        .update();
  }

  void delayed(UUID id, String reason) {
    jdbc.sql("update mail set reason = :reason where id = :id and state = 'waiting'")
        .param("id", id)
        .param("reason", reason)
        .update();
  }

  /// Returns whether this is news.
  boolean refused(UUID id, MailState state, String reason) {
    return jdbc.sql(
                """
                update mail set state = :state, reason = :reason
                where id = :id and state not in ('failed', 'bounced')
                """)
            .param("id", id)
            .param("state", state.column())
            .param("reason", reason)
            .update()
        > 0;
  }

  void restart(UUID id, Instant now) {
    jdbc.sql(
            """
            update mail
            set state = 'waiting', attempts = 0, next_attempt_at = :now, give_up_at = :giveUp,
                delivered_at = null, reason = null
            where id = :id
            """)
        .param("id", id)
        .param("now", utc(now))
        .param("giveUp", utc(now.plus(PATIENCE)))
        .update();
  }

  Optional<Posted> find(UUID id) {
    return jdbc.sql("select * from mail where id = :id")
        .param("id", id)
        .query(this::posted)
        .optional();
  }

  List<Posted> list(@Nullable MailState state, int offset, int limit) {
    return jdbc.sql(
            """
            select * from mail
            where :state::text is null or state = :state
            order by created_at desc, id desc
            offset :offset limit :limit
            """)
        .param("state", state == null ? null : state.column())
        .param("offset", offset)
        .param("limit", limit)
        .query(this::posted)
        .list();
  }

  List<Posted> listTo(MailAddress address) {
    return jdbc.sql(
            """
            select * from mail where lower(recipient) = :address order by created_at desc, id desc
            """)
        .param("address", address.key())
        .query(this::posted)
        .list();
  }

  Map<MailState, Long> counts() {
    Map<MailState, Long> counts = new EnumMap<>(MailState.class);
    jdbc.sql("select state, count(*) as mails from mail group by state")
        .query(
            row -> {
              counts.put(MailState.parse(row.getString("state")), row.getLong("mails"));
            });
    return counts;
  }

  int removeTo(MailAddress address) {
    return jdbc.sql("delete from mail where lower(recipient) = :address")
        .param("address", address.key())
        .update();
  }

  int removeBefore(Instant created) {
    return jdbc.sql("delete from mail where state <> 'waiting' and created_at < :created")
        .param("created", utc(created))
        .update();
  }

  /// Returns those that do not wait for delivery, and those that are not there.
  List<UUID> empty(Collection<UUID> ids) {
    String[] wanted = ids.stream().map(UUID::toString).toArray(String[]::new);
    jdbc.sql(
            """
            update mail set body = '…', html = null
            where id = any(cast(:ids as uuid[])) and state <> 'waiting'
            """)
        .param("ids", wanted)
        .update();
    return jdbc.sql(
            """
            select id from unnest(cast(:ids as uuid[])) as wanted (id)
            where not exists (select from mail where mail.id = wanted.id and state = 'waiting')
            """)
        .param("ids", wanted)
        .query(UUID.class)
        .list();
  }

  void addBounce(Bounce bounce) {
    jdbc.sql(
            """
            insert into mail_bounce (address, bounced_at, reason) values (:address, :at, :reason)
            on conflict (address) do update
            set bounced_at = excluded.bounced_at, reason = excluded.reason
            """)
        .param("address", bounce.address().key())
        .param("at", utc(bounce.at()))
        .param("reason", bounce.reason())
        .update();
  }

  Optional<Bounce> findBounce(MailAddress address) {
    return jdbc.sql("select bounced_at, reason from mail_bounce where address = :address")
        .param("address", address.key())
        .query(
            (row, number) ->
                new Bounce(address, instant(row, "bounced_at"), row.getString("reason")))
        .optional();
  }

  void removeBounce(MailAddress address) {
    jdbc.sql("delete from mail_bounce where address = :address")
        .param("address", address.key())
        .update();
  }

  private Posted posted(ResultSet row, int number) throws SQLException {
    OffsetDateTime delivered = row.getObject("delivered_at", OffsetDateTime.class);
    return new Posted(
        row.getObject("id", UUID.class),
        new Mail(
            new MailAddress(row.getString("recipient")),
            Language.find(row.getString("language")).orElse(Language.ITALIAN),
            row.getString("subject"),
            row.getString("body"),
            row.getString("html"),
            json.readValue(row.getString("headers"), HEADERS)),
        MailState.parse(row.getString("state")),
        instant(row, "created_at"),
        row.getInt("attempts"),
        instant(row, "next_attempt_at"),
        instant(row, "give_up_at"),
        delivered == null ? null : delivered.toInstant(),
        row.getString("reason"));
  }

  private static OffsetDateTime utc(Instant instant) {
    return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}
