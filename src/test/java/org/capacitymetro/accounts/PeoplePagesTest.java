package org.capacitymetro.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.capacitymetro.mail.MailAddress;
import org.capacitymetro.mail.Outbox;
import org.capacitymetro.rights.Grant;
import org.capacitymetro.rights.Person;
import org.capacitymetro.rights.PersonId;
import org.capacitymetro.rights.Role;
import org.capacitymetro.rights.Scope;
import org.capacitymetro.testing.RunningApplication;
import org.capacitymetro.testing.Visitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

class PeoplePagesTest extends RunningApplication {
  private static final Grant WHOLE = new Grant(Role.ADMINISTRATOR, new Scope.Everything());
  private static final Grant TORINO = new Grant(Role.ADMINISTRATOR, new Scope.City("torino"));
  private static final Grant EDITOR = new Grant(Role.EDITOR, new Scope.City("bari"));

  @Autowired ApplicationContext context;
  @Autowired People people;
  @Autowired Outbox outbox;

  private final String mail = UUID.randomUUID() + "@example.org";

  @Test
  void anAdministratorInvitesAndTheLetterOpensTheAccount() {
    Visitor admin = signedIn(WHOLE);
    admin.get("/it/desk/people");

    assertThat(location(invite(admin, "editor", "torino"))).endsWith("?done=invited");

    assertThat(letters()).singleElement().satisfies(letter -> assertThat(letter).contains("Eva"));
    assertThat(new Visitor(this::address).get(link(letters().getFirst())).body())
        .contains(mail, "Eva Nuova");
    assertThat(people.findByMail(mail).orElseThrow().grants())
        .containsExactly(new Grant(Role.EDITOR, new Scope.City("torino")));
    assertThat(admin.get("/it/desk/people").body())
        .contains("invito mandato, vale fino a")
        .doesNotContain(link(letters().getFirst()));
  }

  @Test
  void theLetterIsInTheLanguageOfThePerson() {
    Visitor admin = signedIn(WHOLE);
    admin.get("/it/desk/people");

    admin.post(
        "/it/desk/people/invite",
        "name",
        "Eve",
        "mail",
        mail,
        "role",
        "reader",
        "city",
        "",
        "language",
        "en");

    assertThat(letters().getFirst()).contains("Hello Eve", "/en/invitation?key=", "7 days");
  }

  @Test
  void anInvitationSentAgainMakesTheFirstLinkWorthless() {
    Visitor admin = signedIn(WHOLE);
    admin.get("/it/desk/people");
    invite(admin, "editor", "torino");
    String first = link(letters().getFirst());
    String person = "/it/desk/people/" + people.findByMail(mail).orElseThrow().id().shortForm();

    assertThat(location(admin.post(person + "/send"))).endsWith("?done=sent");

    assertThat(new Visitor(this::address).get(first).statusCode()).isEqualTo(410);
    assertThat(letters()).hasSize(2);
    assertThat(new Visitor(this::address).get(link(letters().getFirst())).statusCode())
        .isEqualTo(200);
  }

  @Test
  void aWithdrawnInvitationLeavesNothing() {
    Visitor admin = signedIn(WHOLE);
    admin.get("/it/desk/people");
    invite(admin, "editor", "torino");
    String link = link(letters().getFirst());
    String person = "/it/desk/people/" + people.findByMail(mail).orElseThrow().id().shortForm();

    assertThat(location(admin.post(person + "/withdraw"))).endsWith("?done=withdrawn");

    assertThat(new Visitor(this::address).get(link).statusCode()).isEqualTo(404);
    assertThat(people.findByMail(mail)).isEmpty();
    assertThat(letters()).isEmpty();
    Person eva = TestPeople.active(context, "Eva", EDITOR);
    assertThat(admin.post("/it/desk/people/" + eva.id().shortForm() + "/withdraw").statusCode())
        .as("only what waits can be withdrawn")
        .isEqualTo(404);
  }

  @Test
  void theLinkIsOfTheConfiguredAddressWhateverTheHostHeaderSays() {
    Visitor admin = signedIn(WHOLE);
    admin.get("/it/desk/people", "X-Forwarded-Host", "evil.example");
    invite(admin, "reader", "");
    String person = "/it/desk/people/" + people.findByMail(mail).orElseThrow().id().shortForm();

    assertThat(letters().getFirst()).contains("http://localhost:").doesNotContain("evil.example");
    assertThat(admin.post(person + "/link").body())
        .contains("value=\"http://localhost:")
        .doesNotContain("evil.example");
  }

