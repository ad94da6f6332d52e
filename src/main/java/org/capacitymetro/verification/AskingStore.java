package org.capacitymetro.verification;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.capacitymetro.hsds.OrganizationId;
import org.capacitymetro.hsds.ServiceId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Keeps who is being asked, every step of it, and the hashes of links.
@Component
class AskingStore {
  private static final String OPEN = "step not in ('HIDDEN', 'ANSWERED', 'STOPPED')";

  /// A link as it is kept.
  record Link(UUID asking, String recipient, @Nullable Instant usedAt) {}

  /// One step that was taken.
  ///
  /// @param recipient null for steps without a mail
  /// @param bounce why the mail came back; null while it did not
  record Taken(Step step, Instant at, @Nullable String recipient, @Nullable String bounce) {}

  private final JdbcClient jdbc;

  AskingStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// @return false when the body is being asked already
  boolean insert(Asking asking) {
    return jdbc.sql(
                """
                insert into asking (id, organization, campaign, language, step, since, begun_at)
                values (:id, :organization, :campaign, :language, :step, :since, :begun)
                on conflict do nothing
                """)
            .param("id", asking.id())
            .param("organization", asking.organization().value())
            .param("campaign", asking.campaign())
            .param("language", asking.language())
            .param("step", asking.step().name())
            .param("since", time(asking.since()))
            .param("begun", time(asking.begunAt()))
            .update()
        == 1;
  }

  Optional<Asking> find(UUID id) {
    return jdbc.sql("select * from asking where id = :id")
        .param("id", id)
        .query(AskingStore::read)
        .optional();
  }

  /// Those something may follow for, the longest waiting first.
  List<Asking> open() {
    return jdbc.sql("select * from asking where " + OPEN + " order by since, id")
        .query(AskingStore::read)
        .list();
  }

  Optional<Asking> openOf(OrganizationId organization) {
    return jdbc.sql("select * from asking where organization = :id and " + OPEN)
        .param("id", organization.value())
        .query(AskingStore::read)
        .optional();
  }

  boolean askedSince(OrganizationId organization, Instant instant) {
    return jdbc.sql(
            "select exists (select from asking where organization = :id and begun_at >= :at)")
        .param("id", organization.value())
        .param("at", time(instant))
        .query(Boolean.class)
        .single();
  }

  /// Bodies among these that are being asked.
  List<UUID> beingAsked(Collection<UUID> organizations) {
    return jdbc.sql(
            "select organization from asking where organization = any(cast(:ids as uuid[])) and "
                + OPEN)
        .param("ids", organizations.stream().map(UUID::toString).toArray(String[]::new))
        .query(UUID.class)
        .list();
  }

  /// Moves on, unless somebody else did.
  ///
  /// @return false when it no longer stands at `from`
  boolean move(UUID id, Step from, Step to, Instant now) {
    return jdbc.sql(
                """
                update asking set step = :to, since = :now, bounced = false
                where id = :id and step = :from
                """)
            .param("id", id)
            .param("from", from.name())
            .param("to", to.name())
            .param("now", time(now))
            .update()
        == 1;
  }

  void record(
      UUID asking, Step step, Instant now, @Nullable String recipient, @Nullable UUID mail) {
    jdbc.sql(
            """
            insert into asking_step (asking, step, at, recipient, mail)
            values (:asking, :step, :now, :recipient, :mail)
            """)
        .param("asking", asking)
        .param("step", step.name())
        .param("now", time(now))
        .param("recipient", recipient)
        .param("mail", mail)
        .update();
  }

  void hide(UUID asking, Collection<ServiceId> services) {
    jdbc.sql("update asking set hidden = cast(:services as uuid[]) where id = :id")
        .param("id", asking)
        .param(
            "services",
            services.stream().map(service -> service.value().toString()).toArray(String[]::new))
        .update();
  }

