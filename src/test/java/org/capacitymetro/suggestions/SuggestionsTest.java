package org.capacitymetro.suggestions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.capacitymetro.accounts.TestPeople;
import org.capacitymetro.directory.Directory;
import org.capacitymetro.directory.Lookup;
import org.capacitymetro.directory.PublicChange;
import org.capacitymetro.directory.Records;
import org.capacitymetro.freshness.FieldGroup;
import org.capacitymetro.freshness.Verification;
import org.capacitymetro.hsds.Addresses;
import org.capacitymetro.hsds.Precision;
import org.capacitymetro.hsds.PublicService;
import org.capacitymetro.hsds.Status;
import org.capacitymetro.mail.MailAddress;
import org.capacitymetro.mail.Outbox;
import org.capacitymetro.mail.Posted;
import org.capacitymetro.platform.Seals;
import org.capacitymetro.rights.Grant;
import org.capacitymetro.rights.Person;
import org.capacitymetro.rights.Role;
import org.capacitymetro.rights.Scope;
import org.capacitymetro.testing.RunningApplication;
import org.capacitymetro.testing.TurnedClock;
import org.capacitymetro.testing.Visitor;
import org.capacitymetro.text.ShortId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

class SuggestionsTest extends RunningApplication {
  private static final Pattern TICKET = Pattern.compile("name=\"ticket\" value=\"([^\"]+)\"");
  private static final AtomicInteger ADDRESSES = new AtomicInteger(10);

  @Autowired ApplicationContext context;
  @Autowired Directory directory;
  @Autowired Records records;
  @Autowired SuggestionStore store;
  @Autowired Suggestions suggestions;
  @Autowired Outbox outbox;
  @Autowired JdbcClient jdbc;

  private PublicService service;
  private HttpClient sender;

  /// Each test sends from an address of its own, since the number of suggestions counts by address.
  @BeforeEach
  void begin() throws IOException {
    jdbc.sql("delete from suggestion").update();
    service = TestDesk.service(directory, records, "Sportello Felci <b>", "torino");
    sender =
        HttpClient.newBuilder()
            .localAddress(InetAddress.getByName("127.0.0." + ADDRESSES.incrementAndGet()))
            .build();
  }

  @Test
  void readingTheFormSetsNoCookieAndNamesTheService() throws Exception {
    HttpResponse<String> form = get(path());

    assertThat(form.statusCode()).isEqualTo(200);
    assertThat(form.headers().firstValue("Set-Cookie")).isEmpty();
    assertThat(form.body())
        .contains("Sportello Felci &lt;b&gt;", "Qualcosa non va?", "Non serve un account")
        .doesNotContain("<script>", "style=");
  }

  @Test
  void whatAVisitorSendsIsKeptForTheCity() throws Exception {
    HttpResponse<String> answer =
        send("kind", "changed", "text", "Apre alle 10\r\n<script>alert(1)</script>");

    assertThat(answer.statusCode()).isEqualTo(303);
    Suggestion kept = only();
    assertThat(kept.kind()).isEqualTo(Suggestion.Kind.CHANGED);
    assertThat(kept.text()).isEqualTo("Apre alle 10\n<script>alert(1)</script>");
    assertThat(kept.city()).isEqualTo("torino");
    assertThat(kept.state()).isEqualTo(Suggestion.State.WAITING);
    HttpResponse<String> thanks = get(answer.headers().firstValue("Location").orElseThrow());
    assertThat(thanks.body())
        .contains(
            "Grazie", "Entro 7 giorni chi cura la mappa di Torino", "non riceverai una risposta");
  }

  @Test
  void stillTrueIsCountedAndWaitsForNobody() throws Exception {
    send("kind", "still-true");
    send("kind", "still-true", "text", "Ma il campanello è un altro");

    assertThat(store.confirmations(service.id()).count()).isEqualTo(2);
    assertThat(kept())
        .extracting(Suggestion::state)
        .containsExactlyInAnyOrder(Suggestion.State.CONFIRMATION, Suggestion.State.WAITING);
    assertThat(directory.find(service.id()).orElseThrow().details().verification()).isEmpty();
  }

