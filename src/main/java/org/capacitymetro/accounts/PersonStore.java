package org.capacitymetro.accounts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.capacitymetro.rights.Grant;
import org.capacitymetro.rights.Person;
import org.capacitymetro.rights.PersonId;
import org.capacitymetro.rights.Role;
import org.capacitymetro.rights.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Tables `person` and `person_grant`.
@Component
class PersonStore {
  private static final String COLUMNS = "select id, name, mail, language, state from person ";

  private record Row(UUID id, String name, String mail, String language, Person.State state) {
    static Row of(ResultSet row, int number) throws SQLException {
      return new Row(
          row.getObject("id", UUID.class),
          row.getString("name"),
          row.getString("mail"),
          row.getString("language"),
          Person.State.valueOf(row.getString("state")));
    }
  }

  private record Held(UUID person, Grant grant) {}

  private final JdbcClient jdbc;

  PersonStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  List<Person> list() {
    return withGrants(
        jdbc.sql(COLUMNS + "order by lower(name), mail").query(PersonStore.Row::of).list());
  }

  List<Person> list(Collection<PersonId> ids) {
    return withGrants(
        jdbc.sql(COLUMNS + "where id = any(cast(:ids as uuid[]))")
            .param("ids", ids.stream().map(id -> id.value().toString()).toArray(String[]::new))
            .query(PersonStore.Row::of)
            .list());
  }

  Optional<Person> findByMail(String mail) {
    return withGrants(
            jdbc.sql(COLUMNS + "where lower(mail) = lower(:mail)")
                .param("mail", mail)
                .query(PersonStore.Row::of)
                .list())
        .stream()
        .findFirst();
  }

  private List<Person> withGrants(List<Row> rows) {
    Map<UUID, Set<Grant>> grants = new HashMap<>();
    jdbc.sql(
            """
            select person, role, city, organization from person_grant
            where person = any(cast(:ids as uuid[]))
            """)
        .param("ids", rows.stream().map(row -> row.id().toString()).toArray(String[]::new))
        .query(
            (row, number) ->
                new Held(
                    row.getObject("person", UUID.class),
                    new Grant(
                        Role.valueOf(row.getString("role")),
                        scope(row.getString("city"), row.getObject("organization", UUID.class)))))
        .list()
        .forEach(
            held -> grants.computeIfAbsent(held.person(), id -> new HashSet<>()).add(held.grant()));
    return rows.stream()
        .map(
            row ->
                new Person(
                    new PersonId(row.id()),
                    row.name(),
                    row.mail(),
                    row.language(),
                    row.state(),
                    grants.getOrDefault(row.id(), Set.of())))
        .toList();
  }

  private static Scope scope(@Nullable String city, @Nullable UUID organization) {
    if (city != null) {
      return new Scope.City(city);
    }
    return organization != null ? new Scope.Organization(organization) : new Scope.Everything();
  }

  void insert(Person person, Instant now) {
    jdbc.sql(
            """
            insert into person (id, name, mail, language, state, created_at)
            values (:id, :name, :mail, :language, :state, :now)
            """)
        .param("id", person.id().value())
        .param("name", person.name())
        .param("mail", person.mail())
        .param("language", person.language())
        .param("state", person.state().name())
        .param("now", now.atOffset(ZoneOffset.UTC))
        .update();
  }

  void rename(PersonId id, String name, String language) {
    jdbc.sql("update person set name = :name, language = :language where id = :id")
        .param("id", id.value())
        .param("name", name)
        .param("language", language)
        .update();
  }

  void changeMail(PersonId id, String mail) {
    jdbc.sql("update person set mail = :mail where id = :id")
        .param("id", id.value())
        .param("mail", mail)
        .update();
  }

  void changeState(PersonId id, Person.State state) {
    jdbc.sql("update person set state = :state where id = :id")
        .param("id", id.value())
        .param("state", state.name())
        .update();
  }

  /// Invited people who never signed in and have no link that is good after `time`.
  List<PersonId> listNeverCame(Instant time) {
    return jdbc.sql(
            """
            select id from person
            where state = 'INVITED' and signed_in_at is null and created_at < :time
              and not exists (
                select from account_link
                where account_link.person = person.id and account_link.expires_at >= :time)
            """)
        .param("time", time.atOffset(ZoneOffset.UTC))
        .query((row, number) -> new PersonId(row.getObject("id", UUID.class)))
        .list();
  }

  /// Whether there was one to delete.
  boolean delete(PersonId id) {
    return jdbc.sql("delete from person where id = :id").param("id", id.value()).update() > 0;
  }

  Optional<String> findPassword(PersonId id) {
    return jdbc.sql("select password from person where id = :id and password is not null")
        .param("id", id.value())
        .query(String.class)
        .optional();
  }

  void changePassword(PersonId id, String encoded) {
    jdbc.sql("update person set password = :encoded where id = :id")
        .param("id", id.value())
        .param("encoded", encoded)
        .update();
  }

  void signedIn(PersonId id, Instant now) {
    jdbc.sql("update person set signed_in_at = :now where id = :id")
        .param("id", id.value())
        .param("now", now.atOffset(ZoneOffset.UTC))
        .update();
  }

  /// Nothing happens where the person holds the role already.
  void grant(PersonId id, Grant grant, String by, Instant now) {
    jdbc.sql(
            """
            insert into person_grant (person, role, city, organization, granted_at, granted_by)
            values (:person, :role, :city, :organization, :now, :by)
            on conflict do nothing
            """)
        .param("person", id.value())
        .param("role", grant.role().name())
        .param("city", grant.scope() instanceof Scope.City city ? city.code() : null)
        .param(
            "organization",
            grant.scope() instanceof Scope.Organization organization ? organization.id() : null,
            java.sql.Types.OTHER)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("by", by)
        .update();
  }

  void revoke(PersonId id, Grant grant) {
    jdbc.sql(
            """
            delete from person_grant
            where person = :person and role = :role
              and city is not distinct from cast(:city as text)
              and organization is not distinct from cast(:organization as uuid)
            """)
        .param("person", id.value())
        .param("role", grant.role().name())
        .param("city", grant.scope() instanceof Scope.City city ? city.code() : null)
        .param(
            "organization",
            grant.scope() instanceof Scope.Organization organization
                ? organization.id().toString()
                : null)
        .update();
  }

  /// Everything the two tables hold about a person but the password's hash, as JSON could say it.
  Map<String, Object> export(PersonId id) {
    Map<String, Object> account =
        jdbc.sql(
                """
                select id, name, mail, language, state, cast(created_at as text) as created_at,
                  cast(signed_in_at as text) as signed_in_at, password is not null as has_password
                from person where id = :id
                """)
            .param("id", id.value())
            .query()
            .singleRow();
    account.put(
        "roles",
        jdbc.sql(
                """
                select role, city, organization, cast(granted_at as text) as granted_at, granted_by
                from person_grant where person = :id order by granted_at
                """)
            .param("id", id.value())
            .query()
            .listOfRows());
    return account;
  }
}
