package org.capacitymetro.accounts;

import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import org.capacitymetro.rights.Grant;
import org.capacitymetro.rights.Person;
import org.capacitymetro.rights.PersonId;
import org.capacitymetro.text.TimeOrderedId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// How an account comes to its person: invitations and forgotten passwords, by links that work
/// once.
@Component
class Invitations {
  /// An account and the secret of its one link, which exists nowhere else.
  record Invited(Person person, String secret) {}

  private final People people;
  private final PersonStore store;
  private final SessionStore sessions;
  private final Passwords passwords;
  private final Links links;
  private final Clock clock;

  Invitations(
      People people,
      PersonStore store,
      SessionStore sessions,
      Passwords passwords,
      Links links,
      Clock clock) {
    this.people = people;
    this.store = store;
    this.sessions = sessions;
    this.passwords = passwords;
    this.links = links;
    this.clock = clock;
  }

  /// Makes an account that waits for its person; where the address has one already, that one gets
  /// the roles.
  ///
  /// @param by actor
  /// @return empty where the person has a password already and needs no link
  /// @throws IllegalArgumentException naming the field that is wrong
  @Transactional
  Optional<Invited> invite(
      String by, String name, String mail, String language, Set<Grant> grants) {
    Person person =
        people.findByMail(mail).orElseGet(() -> create(name, People.checkMail(mail), language));
    grants.forEach(grant -> store.grant(person.id(), grant, by, clock.instant()));
    return person.state() == Person.State.INVITED ? Optional.of(link(person)) : Optional.empty();
  }

  private Person create(String name, String mail, String language) {
    Person person =
        new Person(
            new PersonId(TimeOrderedId.next()),
            People.checkName(name),
            mail,
            language,
            Person.State.INVITED,
            Set.of());
    store.insert(person, clock.instant());
    return person;
  }

  /// A new link for somebody who has not chosen a password, or has forgotten it. Earlier ones no
  /// longer work.
  Invited link(Person person) {
    return new Invited(
        people.find(person.id()).orElseThrow(),
        links.create(purpose(person.state()), person.id(), null));
  }

  /// What a link of this person is for.
  static Links.Purpose purpose(Person.State state) {
    return state == Person.State.INVITED ? Links.Purpose.INVITATION : Links.Purpose.PASSWORD;
  }

  Links.Found look(Links.Purpose purpose, String secret) {
    return links.look(purpose, secret);
  }

  /// Takes up an account: from now on it is active.
  ///
  /// @param password null for somebody who proves in another way who it is
  @Transactional
  Links.Found accept(String secret, String name, String language, @Nullable String password) {
    Links.Found found = links.use(Links.Purpose.INVITATION, secret);
    if (found instanceof Links.Found.Good good) {
      store.rename(good.person(), People.checkName(name), language);
      if (password != null) {
        passwords.change(good.person(), password);
      }
      store.changeState(good.person(), Person.State.ACTIVE);
    }
    return found;
  }

  /// Sets another password and ends all sessions: whoever had the old one is out.
  @Transactional
  Links.Found resetPassword(String secret, String password) {
    Links.Found found = links.use(Links.Purpose.PASSWORD, secret);
    if (found instanceof Links.Found.Good good) {
      passwords.change(good.person(), password);
      sessions.end(good.person(), null);
      links.withdraw(good.person(), Links.Purpose.MAIL);
    }
    return found;
  }

  /// Gives the account the address the link went to. Somebody may have come to have it since: then
  /// the link counts as used.
  @Transactional
  Links.Found changeMail(String secret) {
    Links.Found found = links.use(Links.Purpose.MAIL, secret);
    if (found instanceof Links.Found.Good(PersonId person, String mail) && mail != null) {
      if (people.findByMail(mail).isPresent()) {
        return new Links.Found.Used();
      }
      store.changeMail(person, mail);
      links.withdraw(person, Links.Purpose.PASSWORD);
    }
    return found;
  }

  /// The password was changed by hand: a new address somebody else may have asked for is off.
  @Transactional
  void changePassword(PersonId person, String password) {
    passwords.change(person, password);
    links.withdraw(person, Links.Purpose.MAIL);
  }

  /// Somebody who proved to be the person in another way than by the link takes up the account.
  void welcome(Person person) {
    if (person.state() == Person.State.INVITED) {
      store.changeState(person.id(), Person.State.ACTIVE);
      links.withdraw(person.id(), Links.Purpose.INVITATION);
    }
  }
}
