package org.capacitymetro.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.capacitymetro.directory.ChangeSet;
import org.capacitymetro.directory.Directory;
import org.capacitymetro.directory.Lookup;
import org.capacitymetro.directory.Records;
import org.capacitymetro.directory.Revision;
import org.capacitymetro.freshness.Availability;
import org.capacitymetro.freshness.FieldGroup;
import org.capacitymetro.freshness.Method;
import org.capacitymetro.freshness.Verification;
import org.capacitymetro.hsds.PublicService;
import org.capacitymetro.hsds.ServiceId;
import org.capacitymetro.hsds.Status;
import org.capacitymetro.mail.MailAddress;
import org.capacitymetro.mail.MailBounced;
import org.capacitymetro.mail.Outbox;
import org.capacitymetro.mail.Posted;
import org.capacitymetro.pages.Formats;
import org.capacitymetro.platform.Seals;
import org.capacitymetro.testing.RunningApplication;
import org.capacitymetro.testing.Visitor;
import org.capacitymetro.text.Slug;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;

class ConfirmPagesTest extends RunningApplication {
  private static final Pattern LINK = Pattern.compile("/it/confirm/([A-Za-z0-9_-]+)");

  @Autowired Askings askings;
  @Autowired AskingStore store;
  @Autowired Seals seals;
  @Autowired Records records;
  @Autowired Directory directory;
  @Autowired Outbox outbox;
  @Autowired JdbcClient jdbc;
  @Autowired ApplicationEventPublisher events;

  private final Visitor visitor = new Visitor(this::address);
  private TestBodies.Body body;

  @BeforeEach
  void begin() {
    TestBodies.forgetAskings(jdbc);
    body = TestBodies.body(records, "Sportello Ginepro <b>", 2);
  }

  @Test
  void oneMailGoesToABodyHoweverManyServicesItHas() throws Exception {
    ask();
    askings.run();

    assertThat(askings.begin(body.id(), null, "it")).isFalse();
    List<Posted> mails = mails(body.mail());
    assertThat(mails).hasSize(1);
    assertThat(mails.getFirst().mail().text())
        .contains("Sportello Ginepro <b> 1", "Sportello Ginepro <b> 2", "Conferma o correggi")
        .doesNotContain("{");
    assertThat(mails.getFirst().mail().subject())
        .isEqualTo("I servizi di Sportello Ginepro <b> sulla mappa: è ancora tutto vero?");
    String token = token();
    assertThat(
            jdbc.sql("select count(*) from confirmation_link where hash = :hash")
                .param("hash", LinkKeys.hash(token))
                .query(Long.class)
                .single())
        .isEqualTo(1);
  }