  @Test
  void nothingTypedIsLostWhenAFieldIsWrong() throws Exception {
    String text = "è".repeat(2_001);
    HttpResponse<String> answer = send("text", text, "contact", "chiamami \"><i>");

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body())
        .contains(text, "2.001 caratteri", "Scegli che cosa vuoi dire", "Recapito: scrivi")
        .contains("chiamami &#34;>&lt;i>")
        .doesNotContain("\"><i>");
    assertThat(send("kind", "other", "text", "x".repeat(1_000_000)).statusCode()).isEqualTo(422);
    assertThat(kept()).isEmpty();
  }

  @Test
  void aFormIsTakenOnce() throws Exception {
    String ticket = ticket();
    String[] fields = {"kind", "closed", "ticket", ticket, "proof", TicketsTest.work(ticket)};

    assertThat(post(path(), fields).statusCode()).isEqualTo(303);
    HttpResponse<String> second = post(path(), fields);
    assertThat(second.statusCode()).isEqualTo(409);
    assertThat(second.body()).contains("è già arrivata");
    assertThat(kept()).hasSize(1);
  }

  /// A browser without a network sends what it kept again, hours later, when the answer was lost.
  @Test
  void aFormThatArrivedIsKnownAlsoAfterItExpired() throws Exception {
    TurnedClock before = new TurnedClock(Instant.now().minus(Duration.ofHours(3)));
    Tickets tickets = new Tickets(context.getBean(Seals.class), before);
    String arrived = tickets.issue(service.id());
    Tickets.Checked.Good good =
        (Tickets.Checked.Good) tickets.check(arrived, service.id(), TicketsTest.work(arrived));
    suggestions.send(service, Suggestion.Kind.CLOSED, "Chiuso", null, "it", good.number());
    String lost = tickets.issue(service.id());

    assertThat(post(path(), "kind", "closed", "text", "Chiuso", "ticket", arrived).statusCode())
        .isEqualTo(409);
    assertThat(post(path(), "kind", "closed", "text", "Chiuso", "ticket", lost).body())
        .contains("aperta da più di due ore");
    assertThat(kept()).hasSize(1);
  }

  @Test
  void aForgedOrHastyFormComesBackWithWhatWasTyped() throws Exception {
    HttpResponse<String> forged = post(path(), "kind", "closed", "text", "Chiuso", "ticket", "x");
    assertThat(forged.statusCode()).isEqualTo(422);
    assertThat(forged.body()).contains("Il modulo non era completo", ">Chiuso</textarea>");
    HttpResponse<String> hasty =
        post(path(), "kind", "closed", "text", "Chiuso", "ticket", ticket(), "proof", "");
    assertThat(hasty.statusCode()).isEqualTo(422);
    assertThat(hasty.body()).contains("troppo in fretta", ">Chiuso</textarea>");
    assertThat(kept()).isEmpty();
  }

  @Test
  void whoFillsInTheHiddenFieldIsThankedAndForgotten() throws Exception {
    assertThat(send("kind", "other", "website", "https://spam.example").statusCode())
        .isEqualTo(303);
    assertThat(kept()).isEmpty();
  }

  @Test
  void aFloodIsRefusedInWords() throws Exception {
    HttpResponse<String> last = send("kind", "changed", "text", "volta 0");
    for (int i = 1; i < 31; i++) {
      last = send("kind", "changed", "text", "volta " + i);
    }

    assertThat(last.statusCode()).isEqualTo(429);
    assertThat(last.headers().firstValueAsLong("Retry-After")).isPresent();
    assertThat(last.body()).contains("troppe segnalazioni", "volta 30");
    assertThat(kept()).hasSize(30);
  }

  @Test
  void onlyThoseOfTheCityReadAndDecide() throws Exception {
    send("kind", "changed", "text", "Ora <apre> alle 10", "contact", "ada@example.org");
    String one = "/it/desk/suggestions/" + ShortId.encode(only().id());

    assertThat(new Visitor(this::address).get(one).statusCode()).isEqualTo(303);
    Visitor napoli = signedIn(Role.MODERATOR, new Scope.City("napoli"));
    assertThat(napoli.get(one).statusCode()).isEqualTo(403);
    assertThat(napoli.get("/it/desk/suggestions").body()).doesNotContain("Ora &lt;apre&gt;");
    assertThat(napoli.post(one + "/refuse", "why", "no").statusCode()).isEqualTo(403);
    assertThat(
            signedIn(Role.VERIFIER, new Scope.City("torino"))
                .get("/it/desk/suggestions")
                .statusCode())
        .isEqualTo(403);
    Visitor moderator = signedIn(Role.MODERATOR, new Scope.City("torino"));
    assertThat(moderator.get("/it/desk/suggestions?city=torino").body())
        .contains("Ora &lt;apre&gt; alle 10", "Sportello Felci &lt;b&gt;");
    String read = moderator.get(one).body();
    assertThat(read)
        .contains("Ora &lt;apre&gt; alle 10", "mailto:ada@example.org")
        .contains("Aiuta &lt;chi&gt; arriva.", "09:00–12:30", "+39 011 000 0000", TestDesk.STREET)
        .doesNotContain("/close\"");
    assertThat(moderator.post(one + "/close", "on", "2026-11-01").statusCode())
        .as("closing changes the record")
        .isEqualTo(403);
    assertThat(only().state()).isEqualTo(Suggestion.State.WAITING);
  }

  @Test
  void aRefusalNeedsAReasonAndSaysWhoAndWhen() throws Exception {
    send("kind", "other", "text", "Non è gratis");
    String one = "/it/desk/suggestions/" + ShortId.encode(only().id());
    Visitor moderator = signedIn(Role.MODERATOR, new Scope.City("torino"));
    moderator.get(one);

    assertThat(moderator.post(one + "/refuse", "why", " ").body()).contains("Scrivi perché");
    assertThat(moderator.post(one + "/refuse", "why", "L’ente <dice> di no").statusCode())
        .isEqualTo(303);
    assertThat(moderator.get(one).body())
        .contains("Non accolta da Moderata Bianchi", "L’ente &lt;dice&gt; di no");
    HttpResponse<String> late = moderator.post(one + "/apply", "note", "");
    assertThat(late.statusCode()).isEqualTo(409);
    assertThat(late.body()).contains("Qualcun altro ha deciso prima di te");
    assertThat(moderator.withoutToken().post(one + "/apply").statusCode()).isEqualTo(403);
    assertThat(only().state()).isEqualTo(Suggestion.State.REFUSED);
  }

  @Test
  void aClosedServiceIsClosedInAChangeSetOfAVisitor() throws Exception {
    send("kind", "closed", "text", "La porta è murata");
    String one = "/it/desk/suggestions/" + ShortId.encode(only().id());
    Visitor editor = signedIn(Role.EDITOR, new Scope.City("torino"));
    editor.get(one);

    assertThat(editor.post(one + "/close", "on", "ieri", "close-reason", "murata").body())
        .contains("«ieri» non è una data", "value=\"murata\"");
    assertThat(
            editor
                .post(one + "/close", "on", "2026-11-02", "close-reason", "Sede chiusa")
                .statusCode())
        .isEqualTo(303);
    Lookup.Found<PublicService> found = directory.followed(service.id()).orElseThrow();
    assertThat(found.status())
        .isInstanceOfSatisfying(
            Status.Closed.class, closed -> assertThat(closed.on()).hasToString("2026-11-02"));
    assertThat(records.history(service.id()).getFirst().actor()).isEqualTo("visitor");
    assertThat(records.history(service.id()).getFirst().changeSet())
        .isEqualTo(Objects.requireNonNull(only().decision()).changeSet());
    assertThat(editor.get(one).body()).contains("Accolta da Moderata Bianchi", "chiuso dal");
  }

  @Test
  void aContactIsDeletedAfterTheAnswerAndAfterNinetyDays() throws Exception {
    send("kind", "other", "contact", "+39 333 1234567");
    String one = "/it/desk/suggestions/" + ShortId.encode(only().id());
    Visitor moderator = signedIn(Role.MODERATOR, new Scope.Everything());

    assertThat(moderator.get(one).body()).contains("tel:+393331234567");
    assertThat(moderator.post(one + "/answered").statusCode()).isEqualTo(303);
    assertThat(only().contact()).isNull();
    jdbc.sql(
            "update suggestion set contact = 'old@example.org', created_at = created_at - interval '91 days' where service = :id")
        .param("id", service.id().value())
        .update();
    assertThat(moderator.get(one).body()).doesNotContain("old@example.org");
    assertThat(only().contact()).isNull();
  }

  @Test
  void theDecisionIsToldOnceByMailInTheVisitorsLanguage() throws Exception {
    String mail = java.util.UUID.randomUUID() + "@example.org";
    send("kind", "other", "text", "It is not free", "contact", mail);
    jdbc.sql("update suggestion set language = 'en' where service = :id")
        .param("id", service.id().value())
        .update();
    String one = "/it/desk/suggestions/" + ShortId.encode(only().id());
    Visitor moderator = signedIn(Role.MODERATOR, new Scope.City("torino"));
    assertThat(moderator.get(one).body()).contains("Due righe per la persona");

    moderator.post(one + "/refuse", "why", "Nota interna", "why-answer", "It <is> free.");
    moderator.post(one + "/refuse", "why", "Di nuovo", "why-answer", "Again");

    List<Posted> answers = outbox.listTo(MailAddress.parse(mail));
    assertThat(answers).hasSize(1);
    assertThat(answers.getFirst().mail().subject())
        .isEqualTo("Your report about Sportello Felci <b>");
    assertThat(answers.getFirst().mail().text())
        .contains("stays as it is", "It <is> free.", "/en" + Addresses.of(service, "en"))
        .doesNotContain("Nota interna", "Moderata Bianchi");
    assertThat(answers.getFirst().mail().html()).contains("It &lt;is&gt; free.");
  }

  @Test
  void theContactIsDeletedOnceTheAnswerHasGone() throws Exception {
    String mail = java.util.UUID.randomUUID() + "@example.org";
    send("kind", "other", "text", "Non è gratis", "contact", mail);
    String one = "/it/desk/suggestions/" + ShortId.encode(only().id());
    Visitor moderator = signedIn(Role.MODERATOR, new Scope.City("torino"));
    moderator.get(one);
    moderator.post(one + "/apply", "note", "");

    answerIs("bounced");
    suggestions.forgetContacts();
    assertThat(only().contact()).isEqualTo(mail);
    assertThat(moderator.get(one).body()).contains("La risposta non è arrivata");
    answerIs("sent");
    suggestions.forgetContacts();
    assertThat(only().contact()).isNull();
    assertThat(moderator.get(one).body()).contains("La risposta è partita").doesNotContain(mail);
  }

  private void answerIs(String state) {
    jdbc.sql("update mail set state = :state where id = :id")
        .param("state", state)
        .param("id", Objects.requireNonNull(only().answer()))
        .update();
  }

  @Test
  void stillTrueVerifiesThatTheServiceExistsOnceSomebodyVouchesForIt() throws Exception {
    send("kind", "still-true", "text", "Ci sono stata ieri");
    String one = "/it/desk/suggestions/" + ShortId.encode(only().id());
    Visitor editor = signedIn(Role.EDITOR, new Scope.City("torino"));
    assertThat(editor.get(one).body()).contains("che il servizio esiste");

    assertThat(editor.post(one + "/apply", "note", "").statusCode()).isEqualTo(303);

    assertThat(directory.find(service.id()).orElseThrow().details().verification())
        .containsOnlyKeys(FieldGroup.EXISTENCE)
        .extractingByKey(FieldGroup.EXISTENCE)
        .extracting(Verification::by)
        .isEqualTo("visitor");
    assertThat(directory.history(service.id()).getFirst().author())
        .isEqualTo(PublicChange.Author.VISITOR);
    assertThat(records.history(service.id()).getFirst().changeSet())
        .isEqualTo(Objects.requireNonNull(only().decision()).changeSet());
  }

  @Test
  void aCorrectionBecauseOfAVisitorIsCreditedToOne() throws Exception {
    send("kind", "changed", "text", "Ora si chiama Felci Nuove");
    Person person =
        TestPeople.active(
            context, "Moderata Verdi", new Grant(Role.EDITOR, new Scope.City("torino")));
    Visitor editor = new Visitor(this::address).signIn(person.mail(), TestPeople.PASSWORD);
    String one = "/it/desk/suggestions/" + ShortId.encode(only().id());
    assertThat(editor.get(one).body()).contains("/it/desk/services/" + service.id().shortForm());
    records.close(
        new Directory.ChangeSetInfo(person.actor(), ""),
        service.id(),
        java.time.LocalDate.of(2026, 11, 1),
        org.capacitymetro.text.LocalizedText.EMPTY);

    assertThat(editor.post(one + "/apply", "note", "").statusCode()).isEqualTo(303);

    assertThat(directory.history(service.id()))
        .extracting(PublicChange::author)
        .first()
        .isEqualTo(PublicChange.Author.VISITOR);
    assertThat(records.history(service.id()).getFirst().actor()).isEqualTo(person.actor());
    assertThat(Objects.requireNonNull(only().decision()).changeSet())
        .isEqualTo(records.history(service.id()).getFirst().changeSet());
  }

  @Test
  void aReservedPlaceIsNoMorePreciseHere() throws Exception {
    service = TestDesk.service(directory, records, "Casa Felci", "torino", Precision.COMUNE);
    send("kind", "changed", "text", "Altro numero");

    assertThat(
            signedIn(Role.EDITOR, new Scope.City("torino"))
                .get("/it/desk/suggestions/" + ShortId.encode(only().id()))
                .body())
        .contains("Casa Felci", "Torino")
        .doesNotContain(TestDesk.STREET);
  }

  private Visitor signedIn(Role role, Scope scope) {
    Person person = TestPeople.active(context, "Moderata Bianchi", new Grant(role, scope));
    return new Visitor(this::address).signIn(person.mail(), TestPeople.PASSWORD);
  }

  private String path() {
    return "/it" + Addresses.of(service, "it") + "/report";
  }

  private List<Suggestion> kept() {
    return jdbc
        .sql("select id from suggestion where service = :id")
        .param("id", service.id().value())
        .query(java.util.UUID.class)
        .list()
        .stream()
        .map(id -> store.find(id).orElseThrow())
        .toList();
  }

  private Suggestion only() {
    assertThat(kept()).hasSize(1);
    return kept().getFirst();
  }

  private String ticket() throws Exception {
    Matcher found = TICKET.matcher(get(path()).body());
    assertThat(found.find()).isTrue();
    return found.group(1);
  }

  /// Sends a new form for which the browser has worked.
  private HttpResponse<String> send(String... fields) throws Exception {
    String ticket = ticket();
    String[] all = java.util.Arrays.copyOf(fields, fields.length + 4);
    all[fields.length] = "ticket";
    all[fields.length + 1] = ticket;
    all[fields.length + 2] = "proof";
    all[fields.length + 3] = TicketsTest.work(ticket);
    return post(path(), all);
  }

  private HttpResponse<String> get(String path) throws Exception {
    return sender.send(HttpRequest.newBuilder(address(path)).build(), BodyHandlers.ofString());
  }

  private HttpResponse<String> post(String path, String... fields) throws Exception {
    StringBuilder form = new StringBuilder();
    for (int i = 0; i < fields.length; i += 2) {
      form.append(form.isEmpty() ? "" : "&")
          .append(fields[i])
          .append('=')
          .append(URLEncoder.encode(fields[i + 1], StandardCharsets.UTF_8));
    }
    return sender.send(
        HttpRequest.newBuilder(address(path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form.toString()))
            .build(),
        BodyHandlers.ofString());
  }
}
