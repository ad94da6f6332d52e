package org.capacitymetro.joining;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import org.capacitymetro.accounts.People;
import org.capacitymetro.accounts.TestPeople;
import org.capacitymetro.mail.MailAddress;
import org.capacitymetro.mail.Outbox;
import org.capacitymetro.rights.Grant;
import org.capacitymetro.rights.Person;
import org.capacitymetro.rights.Role;
import org.capacitymetro.rights.Scope;
import org.capacitymetro.testing.RunningApplication;
import org.capacitymetro.testing.Visitor;
import org.capacitymetro.text.ShortId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

class JoiningTest extends RunningApplication {
  private static final Grant WHOLE = new Grant(Role.ADMINISTRATOR, new Scope.Everything());

  @Autowired ApplicationContext context;
  @Autowired RequestStore store;
  @Autowired Requests requests;
  @Autowired People people;
  @Autowired Outbox outbox;
  @Autowired JdbcClient jdbc;

  private final String mail = UUID.randomUUID() + "@example.org";
  private final Visitor visitor = new Visitor(this::address);

  @Test
  void whoAsksNeedsNoAccountAndNoCookie() {
    assertThat(visitor.get("/it/sign-in").body()).contains("href=\"/it/join\"");
    HttpResponse<String> form = new Visitor(this::address).get("/it/join");
    assertThat(form.headers().allValues("Set-Cookie")).isEmpty();

    HttpResponse<String> sent = ask("Ada <b>Rossi");

    assertThat(sent.statusCode()).isEqualTo(200);
    assertThat(sent.body()).contains("Richiesta mandata");
    assertThat(signedIn(WHOLE).get("/it/desk/requests").body())
        .contains("Ada &lt;b&gt;Rossi", mail, "Torino");
  }

  @Test
  void whatIsMissingIsSaidAtItsFieldAndNothingTypedIsLost() {
    HttpResponse<String> answer =
        visitor.post("/it/join", "name", "Ada", "mail", "nonsense", "reason", "");

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body())
        .contains(
            "href=\"#mail\"", "href=\"#workplace\"", "href=\"#reason\"", "value=\"nonsense\"");
  }

  @Test
  void aProgramThatFillsEveryFieldIsThankedAndForgotten() {
    HttpResponse<String> sent =
        visitor.post(
            "/it/join", "name", "A", "mail", mail, "workplace", "W", "reason", "R", "website", "x");

    assertThat(sent.body()).contains("Richiesta mandata");
    assertThat(store.findByMail(mail)).isEmpty();
  }

  @Test
  void anApprovedRequestBecomesAnInvitationAndIsForgotten() {
    ask("Ada");
    Visitor admin = signedIn(new Grant(Role.ADMINISTRATOR, new Scope.City("torino")));
    admin.get("/it/desk/requests");
    String path = path();

    HttpResponse<String> wrong =
        admin.post(path + "/approve", "role", "contributor", "city", "torino");
    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(admin.post(path + "/approve", "role", "editor", "city", "").statusCode())
        .as("not more than the administrator has")
        .isEqualTo(403);
    HttpResponse<String> good = admin.post(path + "/approve", "role", "editor", "city", "torino");

    assertThat(location(good)).endsWith("?done=approved");
    assertThat(letters()).singleElement().asString().contains("/it/invitation?key=");
    assertThat(people.findByMail(mail).orElseThrow().grants())
        .containsExactly(new Grant(Role.EDITOR, new Scope.City("torino")));
    assertThat(store.findByMail(mail)).isEmpty();
    assertThat(admin.post(path + "/approve", "role", "editor", "city", "torino").statusCode())
        .isEqualTo(404);
  }

  @Test
  void aRefusedRequestIsAnsweredWithTheReasonAndForgotten() {
    ask("Ada");
    Visitor admin = signedIn(WHOLE);
    admin.get("/it/desk/requests");
    String path = path();

    assertThat(admin.post(path + "/refuse", "answer", " ").statusCode()).isEqualTo(422);
    admin.post(path + "/refuse", "answer", "Chiedi prima al tuo ente.");

    assertThat(letters()).singleElement().asString().contains("Chiedi prima al tuo ente.");
    assertThat(store.findByMail(mail)).isEmpty();
    assertThat(people.findByMail(mail)).isEmpty();
  }

  @Test
  void whoAsksTwiceWaitsOnce() {
    ask("Ada");
    ask("Ada Rossi");

    assertThat(store.list()).filteredOn(request -> request.mail().equals(mail)).hasSize(1);
    assertThat(store.findByMail(mail).orElseThrow().name()).isEqualTo("Ada Rossi");
  }

  @ParameterizedTest
  @EnumSource(
      value = Role.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"ADMINISTRATOR", "CONTRIBUTOR"})
  void nobodyElseSeesOrAnswersThem(Role role) {
    ask("Ada");
    Visitor someone = signedIn(new Grant(role, new Scope.Everything()));

    assertThat(someone.get("/it/desk/requests").statusCode()).isEqualTo(403);
    assertThat(someone.post(path() + "/refuse", "answer", "no").statusCode()).isEqualTo(403);
    Visitor bari = signedIn(new Grant(Role.ADMINISTRATOR, new Scope.City("bari")));
    assertThat(bari.get("/it/desk/requests").body()).doesNotContain(mail);
    assertThat(bari.post(path() + "/refuse", "answer", "no").statusCode()).isEqualTo(404);
    assertThat(store.findByMail(mail)).isPresent();
  }

  @Test
  void aRequestNobodyAnsweredIsForgottenAfterItsTime() {
    ask("Ada");
    requests.forgetOld();
    assertThat(store.findByMail(mail)).isPresent();
    jdbc.sql("update account_request set asked_at = now() - interval '91 days' where mail = :mail")
        .param("mail", mail)
        .update();

    requests.forgetOld();

    assertThat(store.findByMail(mail)).isEmpty();
  }

  private HttpResponse<String> ask(String name) {
    return visitor.post(
        "/it/join",
        "name",
        name,
        "mail",
        mail,
        "workplace",
        "Sportello di Porta Palazzo",
        "city",
        "torino",
        "reason",
        "Tenere giusti gli orari");
  }

  private String path() {
    return "/it/desk/requests/" + ShortId.encode(store.findByMail(mail).orElseThrow().id());
  }

  private List<String> letters() {
    return outbox.listTo(MailAddress.parse(mail)).stream()
        .map(posted -> posted.mail().text())
        .toList();
  }

  private Visitor signedIn(Grant grant) {
    Person person = TestPeople.active(context, "Admin", grant);
    return new Visitor(this::address).signIn(person.mail(), TestPeople.PASSWORD);
  }

  private static String location(HttpResponse<String> answer) {
    return answer.headers().firstValue("Location").orElse("");
  }
}
