package org.capacitymetro.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.capacitymetro.mail.MailAddress;
import org.capacitymetro.mail.Outbox;
import org.capacitymetro.mail.Posted;
import org.capacitymetro.pages.Language;
import org.capacitymetro.rights.Grant;
import org.capacitymetro.rights.Person;
import org.capacitymetro.rights.PersonId;
import org.capacitymetro.rights.Role;
import org.capacitymetro.rights.Scope;
import org.capacitymetro.testing.RunningApplication;
import org.capacitymetro.testing.Visitor;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Letters that lead to accounts: forgotten passwords, new addresses, and how they are forgotten.
class AccountMailTest extends RunningApplication {
  private static final Grant READER = new Grant(Role.READER, new Scope.Everything());
  private static final String FRESH = "treno lento finestra aperta";
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @Autowired ApplicationContext context;
  @Autowired People people;
  @Autowired Outbox outbox;
  @Autowired AccountMail mails;
  @Autowired Retention retention;
  @Autowired JdbcClient jdbc;

  private final Visitor visitor = new Visitor(this::address);

  @Test
  void aForgottenPasswordIsReplacedByALinkThatWorksOnce() throws InterruptedException {
    Person ada = TestPeople.active(context, "Ada", READER);
    Visitor elsewhere = new Visitor(this::address).signIn(ada.mail(), TestPeople.PASSWORD);

    assertThat(forgotten(ada.mail()).body()).contains("Guarda la posta");

    String link = link(awaitLetter(ada.mail()));
    assertThat(link).startsWith("/it/password/new?key=");
    visitor.get(link);
    String key = link.substring(link.indexOf('=') + 1);
    HttpResponse<String> changed = visitor.post("/it/password/new", "key", key, "password", FRESH);
    assertThat(location(changed)).isEqualTo("/it/account?done=password");
    assertThat(location(elsewhere.get("/it/account")))
        .as("whoever had the old password is out")
        .startsWith("/it/sign-in");
    assertThat(new Visitor(this::address).get(link).statusCode()).isEqualTo(410);
    new Visitor(this::address).signIn(ada.mail(), FRESH);
  }

  @Test
  void theAnswerDoesNotTellWhoHasAnAccount() throws InterruptedException {
    Person ada = TestPeople.active(context, "Ada", READER);
    Person gone = TestPeople.active(context, "Gone", READER);
    people.disable(gone.id());
    String nobody = UUID.randomUUID() + "@example.org";

    List<String> answers =
        List.of(ada.mail(), gone.mail(), nobody).stream()
            .map(mail -> forgotten(mail).body().replaceAll("value=\"[^\"]*\"", ""))
            .toList();

    assertThat(Set.copyOf(answers)).hasSize(1);
    awaitLetter(ada.mail());
    assertThat(letters(gone.mail())).isEmpty();
    assertThat(letters(nobody)).isEmpty();
    assertThat(forgotten("nonsense").statusCode()).isEqualTo(422);
  }

  @Test
  void atMostThreeLettersGoToOneAddressAndNobodyCanTell() throws InterruptedException {
    Person ada = TestPeople.active(context, "Ada", READER);

    for (int i = 0; i < 5; i++) {
      assertThat(forgotten(ada.mail().toUpperCase(java.util.Locale.ROOT)).statusCode())
          .isEqualTo(200);
    }

    Instant deadline = Instant.now().plus(PATIENCE);
    while (letters(ada.mail()).size() < 3 && Instant.now().isBefore(deadline)) {
      Thread.sleep(20);
    }
    assertThat(letters(ada.mail())).hasSize(3);
  }

  @Test
  void aFormOfAnotherSiteWritesNoLetters() {
    visitor.get("/it/password/forgotten");

    assertThat(
            visitor
                .withoutToken()
                .post("/it/password/forgotten", "mail", "a@example.org")
                .statusCode())
        .isEqualTo(403);
  }

  @Test
  void aNewAddressCountsOnceItIsConfirmedAndTheOldOneIsTold() {
    Person ada = TestPeople.active(context, "Ada", READER);
    String fresh = UUID.randomUUID() + "@example.org";
    visitor.signIn(ada.mail(), TestPeople.PASSWORD).get("/it/account");

    assertThat(ask(fresh, "wrong").statusCode()).isEqualTo(422);
    assertThat(location(ask(fresh, TestPeople.PASSWORD))).isEqualTo("/it/account?done=mail");

    assertThat(letters(ada.mail()).getFirst().mail().text())
        .contains(fresh.charAt(0) + "…@example.org")
        .doesNotContain(fresh)
        .doesNotContain("key=");
    String link = link(letters(fresh).getFirst());
    Visitor phone = new Visitor(this::address);
    assertThat(phone.get(link).body()).contains(fresh);
    assertThat(people.find(ada.id()).orElseThrow().mail())
        .as("opening the link changes nothing")
        .isEqualTo(ada.mail());
    String key = link.substring(link.indexOf('=') + 1);
    assertThat(phone.post("/it/account/mail/confirm", "key", key + "x").statusCode())
        .isEqualTo(404);
    assertThat(phone.post("/it/account/mail/confirm", "key", key).body())
        .contains("Indirizzo cambiato");
    assertThat(people.find(ada.id()).orElseThrow().mail()).isEqualTo(fresh);
    assertThat(phone.get(link).statusCode()).isEqualTo(410);
    new Visitor(this::address).signIn(fresh, TestPeople.PASSWORD);
  }