  @Test
  void openingTheLinkShowsEverythingAndChangesNothing() throws Exception {
    ask();
    HttpResponse<String> page = visitor.get("/it/confirm/" + token());
    visitor.get("/it/confirm/" + token());

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.headers().firstValue("Set-Cookie")).isEmpty();
    assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(page.body())
        .contains("Sportello Ginepro &lt;b&gt; 1", "Sportello Ginepro &lt;b&gt; 2")
        .contains("Aiuta &lt;chi&gt; arriva.", "+39 011 000 0000", "Via delle Felci 9, Torino")
        .contains("Sì, è tutto ancora vero per 2 servizi", "noindex")
        .doesNotContain("style=", "<script>");
    for (ServiceId id : body.services()) {
      assertThat(records.history(id)).hasSize(1);
    }
    assertThat(visitor.get("/en/confirm/" + token()).body())
        .contains("Yes, everything is still true for 2 services");
  }

  @Test
  void oneClickConfirmsAllServicesInOneChangeSetOfTheBody() throws Exception {
    ask();
    HttpResponse<String> answer = visitor.post("/it/confirm/" + token(), "do", "all");

    assertThat(answer.statusCode()).isEqualTo(303);
    for (ServiceId id : body.services()) {
      assertThat(verified(id)).hasSize(FieldGroup.values().length);
      assertThat(verified(id).get(FieldGroup.SCHEDULE))
          .isEqualTo(new Verification(today(), Method.MAIL_CONFIRMATION, "Sportello Ginepro <b>"));
    }
    Revision first = records.history(body.services().getFirst()).getFirst();
    Revision second = records.history(body.services().getLast()).getFirst();
    assertThat(first.changeSet()).isEqualTo(second.changeSet());
    assertThat(first.actor()).isEqualTo("organization:" + body.id().value());
    assertThat(records.changeSets(Long.MAX_VALUE, 1))
        .extracting(ChangeSet::id)
        .containsExactly(first.changeSet());
    assertThat(visitor.get(answer.headers().firstValue("Location").orElseThrow()).body())
        .contains("La risposta è arrivata.");
    assertThat(store.openOf(body.id())).isEmpty();
  }

  @Test
  void onlyWhatIsMarkedIsConfirmedAndWhatChangedWaitsForAnEditor() throws Exception {
    ask();
    String id = body.services().getFirst().shortForm();
    visitor.post(
        "/it/confirm/" + token(),
        id + ".contacts",
        "true",
        id + ".schedule",
        "changed",
        id + ".text",
        "Apriamo alle 10 <i>",
        id + ".places",
        "waiting",
        id + ".weeks",
        "3");

    assertThat(verified(body.services().getFirst())).containsOnlyKeys(FieldGroup.CONTACTS);
    assertThat(verified(body.services().getLast())).isEmpty();
    assertThat(directory.find(body.services().getFirst()).orElseThrow().details().availability())
        .isEqualTo(new Availability.Waiting(today(), 3));
    assertThat(
            jdbc.sql("select text || ' ' || contact from suggestion where service = :id")
                .param("id", body.services().getFirst().value())
                .query(String.class)
                .single())
        .contains("Sportello Ginepro <b>", "Orari", "Apriamo alle 10 <i>", body.mail());
  }

  @Test
  void aServiceSaidToBeNoMoreIsClosedAndTheOthersAreConfirmed() throws Exception {
    ask();
    ServiceId gone = body.services().getFirst();
    visitor.post("/it/confirm/" + token(), "do", "all", gone.shortForm() + ".closed", "yes");

    assertThat(directory.lookUp(gone).orElseThrow())
        .isInstanceOfSatisfying(
            Lookup.Found.class,
            found -> assertThat(found.status()).isInstanceOf(Status.Closed.class));
    assertThat(verified(body.services().getLast())).hasSize(FieldGroup.values().length);
  }

  @Test
  void whatIsTypedWronglyComesBackWithoutUsingTheLink() throws Exception {
    ask();
    String id = body.services().getFirst().shortForm();
    HttpResponse<String> answer =
        visitor.post(
            "/it/confirm/" + token(),
            id + ".schedule",
            "changed",
            id + ".places",
            "waiting",
            id + ".weeks",
            "molte\"><i>");

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body())
        .contains("Scrivete in due parole che cosa è cambiato", "da 1 a 520")
        .contains("molte&#34;>&lt;i>");
    assertThat(visitor.post("/it/confirm/" + token()).body()).contains("Non avete ancora risposto");
    assertThat(visitor.post("/it/confirm/" + token(), id + ".text", "x".repeat(1_000_000)).body())
        .contains("1.000.000");
    assertThat(visitor.get("/it/confirm/" + token()).statusCode()).isEqualTo(200);
  }

  @Test
  void aLinkIsGoodForOneAnswer() throws Exception {
    ask();
    String token = token();
    visitor.post("/it/confirm/" + token, "do", "all");
    HttpResponse<String> again = visitor.post("/it/confirm/" + token, "do", "all");

    assertThat(again.statusCode()).isEqualTo(410);
    assertThat(again.body()).contains("Questo link è già stato usato", "La risposta è arrivata il");
    assertThat(visitor.get("/en/confirm/" + token).body()).contains("This link has been used");
    assertThat(records.history(body.services().getFirst())).hasSize(2);
  }

  @Test
  void anExpiredLinkSaysSoAndDoesNothing() throws Exception {
    ask();
    Asking asking = store.openOf(body.id()).orElseThrow();
    Clock longAgo = Clock.offset(Clock.systemUTC(), LinkKeys.LIFE.plusDays(1).negated());
    LinkKeys.Issued old = new LinkKeys(seals, longAgo).issue();
    store.addLink(old.hash(), asking.id(), body.mail(), old.expiresAt());

    HttpResponse<String> answer = visitor.post("/it/confirm/" + old.text(), "do", "all");

    assertThat(answer.statusCode()).isEqualTo(410);
    assertThat(answer.body()).contains("Questo link è scaduto", "30 giorni");
    assertThat(verified(body.services().getFirst())).isEmpty();
  }

  @Test
  void aTamperedOrInventedLinkIsNotValid() throws Exception {
    ask();
    String token = token();
    String tampered =
        token.substring(0, 60) + (token.charAt(60) == 'A' ? 'B' : 'A') + token.substring(61);
    String unknown = new LinkKeys(seals, Clock.systemUTC()).issue().text();

    for (String bad : List.of(tampered, unknown, "x", "%C3%A8", token.substring(1))) {
      HttpResponse<String> answer = visitor.post("/it/confirm/" + bad, "do", "all");
      assertThat(answer.statusCode()).as(bad).isEqualTo(404);
      assertThat(answer.body()).as(bad).contains("Questo link non è valido");
    }
    assertThat(verified(body.services().getFirst())).isEmpty();
  }

  @Test
  void silenceIsFollowedByAReminderAndInTheEndHidesAndAnAnswerBringsBack() throws Exception {
    ask();
    List<Step> steps = new java.util.ArrayList<>();
    String last = token();
    for (int i = 0; i < 4; i++) {
      wait(Duration.ofDays(181));
      askings.run();
      steps.add(step());
      last = token();
      assertThat(servicePage().contains("non abbiamo avuto risposta"))
          .as("banner at " + step())
          .isEqualTo(step() == Step.UNVERIFIED);
    }

    assertThat(steps).containsExactly(Step.REMINDER, Step.PHONE, Step.UNVERIFIED, Step.HIDDEN);
    ServiceId id = body.services().getFirst();
    assertThat(directory.find(id)).isEmpty();
    assertThat(records.history(id).getFirst().actor()).isEqualTo("job:verification-ladder");
    assertThat(records.history(id).getFirst().action()).isEqualTo(Revision.Action.HIDDEN);
    assertThat(mails(body.mail())).hasSize(2);

    visitor.post("/it/confirm/" + last, "do", "all");
    assertThat(directory.find(id).map(PublicService::details)).isPresent();
    assertThat(verified(id)).hasSize(FieldGroup.values().length);
  }

  @Test
  void aMailThatCameBackMovesOnAtOnce() throws Exception {
    ask();
    Posted mail = mails(body.mail()).getFirst();
    events.publishEvent(
        new MailBounced(mail.id(), new MailAddress(body.mail()), "550 no such user"));
    askings.run();

    assertThat(step()).isEqualTo(Step.PHONE);
    assertThat(store.withBounces(100)).extracting(Asking::organization).containsExactly(body.id());
    assertThat(store.steps(asking().id()))
        .extracting(AskingStore.Taken::bounce)
        .contains("550 no such user");
  }

  private String servicePage() {
    return visitor
        .get(
            "/it/services/"
                + Slug.of("Sportello Ginepro <b> 1")
                + "-"
                + body.services().getFirst().shortForm())
        .body();
  }

  private void ask() throws InterruptedException {
    askings.begin(body.id(), null, "it");
    askings.run();
  }

  private void wait(Duration waited) {
    jdbc.sql(
            "update asking set since = since - :days * interval '1 day', begun_at = begun_at -"
                + " :days * interval '1 day'")
        .param("days", waited.toDays())
        .update();
  }

  private Step step() {
    return asking().step();
  }

  private Asking asking() {
    return store
        .find(
            jdbc.sql("select id from asking where organization = :id")
                .param("id", body.id().value())
                .query(java.util.UUID.class)
                .single())
        .orElseThrow();
  }

  /// The key in the newest mail to the body.
  private String token() {
    Matcher link = LINK.matcher(mails(body.mail()).getFirst().mail().text());
    assertThat(link.find()).isTrue();
    return link.group(1);
  }

  private List<Posted> mails(String address) {
    return outbox.listTo(new MailAddress(address));
  }

  private java.util.Map<FieldGroup, Verification> verified(ServiceId id) {
    return records.find(id).orElseThrow().draft().details().verification();
  }

  private static LocalDate today() {
    return LocalDate.now(Formats.ZONE);
  }
}
