package org.capacitymetro.claims;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.capacitymetro.hsds.OrganizationId;
import org.capacitymetro.rights.PersonId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Table `organization_claim`.
@Component
class ClaimStore {
  /// A hashed code and its end.
  record Code(byte[] hash, Instant until) {}

  private final JdbcClient jdbc;

  ClaimStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// Takes the place of an open one of the same person for the same organization.
  void begin(Claim claim, @Nullable Code code) {
    jdbc.sql(
            """
            delete from organization_claim
            where organization = :organization and person = :person
              and state in ('CODE', 'WAITING')
            """)
        .param("organization", claim.organization().value())
        .param("person", claim.person().value())
        .update();
    jdbc.sql(
            """
            insert into organization_claim (id, organization, person, way, state, code, sent_to,
                                            code_until, reason, begun_at)
            values (:id, :organization, :person, :way, :state, :code, :sentTo,
                    cast(:until as timestamptz), :reason, :begun)
            """)
        .param("id", claim.id())
        .param("organization", claim.organization().value())
        .param("person", claim.person().value())
        .param("way", claim.way().name())
        .param("state", claim.state().name())
        .param("code", code == null ? null : code.hash(), java.sql.Types.BINARY)
        .param("sentTo", claim.sentTo())
        .param("until", code == null ? null : code.until().toString())
        .param("reason", claim.reason())
        .param("begun", claim.begun().atOffset(ZoneOffset.UTC))
        .update();
  }

  Optional<Claim> findOpen(PersonId person, OrganizationId organization) {
    return jdbc.sql(
            """
            select * from organization_claim
            where organization = :organization and person = :person
              and state in ('CODE', 'WAITING')
            """)
        .param("organization", organization.value())
        .param("person", person.value())
        .query(ClaimStore::claim)
        .optional();
  }

  Optional<Claim> findWaiting(UUID id) {
    return jdbc.sql(
            """
            select * from organization_claim
            where id = :id and state = 'WAITING' and person is not null
            """)
        .param("id", id)
        .query(ClaimStore::claim)
        .optional();
  }

  /// Oldest first.
  List<Claim> listWaiting() {
    return jdbc.sql(
            """
            select * from organization_claim
            where state = 'WAITING' and person is not null
            order by begun_at, id
            """)
        .query(ClaimStore::claim)
        .list();
  }

  List<Claim> list(PersonId person) {
    return jdbc.sql("select * from organization_claim where person = :person order by begun_at")
        .param("person", person.value())
        .query(ClaimStore::claim)
        .list();
  }

  /// Whether the code is right and still good.
  boolean knows(UUID id, byte[] hash, Instant now) {
    return jdbc.sql(
                """
            select count(*) from organization_claim
            where id = :id and state = 'CODE' and code = :hash and code_until > :now
            """)
            .param("id", id)
            .param("hash", hash)
            .param("now", now.atOffset(ZoneOffset.UTC))
            .query(Integer.class)
            .single()
        == 1;
  }

  /// Whether this call is the one that decided: code, address and reason are forgotten by it.
  boolean decide(UUID id, Claim.State state, String by, Instant now) {
    return jdbc.sql(
                """
                update organization_claim
                set state = :state, code = null, sent_to = null, code_until = null, reason = null,
                    decided_at = :now, decided_by = :by
                where id = :id and state in ('CODE', 'WAITING')
                """)
            .param("id", id)
            .param("state", state.name())
            .param("by", by)
            .param("now", now.atOffset(ZoneOffset.UTC))
            .update()
        == 1;
  }

  /// When claims of an organization were granted, newest first.
  List<Instant> listGranted(OrganizationId organization) {
    return jdbc.sql(
            """
            select decided_at from organization_claim
            where organization = :organization and state = 'GRANTED'
            order by decided_at desc
            """)
        .param("organization", organization.value())
        .query((row, number) -> row.getObject("decided_at", OffsetDateTime.class).toInstant())
        .list();
  }

  /// Forgets what nobody can use any more: codes past their end, refusals older than `time`, and
  /// open claims whose person is gone.
  int forget(Instant now, Instant time) {
    return jdbc.sql(
            """
            delete from organization_claim
            where (state = 'CODE' and code_until < :now)
               or (state = 'REFUSED' and decided_at < :time)
               or (state <> 'GRANTED' and person is null)
            """)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("time", time.atOffset(ZoneOffset.UTC))
        .update();
  }

  private static Claim claim(ResultSet row, int number) throws SQLException {
    return new Claim(
        row.getObject("id", UUID.class),
        new OrganizationId(row.getObject("organization", UUID.class)),
        new PersonId(row.getObject("person", UUID.class)),
        Claim.Way.valueOf(row.getString("way")),
        Claim.State.valueOf(row.getString("state")),
        row.getString("sent_to"),
        row.getString("reason"),
        row.getObject("begun_at", OffsetDateTime.class).toInstant());
  }
}
