package org.capacitymetro.joining;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Table `account_request`.
@Component
class RequestStore {
  private final JdbcClient jdbc;

  RequestStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// Whoever asks again says it anew and keeps the place in the line.
  void add(AccountRequest request) {
    jdbc.sql(
            """
            insert into account_request
              (id, name, mail, language, workplace, city, reason, asked_at)
            values (:id, :name, :mail, :language, :workplace, :city, :reason, :at)
            on conflict (lower(mail)) do update
            set name = excluded.name, language = excluded.language,
                workplace = excluded.workplace, city = excluded.city, reason = excluded.reason
            """)
        .param("id", request.id())
        .param("name", request.name())
        .param("mail", request.mail())
        .param("language", request.language())
        .param("workplace", request.workplace())
        .param("city", request.city())
        .param("reason", request.reason())
        .param("at", request.at().atOffset(ZoneOffset.UTC))
        .update();
  }

  /// Oldest first.
  List<AccountRequest> list() {
    return jdbc.sql("select * from account_request order by asked_at, id")
        .query(RequestStore::request)
        .list();
  }

  Optional<AccountRequest> find(UUID id) {
    return jdbc.sql("select * from account_request where id = :id")
        .param("id", id)
        .query(RequestStore::request)
        .optional();
  }

  Optional<AccountRequest> findByMail(String mail) {
    return jdbc.sql("select * from account_request where lower(mail) = lower(:mail)")
        .param("mail", mail)
        .query(RequestStore::request)
        .optional();
  }

  /// Whether this call is the one that took it out: of two administrators one answers.
  boolean remove(UUID id) {
    return jdbc.sql("delete from account_request where id = :id").param("id", id).update() == 1;
  }

  int removeBefore(Instant time) {
    return jdbc.sql("delete from account_request where asked_at < :time")
        .param("time", time.atOffset(ZoneOffset.UTC))
        .update();
  }

  private static AccountRequest request(ResultSet row, int number) throws SQLException {
    return new AccountRequest(
        row.getObject("id", UUID.class),
        row.getString("name"),
        row.getString("mail"),
        row.getString("language"),
        row.getString("workplace"),
        row.getString("city"),
        row.getString("reason"),
        row.getObject("asked_at", OffsetDateTime.class).toInstant());
  }
}