  @Test
  void anAddressSomebodyHasGetsTheSameAnswerAndNoLetter() {
    Person ada = TestPeople.active(context, "Ada", READER);
    Person eva = TestPeople.active(context, "Eva", READER);
    visitor.signIn(ada.mail(), TestPeople.PASSWORD).get("/it/account");

    assertThat(location(ask(eva.mail(), TestPeople.PASSWORD))).isEqualTo("/it/account?done=mail");

    assertThat(letters(eva.mail())).isEmpty();
  }

  @Test
  void changingThePasswordCancelsANewAddress() {
    Person ada = TestPeople.active(context, "Ada", READER);
    String fresh = UUID.randomUUID() + "@example.org";
    visitor.signIn(ada.mail(), TestPeople.PASSWORD).get("/it/account");
    ask(fresh, TestPeople.PASSWORD);

    visitor.post("/it/account/password", "current", TestPeople.PASSWORD, "password", FRESH);

    String link = link(letters(fresh).getFirst());
    assertThat(new Visitor(this::address).get(link).statusCode()).isEqualTo(410);
  }

  @Test
  void whatIsOverIsForgotten() {
    String late = UUID.randomUUID() + "@example.org";
    String good = UUID.randomUUID() + "@example.org";
    mails.invite("test", "Late", late, Language.ITALIAN, Set.of(READER));
    mails.invite("test", "Good", good, Language.ITALIAN, Set.of(READER));
    Person ada = TestPeople.active(context, "Ada", READER);
    Visitor open = new Visitor(this::address).signIn(ada.mail(), TestPeople.PASSWORD);
    PersonId person = people.findByMail(late).orElseThrow().id();
    jdbc.sql("update mail set state = 'sent' where recipient in (:late, :good)")
        .param("late", late)
        .param("good", good)
        .update();
    expire(person, Duration.ofDays(1));

    retention.run();

    assertThat(letters(late).getFirst().mail().text()).isEqualTo("…");
    assertThat(letters(good).getFirst().mail().text()).contains("key=");
    assertThat(people.find(person)).as("may still be invited again").isPresent();
    expire(person, Duration.ofDays(91));
    jdbc.sql("update account_session set creation_time = 0 where principal_name = :ada")
        .param("ada", ada.id().value().toString())
        .update();

    retention.run();

    assertThat(people.find(person)).isEmpty();
    assertThat(letters(late)).isEmpty();
    assertThat(people.findByMail(good)).isPresent();
    assertThat(location(open.get("/it/account"))).startsWith("/it/sign-in");
  }

  private void expire(PersonId person, Duration ago) {
    jdbc.sql(
            """
            update account_link set expires_at = now() - cast(:ago as interval)
            where person = :person
            """)
        .param("ago", ago.toDays() + " days")
        .param("person", person.value())
        .update();
    jdbc.sql("update person set created_at = now() - cast(:ago as interval) where id = :person")
        .param("ago", ago.toDays() + " days")
        .param("person", person.value())
        .update();
  }

  private HttpResponse<String> forgotten(String mail) {
    visitor.get("/it/password/forgotten");
    return visitor.post("/it/password/forgotten", "mail", mail);
  }

  private HttpResponse<String> ask(String fresh, String password) {
    return visitor.post("/it/account/mail", "new-mail", fresh, "mail-password", password);
  }

  private List<Posted> letters(String mail) {
    return outbox.listTo(MailAddress.parse(mail));
  }

  private Posted awaitLetter(String mail) throws InterruptedException {
    Instant deadline = Instant.now().plus(PATIENCE);
    while (letters(mail).isEmpty() && Instant.now().isBefore(deadline)) {
      Thread.sleep(20);
    }
    return letters(mail).getFirst();
  }

  private static String link(Posted letter) {
    Matcher link =
        Pattern.compile("https?://[^/\\s]+(/\\S+key=\\S+)").matcher(letter.mail().text());
    assertThat(link.find()).isTrue();
    return link.group(1);
  }

  private static String location(HttpResponse<String> answer) {
    return answer.headers().firstValue("Location").orElse("");
  }
}
