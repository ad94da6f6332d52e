package org.capacitymetro.suggestions;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.capacitymetro.hsds.ServiceId;
import org.capacitymetro.rights.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Keeps suggestions in the database.
@Component
class SuggestionStore {
  private static final String VISIBLE =
      """
      (:everything or city = any(:cities) or provider = any(cast(:providers as uuid[])))
      """;

  private final JdbcClient jdbc;

  SuggestionStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// @return false when the form was sent before
  boolean insert(Suggestion suggestion, UUID ticket) {
    return jdbc.sql(
                """
                insert into suggestion (id, service, city, provider, kind, text, contact, language,
                  ticket, created_at, state)
                values (:id, :service, :city, :provider, :kind, :text, :contact, :language,
                  :ticket, :at, :state)
                on conflict (ticket) do nothing
                """)
            .param("id", suggestion.id())
            .param("service", suggestion.service().value())
            .param("city", suggestion.city())
            .param("provider", suggestion.provider())
            .param("kind", suggestion.kind().name())
            .param("text", suggestion.text())
            .param("contact", suggestion.contact())
            .param("language", suggestion.language())
            .param("ticket", ticket)
            .param("at", time(suggestion.at()))
            .param("state", suggestion.state().name())
            .update()
        == 1;
  }

  boolean hasTicket(UUID ticket) {
    return jdbc.sql("select exists (select from suggestion where ticket = :ticket)")
        .param("ticket", ticket)
        .query(Boolean.class)
        .single();
  }

  Optional<Suggestion> find(UUID id) {
    return jdbc.sql("select * from suggestion where id = :id")
        .param("id", id)
        .query(SuggestionStore::read)
        .optional();
  }

  /// Those waiting come oldest first, those decided newest first.
  ///
  /// @param scopes only what lies within one of these
  /// @param city null for all cities
  List<Suggestion> list(
      Set<Scope> scopes, Suggestion.State state, @Nullable String city, int offset, int limit) {
    boolean oldestFirst = state == Suggestion.State.WAITING;
    return within(
            scopes,
            "select * from suggestion where "
                + VISIBLE
                + """
                  and state = :state and (cast(:city as text) is null or city = :city)
                order by
                """
                + (oldestFirst ? "created_at, id" : "coalesce(decided_at, created_at) desc, id")
                + " limit :limit offset :offset")
        .param("state", state.name())
        .param("city", city)
        .param("limit", limit)
        .param("offset", offset)
        .query(SuggestionStore::read)
        .list();
  }

  /// How many there are by code of the city, those outside every city under an empty code.
  Map<String, Long> count(Set<Scope> scopes, Suggestion.State state) {
    Map<String, Long> counts = new LinkedHashMap<>();
    within(
            scopes,
            "select coalesce(city, '') as city, count(*) as count from suggestion where "
                + VISIBLE
                + " and state = :state group by 1 order by 1")
        .param("state", state.name())
        .query(
            row -> {
              counts.put(row.getString("city"), row.getLong("count"));
            });
    return counts;
  }

  /// How often visitors said that a service is still true, and when last.
  record Confirmations(long count, @Nullable Instant last) {}

  Confirmations confirmations(ServiceId service) {
    return jdbc.sql(
            """
            select count(*) as count, max(created_at) as last from suggestion
            where service = :service and kind = 'STILL_TRUE' and state <> 'REFUSED'
            """)
        .param("service", service.value())
        .query((row, number) -> new Confirmations(row.getLong("count"), instant(row, "last")))
        .single();
  }

  /// @return false when somebody decided before
  boolean decide(UUID id, Suggestion.State state, Suggestion.Decision decision) {
    return jdbc.sql(
                """
                update suggestion
                set state = :state, decided_at = :at, decided_by = :by, reason = :reason,
                  change_set = :changeSet
                where id = :id and state = 'WAITING'
                """)
            .param("id", id)
            .param("state", state.name())
            .param("at", time(decision.at()))
            .param("by", decision.by())
            .param("reason", decision.reason())
            .param("changeSet", decision.changeSet())
            .update()
        == 1;
  }

  void answered(UUID id, UUID mail) {
    jdbc.sql("update suggestion set answer = :mail where id = :id")
        .param("id", id)
        .param("mail", mail)
        .update();
  }

  /// Suggestions whose contact is kept although an answer was sent, with the mail that answered.
  Map<UUID, UUID> answeredContacts() {
    Map<UUID, UUID> answers = new LinkedHashMap<>();
    jdbc.sql("select id, answer from suggestion where contact is not null and answer is not null")
        .query(
            row -> {
              answers.put(row.getObject("id", UUID.class), row.getObject("answer", UUID.class));
            });
    return answers;
  }

  void forgetContact(UUID id) {
    jdbc.sql("update suggestion set contact = null where id = :id").param("id", id).update();
  }

  int forgetContactsBefore(Instant instant) {
    return jdbc.sql(
            "update suggestion set contact = null where contact is not null and created_at < :at")
        .param("at", time(instant))
        .update();
  }

  private JdbcClient.StatementSpec within(Set<Scope> scopes, String sql) {
    return jdbc.sql(sql)
        .param("everything", scopes.contains(new Scope.Everything()))
        .param("cities", Scope.cities(scopes).toArray(String[]::new))
        .param(
            "providers",
            scopes.stream()
                .flatMap(
                    scope ->
                        scope instanceof Scope.Organization of
                            ? Stream.of(of.id().toString())
                            : Stream.of())
                .toArray(String[]::new));
  }

  private static Suggestion read(ResultSet row, int number) throws SQLException {
    Instant decided = instant(row, "decided_at");
    String by = row.getString("decided_by");
    return new Suggestion(
        row.getObject("id", UUID.class),
        new ServiceId(row.getObject("service", UUID.class)),
        row.getString("city"),
        row.getObject("provider", UUID.class),
        Suggestion.Kind.valueOf(row.getString("kind")),
        row.getString("text"),
        row.getString("contact"),
        row.getString("language"),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        Suggestion.State.valueOf(row.getString("state")),
        row.getObject("answer", UUID.class),
        decided == null || by == null
            ? null
            : new Suggestion.Decision(
                decided, by, row.getString("reason"), row.getObject("change_set", Long.class)));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }

  private static OffsetDateTime time(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
