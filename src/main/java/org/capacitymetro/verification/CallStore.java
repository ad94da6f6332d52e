package org.capacitymetro.verification;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.capacitymetro.hsds.OrganizationId;
import org.capacitymetro.hsds.ServiceId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Keeps who has which record in the hand, what came of calls, and the monthly samples.
@Component
class CallStore {
  private final JdbcClient jdbc;

  CallStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// The record somebody has in the hand; empty when none, or no longer.
  Optional<ServiceId> held(String holder, Instant now) {
    return jdbc.sql(
            "select service from call_lock where holder = :holder and until > :now"
                + " order by until desc limit 1")
        .param("holder", holder)
        .param("now", AskingStore.time(now))
        .query(UUID.class)
        .optional()
        .map(ServiceId::new);
  }

  /// Takes a record into the hand.
  ///
  /// @return false when somebody else has it
  boolean take(ServiceId service, String holder, Instant now, Instant until) {
    return jdbc.sql(
                """
                insert into call_lock (service, holder, until) values (:service, :holder, :until)
                on conflict (service) do update set holder = :holder, until = :until
                  where call_lock.until <= :now or call_lock.holder = :holder
                """)
            .param("service", service.value())
            .param("holder", holder)
            .param("now", AskingStore.time(now))
            .param("until", AskingStore.time(until))
            .update()
        == 1;
  }

  void release(String holder) {
    jdbc.sql("delete from call_lock where holder = :holder").param("holder", holder).update();
  }

  /// Those of the candidates nobody else has in the hand and nobody called lately, in their order.
  List<ServiceId> free(Collection<ServiceId> candidates, String holder, Instant now) {
    List<ServiceId> free = new ArrayList<>(candidates);
    List<ServiceId> taken =
        jdbc
            .sql(
                """
                select service from call_lock where until > :now and holder <> :holder
                union select service from phone_call where rest_until > :now
                """)
            .param("now", AskingStore.time(now))
            .param("holder", holder)
            .query(UUID.class)
            .list()
            .stream()
            .map(ServiceId::new)
            .toList();
    free.removeAll(new java.util.HashSet<>(taken));
    return free;
  }

  void add(UUID id, ServiceId service, String caller, Call outcome, Instant now) {
    jdbc.sql(
            """
            insert into phone_call (id, service, caller, at, outcome, rest_until)
            values (:id, :service, :caller, :now, :outcome, :rest)
            """)
        .param("id", id)
        .param("service", service.value())
        .param("caller", caller)
        .param("now", AskingStore.time(now))
        .param("outcome", outcome.name())
        .param("rest", AskingStore.time(now.plus(outcome.rest())))
        .update();
  }

  /// A call that is told to the next caller.
  record Past(Call outcome, Instant at) {}

  List<Past> past(ServiceId service, int limit) {
    return jdbc.sql(
            "select outcome, at from phone_call where service = :id order by at desc limit :limit")
        .param("id", service.value())
        .param("limit", limit)
        .query(
            (row, number) ->
                new Past(Call.valueOf(row.getString("outcome")), AskingStore.instant(row, "at")))
        .list();
  }

  /// Bodies whose services wait to be telephoned.
  List<OrganizationId> silentBodies() {
    return jdbc
        .sql(
            "select organization from asking where step in ('PHONE', 'UNVERIFIED')"
                + " order by since, id")
        .query(UUID.class)
        .list()
        .stream()
        .map(OrganizationId::new)
        .toList();
  }

  /// @return false when it was drawn before
  boolean draw(LocalDate month, ServiceId service, String city) {
    return jdbc.sql(
                """
                insert into audit_sample (month, service, city) values (:month, :service, :city)
                on conflict do nothing
                """)
            .param("month", month)
            .param("service", service.value())
            .param("city", city)
            .update()
        == 1;
  }

  boolean isDrawn(LocalDate month) {
    return jdbc.sql("select exists (select from audit_sample where month = :month)")
        .param("month", month)
        .query(Boolean.class)
        .single();
  }

  /// Services of a month's sample that nobody called yet.
  List<ServiceId> unheard(LocalDate month) {
    return jdbc
        .sql(
            "select service from audit_sample where month = :month and correct is null"
                + " order by service")
        .param("month", month)
        .query(UUID.class)
        .list()
        .stream()
        .map(ServiceId::new)
        .toList();
  }

  /// Only the first word counts: what is put right afterwards was still wrong.
  void judge(LocalDate month, ServiceId service, boolean correct, Instant now) {
    jdbc.sql(
            """
            update audit_sample set correct = :correct, at = :now
            where month = :month and service = :service and correct is null
            """)
        .param("month", month)
        .param("service", service.value())
        .param("correct", correct)
        .param("now", AskingStore.time(now))
        .update();
  }

  /// @param heard how many of a sample somebody was called about
  record Accuracy(long heard, long correct) {}

  /// Of the samples since a month.
  ///
  /// @param city code, null for all
  Accuracy accuracy(LocalDate since, @Nullable String city) {
    return jdbc.sql(
            """
            select count(correct) as heard, count(*) filter (where correct) as correct
            from audit_sample
            where month >= :since and (cast(:city as text) is null or city = :city)
            """)
        .param("since", since)
        .param("city", city)
        .query((row, number) -> new Accuracy(row.getLong("heard"), row.getLong("correct")))
        .single();
  }
}
