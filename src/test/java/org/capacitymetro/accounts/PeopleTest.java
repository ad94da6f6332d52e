package org.capacitymetro.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.capacitymetro.rights.Action;
import org.capacitymetro.rights.Grant;
import org.capacitymetro.rights.Person;
import org.capacitymetro.rights.PersonDeleted;
import org.capacitymetro.rights.Policy;
import org.capacitymetro.rights.Role;
import org.capacitymetro.rights.Scope;
import org.capacitymetro.rights.Subject;
import org.capacitymetro.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PeopleTest {
  private static final Grant EDITOR = new Grant(Role.EDITOR, new Scope.City("torino"));
  private static final Grant CONTRIBUTOR =
      new Grant(Role.CONTRIBUTOR, new Scope.Organization(UUID.randomUUID()));
  private static final Grant READER = new Grant(Role.READER, new Scope.Everything());

  private static final AccountSettings SETTINGS =
      new AccountSettings(
          new AccountSettings.Argon2(64, 1),
          new AccountSettings.Attempts(3, 100, Duration.ofMinutes(15)));

  private final TestDatabase database = TestDatabase.fresh();
  private final MovedClock clock = new MovedClock();
  private final List<Object> events = new ArrayList<>();
  private final Links links = new Links(new LinkStore(database.jdbc()), clock);
  private final PersonStore store = new PersonStore(database.jdbc());
  private final SessionStore sessions = new SessionStore(database.jdbc());
  private final People people = new People(store, sessions, clock, events::add);
  private final Invitations invitations =
      new Invitations(people, store, sessions, new Passwords(store, SETTINGS), links, clock);

  @Test
  void anInvitedPersonHasRolesButNoRightsYet() {
    Person ada = invite("ada@example.org", EDITOR, CONTRIBUTOR, READER).person();

    assertThat(people.find(ada.id())).hasValue(ada);
    assertThat(people.findByMail(" ADA@example.org")).hasValue(ada);
    assertThat(ada.grants()).containsExactlyInAnyOrder(EDITOR, CONTRIBUTOR, READER);
    assertThat(ada.state()).isEqualTo(Person.State.INVITED);
    assertThat(Policy.maySomewhere(ada, Action.READ_DESK)).isFalse();
  }

  @Test
  void invitingAKnownAddressAddsTheRoleAndKeepsThePerson() {
    Person first = invite("ada@example.org", EDITOR).person();
    Person second = invite("Ada@Example.org", EDITOR, READER).person();

    assertThat(second.id()).isEqualTo(first.id());
    assertThat(second.grants()).containsExactlyInAnyOrder(EDITOR, READER);
    assertThat(people.list()).hasSize(1);
  }

  @Test
  void aRevokedRoleIsGone() {
    Person ada = invite("ada@example.org", EDITOR, CONTRIBUTOR, READER).person();

    people.revoke(ada.id(), CONTRIBUTOR);
    people.revoke(ada.id(), READER);

    assertThat(people.find(ada.id()).orElseThrow().grants()).containsExactly(EDITOR);
  }

  @Test
  void actorsHaveANameUntilTheAccountIsDeleted() {
    Person ada = invite("ada@example.org", EDITOR).person();
    List<String> actors = List.of(ada.actor(), "visitor", "job:links", "person:nonsense");

    assertThat(people.namesOf(actors)).containsOnly(java.util.Map.entry(ada.actor(), "Ada"));
    people.delete(ada.id());
    assertThat(people.namesOf(actors)).isEmpty();
    assertThat(events).containsExactly(new PersonDeleted(ada.id()));
    people.delete(ada.id());
    assertThat(events).hasSize(1);
  }

  @Test
  void thoseWhoMayAreFoundOnceTheyAreActive() {
    Person ada = invite("ada@example.org", EDITOR).person();

    assertThat(people.whoMay(Action.EDIT, Subject.ofCity("torino"))).isEmpty();
    store.changeState(ada.id(), Person.State.ACTIVE);
    assertThat(people.whoMay(Action.EDIT, Subject.ofCity("torino")))
        .extracting(Person::id)
        .containsExactly(ada.id());
    assertThat(people.whoMay(Action.EDIT, Subject.ofCity("bari"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ada",
        "ada@",
        "@example.org",
        "ada@localhost",
        "a b@example.org",
        "a@b@example.org",
        "Ada <ada@example.org>",
        "ada@example.org\nBcc: all@example.org",
        "a,b@example.org"
      })
  void whatIsNoAddressIsRefusedByName(String mail) {
    assertThatThrownBy(() -> invite(mail, EDITOR))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("mail must be an address");
  }

  @Test
  void aLinkWorksOnceAndForItsPurposeOnly() {
    Invitations.Invited invited = invite("ada@example.org", EDITOR);
    Links.Found good = new Links.Found.Good(invited.person().id(), null);

    assertThat(links.look(Links.Purpose.PASSWORD, invited.secret()))
        .isEqualTo(new Links.Found.Unknown());
    assertThat(links.look(Links.Purpose.INVITATION, invited.secret())).isEqualTo(good);
    assertThat(links.use(Links.Purpose.INVITATION, invited.secret())).isEqualTo(good);
    assertThat(links.use(Links.Purpose.INVITATION, invited.secret()))
        .isEqualTo(new Links.Found.Used());
    assertThat(links.look(Links.Purpose.INVITATION, invited.secret()))
        .isEqualTo(new Links.Found.Used());
  }

  @Test
  void aLinkExpiresAfterSevenDays() {
    String secret = invite("ada@example.org", EDITOR).secret();

    clock.move(Duration.ofDays(7).minusSeconds(1));
    assertThat(links.look(Links.Purpose.INVITATION, secret)).isInstanceOf(Links.Found.Good.class);
    clock.move(Duration.ofSeconds(1));
    assertThat(links.use(Links.Purpose.INVITATION, secret)).isEqualTo(new Links.Found.Expired());
  }

  @Test
  void aTamperedLinkAndAnOlderOneAreWorthless() {
    String first = invite("ada@example.org", EDITOR).secret();
    String second = invite("ada@example.org", EDITOR).secret();
    String tampered = (second.startsWith("A") ? "B" : "A") + second.substring(1);

    assertThat(links.look(Links.Purpose.INVITATION, tampered)).isEqualTo(new Links.Found.Unknown());
    assertThat(links.look(Links.Purpose.INVITATION, first)).isEqualTo(new Links.Found.Used());
  }

  @Test
  void theDatabaseDoesNotKnowTheSecret() {
    String secret = invite("ada@example.org", EDITOR).secret();

    assertThat(
            database
                .jdbc()
                .sql("select cast(account_link as text) from account_link")
                .query(String.class)
                .list())
        .noneMatch(row -> row.contains(secret));
  }

  private Invitations.Invited invite(String mail, Grant... grants) {
    return invitations.invite("visitor", "Ada", mail, "it", Set.of(grants)).orElseThrow();
  }

  @Test
  void acceptingAnInvitationGivesRightsOnce() {
    Invitations.Invited invited = invite("ada@example.org", EDITOR);

    invitations.accept(invited.secret(), " Ada Rossi ", "en", "quattro parole a caso insieme");

    Person ada = people.find(invited.person().id()).orElseThrow();
    assertThat(ada.name()).isEqualTo("Ada Rossi");
    assertThat(ada.language()).isEqualTo("en");
    assertThat(Policy.may(ada, Action.EDIT, Subject.ofCity("torino"))).isTrue();
    assertThat(invitations.accept(invited.secret(), "Eva", "it", "altre parole a caso insieme"))
        .isEqualTo(new Links.Found.Used());
    assertThat(people.find(ada.id()).orElseThrow().name()).isEqualTo("Ada Rossi");
    assertThat(invitations.invite("visitor", "Ada", "ada@example.org", "it", Set.of(READER)))
        .isEmpty();
  }

  @Test
  void theLastAdministratorIsKnown() {
    Grant whole = new Grant(Role.ADMINISTRATOR, new Scope.Everything());
    Person ada = accept(invite("ada@example.org", whole));
    Person eva = accept(invite("eva@example.org", whole));

    assertThat(people.isLastAdministrator(ada.id())).isFalse();
    people.disable(eva.id());
    assertThat(people.isLastAdministrator(ada.id())).isTrue();
    people.enable(eva.id());
    assertThat(people.isLastAdministrator(ada.id())).isFalse();
  }

  private Person accept(Invitations.Invited invited) {
    invitations.accept(invited.secret(), "Ada", "it", "quattro parole a caso insieme");
    return people.find(invited.person().id()).orElseThrow();
  }
}
