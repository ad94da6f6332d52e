package org.capacitymetro.accounts;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.capacitymetro.mail.MailAddress;
import org.capacitymetro.rights.Action;
import org.capacitymetro.rights.Grant;
import org.capacitymetro.rights.Person;
import org.capacitymetro.rights.PersonDeleted;
import org.capacitymetro.rights.PersonId;
import org.capacitymetro.rights.Policy;
import org.capacitymetro.rights.Role;
import org.capacitymetro.rights.Scope;
import org.capacitymetro.rights.Subject;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The people with an account: the public face of who they are and what they are trusted with.
/// Whether somebody may change people is asked of [Policy] by the caller.
@Component
public class People {
  private static final int LONGEST_NAME = 200;

  private final PersonStore store;
  private final SessionStore sessions;
  private final Clock clock;
  private final ApplicationEventPublisher events;

  People(PersonStore store, SessionStore sessions, Clock clock, ApplicationEventPublisher events) {
    this.store = store;
    this.sessions = sessions;
    this.clock = clock;
    this.events = events;
  }

  public Optional<Person> find(PersonId id) {
    return store.list(List.of(id)).stream().findFirst();
  }

  /// Upper and lower case do not count.
  public Optional<Person> findByMail(String mail) {
    return store.findByMail(mail.strip());
  }

  /// Everybody, by name.
  public List<Person> list() {
    return store.list();
  }

  /// The names behind actors of change sets (`person:UUID`), for people who may see them
  /// ([Action#READ_DESK]). Actors that are no person, or one whose account was deleted, are
  /// missing.
  public Map<String, String> namesOf(Collection<String> actors) {
    Set<PersonId> ids =
        actors.stream()
            .flatMap(actor -> PersonId.ofActor(actor).stream())
            .collect(Collectors.toSet());
    return ids.isEmpty()
        ? Map.of()
        : store.list(ids).stream().collect(Collectors.toMap(Person::actor, Person::name));
  }

  /// Active people with a right over a subject, for mails about it.
  public List<Person> whoMay(Action action, Subject subject) {
    return store.list().stream().filter(person -> Policy.may(person, action, subject)).toList();
  }

  /// @param by actor
  public void grant(String by, PersonId id, Grant grant) {
    store.grant(id, grant, by, clock.instant());
  }

  public void revoke(PersonId id, Grant grant) {
    store.revoke(id, grant);
  }

  /// Switches an account off: it has no rights and no sessions from now on.
  @Transactional
  public void disable(PersonId id) {
    store.changeState(id, Person.State.DISABLED);
    sessions.end(id, null);
  }

  /// Switches a disabled account on again.
  public void enable(PersonId id) {
    store.changeState(
        id, store.findPassword(id).isPresent() ? Person.State.ACTIVE : Person.State.INVITED);
  }

  /// Whether without this person nobody could manage the installation any more.
  boolean isLastAdministrator(PersonId id) {
    Grant whole = new Grant(Role.ADMINISTRATOR, new Scope.Everything());
    return list().stream()
        .filter(person -> person.state() == Person.State.ACTIVE && person.grants().contains(whole))
        .map(Person::id)
        .toList()
        .equals(List.of(id));
  }

  /// Forgets a person: name, mail and everything else that hangs on the account. What the person
  /// wrote stays, under [Person#actor].
  @Transactional
  void delete(PersonId id) {
    sessions.end(id, null);
    if (store.delete(id)) {
      events.publishEvent(new PersonDeleted(id));
    }
  }

  static String checkName(String name) {
    String stripped = name.strip();
    if (stripped.isEmpty() || stripped.length() > LONGEST_NAME) {
      throw new IllegalArgumentException(
          "name must have 1 to " + LONGEST_NAME + " characters, not " + stripped.length());
    }
    return stripped;
  }

  /// One address without a display name; whether it exists only a mail can tell.
  static String checkMail(String mail) {
    String stripped = mail.strip();
    return MailAddress.find(stripped)
        .filter(address -> address.domain().contains("."))
        .map(MailAddress::value)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "mail must be an address such as name@example.org, not \"" + stripped + "\""));
  }
}