  @Test
  void whatIsMissingIsSaidAtItsField() {
    Visitor admin = signedIn(WHOLE);
    admin.get("/it/desk/people");

    HttpResponse<String> answer =
        admin.post("/it/desk/people/invite", "name", "", "mail", "nonsense", "role", "contributor");

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body())
        .contains(
            "href=\"#name\"", "href=\"#mail\"", "href=\"#organization\"", "value=\"nonsense\"");
  }

  @Test
  void rolesAreTakenAndAccountsSwitchedOff() {
    Visitor admin = signedIn(WHOLE);
    Person eva = TestPeople.active(context, "Eva", EDITOR);
    String page = "/it/desk/people/" + eva.id().shortForm();
    admin.get("/it/desk/people");

    admin.post(page + "/revoke", "grant", "editor@bari");
    assertThat(people.find(eva.id()).orElseThrow().grants()).isEmpty();
    admin.post(page + "/disable");
    assertThat(people.find(eva.id()).orElseThrow().state()).isEqualTo(Person.State.DISABLED);
    admin.post(page + "/enable");
    assertThat(people.find(eva.id()).orElseThrow().state()).isEqualTo(Person.State.ACTIVE);
  }

  @Test
  void theAdministratorOfACityTouchesOnlyWhatBelongsToIt() {
    Visitor admin = signedIn(TORINO);
    Person other = TestPeople.active(context, "Ugo di Bari", EDITOR);
    assertThat(admin.get("/it/desk/people").body()).doesNotContain("Ugo di Bari");

    assertThat(invite(admin, "editor", "bari").statusCode()).isEqualTo(403);
    assertThat(invite(admin, "administrator", "").statusCode()).isEqualTo(403);
    assertThat(people.findByMail(mail)).isEmpty();
    String page = "/it/desk/people/" + other.id().shortForm();
    for (HttpResponse<String> answer :
        java.util.List.of(
            admin.post(page + "/disable"),
            admin.post(page + "/link"),
            admin.post(page + "/revoke", "grant", "editor@bari"))) {
      assertThat(answer.statusCode()).isEqualTo(403);
      assertThat(answer.body()).contains("Il tuo account non può gestire le persone");
    }
    assertThat(people.find(other.id())).hasValue(other);
    assertThat(location(invite(admin, "editor", "torino"))).endsWith("?done=invited");
  }

  @ParameterizedTest
  @ValueSource(strings = {"READER", "EDITOR", "VERIFIER", "MODERATOR", "PLANNER"})
  void nobodyElseManagesPeople(Role role) {
    Visitor someone = signedIn(new Grant(role, new Scope.Everything()));

    assertThat(someone.get("/it/desk/people").statusCode()).isEqualTo(403);
    assertThat(invite(someone, "reader", "").statusCode()).isEqualTo(403);
    assertThat(new Visitor(this::address).get("/it/desk/people").statusCode()).isEqualTo(303);
  }

  @Test
  void aForgedIdIsNotFound() {
    Visitor admin = signedIn(WHOLE);
    admin.get("/it/desk/people");

    assertThat(admin.post("/it/desk/people/nonsense/disable").statusCode()).isEqualTo(404);
    assertThat(
            admin
                .post("/it/desk/people/" + new PersonId(UUID.randomUUID()).shortForm() + "/enable")
                .statusCode())
        .isEqualTo(404);
  }

  private List<String> letters() {
    return outbox.listTo(MailAddress.parse(mail)).stream()
        .map(posted -> posted.mail().text())
        .toList();
  }

  private static String link(String letter) {
    Matcher link = Pattern.compile("https?://[^/\\s]+(/\\S+key=\\S+)").matcher(letter);
    assertThat(link.find()).isTrue();
    return link.group(1);
  }

  private static String location(HttpResponse<String> answer) {
    return answer.headers().firstValue("Location").orElse("");
  }

  private HttpResponse<String> invite(Visitor visitor, String role, String city) {
    return visitor.post(
        "/it/desk/people/invite", "name", "Eva Nuova", "mail", mail, "role", role, "city", city);
  }

  private Visitor signedIn(Grant grant) {
    Person person = TestPeople.active(context, "Ada Esempio", grant);
    return new Visitor(this::address).signIn(person.mail(), TestPeople.PASSWORD);
  }
}
