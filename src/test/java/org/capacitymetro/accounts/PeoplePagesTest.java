package org.capacitymetro.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

  private final String mail = UUID.randomUUID() + "@example.org";

  @Test
  void anAdministratorInvitesAndTheLinkOpensTheAccount() {
    Visitor admin = signedIn(WHOLE);
    admin.get("/it/desk/people");

    HttpResponse<String> answer = invite(admin, "editor", "torino");

    Matcher link =
        Pattern.compile("value=\"https?://[^/]+(/it/invitation\\?key=[^\"]+)\"")
            .matcher(answer.body());
    assertThat(link.find()).isTrue();
    assertThat(new Visitor(this::address).get(link.group(1)).body()).contains(mail, "Eva Nuova");
    assertThat(people.findByMail(mail).orElseThrow().grants())
        .containsExactly(new Grant(Role.EDITOR, new Scope.City("torino")));
  }

  @Test
  void theLinkIsOfTheConfiguredAddressWhateverTheHostHeaderSays() {
    Visitor admin = signedIn(WHOLE);
    admin.get("/it/desk/people", "X-Forwarded-Host", "evil.example");

    assertThat(invite(admin, "reader", "").body())
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
    assertThat(invite(admin, "editor", "torino").statusCode()).isEqualTo(200);
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

  private HttpResponse<String> invite(Visitor visitor, String role, String city) {
    return visitor.post(
        "/it/desk/people/invite", "name", "Eva Nuova", "mail", mail, "role", role, "city", city);
  }

  private Visitor signedIn(Grant grant) {
    Person person = TestPeople.active(context, "Ada Esempio", grant);
    return new Visitor(this::address).signIn(person.mail(), TestPeople.PASSWORD);
  }
}