  List<Taken> steps(UUID asking) {
    return jdbc.sql("select * from asking_step where asking = :id order by at, step")
        .param("id", asking)
        .query(
            (row, number) ->
                new Taken(
                    Step.valueOf(row.getString("step")),
                    instant(row, "at"),
                    row.getString("recipient"),
                    row.getString("bounce")))
        .list();
  }

  /// A mail came back.
  ///
  /// @return false when it was none of these
  boolean bounced(UUID mail, String reason) {
    boolean ours =
        jdbc.sql("update asking_step set bounce = :reason where mail = :mail")
                .param("mail", mail)
                .param("reason", reason)
                .update()
            > 0;
    if (ours) {
      jdbc.sql(
              """
              update asking a set bounced = true
              where step in ('MAIL', 'REMINDER', 'SECOND_CONTACT')
                and exists (select from asking_step s
                  where s.asking = a.id and s.mail = :mail and s.step = a.step)
              """)
          .param("mail", mail)
          .update();
    }
    return ours;
  }

  /// Bodies an address of which refused the mails of an asking that is still open, longest first.
  List<Asking> withBounces(int limit) {
    return jdbc.sql(
            "select * from asking a where "
                + OPEN
                + """
                  and exists (select from asking_step s where s.asking = a.id and s.bounce is not null)
                order by since, id limit :limit
                """)
        .param("limit", limit)
        .query(AskingStore::read)
        .list();
  }

  Map<Step, Long> counts(UUID campaign) {
    Map<Step, Long> counts = new EnumMap<>(Step.class);
    jdbc.sql("select step, count(*) as count from asking where campaign = :id group by 1")
        .param("id", campaign)
        .query(
            row -> {
              counts.put(Step.valueOf(row.getString("step")), row.getLong("count"));
            });
    return counts;
  }

  /// Of a campaign, those that move last first.
  List<Asking> of(UUID campaign, int limit) {
    return jdbc.sql(
            "select * from asking where campaign = :id order by since desc, id limit :limit")
        .param("id", campaign)
        .param("limit", limit)
        .query(AskingStore::read)
        .list();
  }

  void addLink(byte[] hash, UUID asking, String recipient, Instant expires) {
    jdbc.sql(
            """
            insert into confirmation_link (hash, asking, recipient, expires_at)
            values (:hash, :asking, :recipient, :expires)
            """)
        .param("hash", hash)
        .param("asking", asking)
        .param("recipient", recipient)
        .param("expires", time(expires))
        .update();
  }

  Optional<Link> findLink(byte[] hash) {
    return jdbc.sql("select * from confirmation_link where hash = :hash")
        .param("hash", hash)
        .query(
            (row, number) ->
                new Link(
                    row.getObject("asking", UUID.class),
                    row.getString("recipient"),
                    row.getObject("used_at") == null ? null : instant(row, "used_at")))
        .optional();
  }

  /// @return false when it was used before
  boolean useLink(byte[] hash, Instant now) {
    return jdbc.sql(
                "update confirmation_link set used_at = :now where hash = :hash and used_at is null")
            .param("hash", hash)
            .param("now", time(now))
            .update()
        == 1;
  }

  int removeLinksBefore(Instant instant) {
    return jdbc.sql("delete from confirmation_link where expires_at < :at")
        .param("at", time(instant))
        .update();
  }

  /// Addresses that were written to long ago are nobody's business any more.
  void forgetRecipientsBefore(Instant instant) {
    jdbc.sql("update asking_step set recipient = null where recipient is not null and at < :at")
        .param("at", time(instant))
        .update();
  }

  private static Asking read(ResultSet row, int number) throws SQLException {
    return new Asking(
        row.getObject("id", UUID.class),
        new OrganizationId(row.getObject("organization", UUID.class)),
        row.getObject("campaign", UUID.class),
        row.getString("language"),
        Step.valueOf(row.getString("step")),
        instant(row, "since"),
        instant(row, "begun_at"),
        row.getBoolean("bounced"),
        Stream.of((UUID[]) row.getArray("hidden").getArray()).map(ServiceId::new).toList());
  }

  static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  static OffsetDateTime time(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
