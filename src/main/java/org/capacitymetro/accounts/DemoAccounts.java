package org.capacitymetro.accounts;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.capacitymetro.rights.Grant;
import org.capacitymetro.rights.Person;
import org.capacitymetro.rights.PersonId;
import org.capacitymetro.rights.Role;
import org.capacitymetro.rights.Scope;
import org.capacitymetro.text.TimeOrderedId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// One account for every role, for looking at the desk on one's own machine. Their addresses exist
/// nowhere (RFC 2606, `.invalid`), by which they are recognised and switched off again.
@Component
public class DemoAccounts {
  private static final String DOMAIN = "@demo.invalid";
  private static final String LETTERS = "abcdefghijkmnpqrstuvwxyz23456789";
  private static final int GROUPS = 4;
  private static final int GROUP = 5;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final People people;
  private final PersonStore store;
  private final SessionStore sessions;
  private final Passwords passwords;
  private final Clock clock;

  DemoAccounts(
      People people, PersonStore store, SessionStore sessions, Passwords passwords, Clock clock) {
    this.people = people;
    this.store = store;
    this.sessions = sessions;
    this.passwords = passwords;
    this.clock = clock;
  }

  /// The accounts with their new common password.
  ///
  /// @param mails in the order of the roles
  public record Opened(List<String> mails, String password) {}

  /// Makes the accounts, or gives those of an earlier start a new password.
  ///
  /// @param city where editor, verifier and moderator are at home
  /// @param organization whose contributor there is, null where there is none
  @Transactional
  public Opened open(String city, @Nullable UUID organization) {
    String password = password();
    List<String> mails = new ArrayList<>();
    for (Role role : Role.values()) {
      Scope scope = scope(role, city, organization);
      if (scope != null) {
        mails.add(open(new Grant(role, scope), password));
      }
    }
    return new Opened(mails, password);
  }

  /// Switches off the accounts an earlier start may have left.
  @Transactional
  public void close() {
    people.list().stream()
        .filter(isDemo())
        .filter(person -> person.state() != Person.State.DISABLED)
        .forEach(person -> people.disable(person.id()));
  }

  private static Predicate<Person> isDemo() {
    return person -> person.mail().endsWith(DOMAIN);
  }

  private static @Nullable Scope scope(Role role, String city, @Nullable UUID organization) {
    return switch (role) {
      case READER, PLANNER, ADMINISTRATOR -> new Scope.Everything();
      case EDITOR, VERIFIER, MODERATOR, TRANSLATOR -> new Scope.City(city);
      case CONTRIBUTOR -> organization == null ? null : new Scope.Organization(organization);
    };
  }

  private String open(Grant grant, String password) {
    String mail = grant.role().code() + DOMAIN;
    PersonId id =
        people
            .findByMail(mail)
            .map(Person::id)
            .orElseGet(
                () -> {
                  PersonId fresh = new PersonId(TimeOrderedId.next());
                  store.insert(
                      new Person(
                          fresh,
                          "Demo " + grant.role().code(),
                          mail,
                          "it",
                          Person.State.ACTIVE,
                          Set.of()),
                      clock.instant());
                  return fresh;
                });
    people.find(id).orElseThrow().grants().forEach(held -> people.revoke(id, held));
    people.grant("command:run", id, grant);
    passwords.change(id, password);
    sessions.end(id, null);
    store.changeState(id, Person.State.ACTIVE);
    return mail;
  }

  private static String password() {
    StringBuilder password = new StringBuilder();
    for (int i = 0; i < GROUPS * GROUP; i++) {
      if (i > 0 && i % GROUP == 0) {
        password.append('-');
      }
      password.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
    }
    return password.toString();
  }
}
