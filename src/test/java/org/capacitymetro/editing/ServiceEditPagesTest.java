package org.capacitymetro.editing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Objects;
import org.capacitymetro.accounts.TestPeople;
import org.capacitymetro.directory.Records;
import org.capacitymetro.directory.Version;
import org.capacitymetro.hsds.Addresses;
import org.capacitymetro.hsds.OrganizationId;
import org.capacitymetro.hsds.Precision;
import org.capacitymetro.hsds.ServiceDraft;
import org.capacitymetro.hsds.ServiceId;
import org.capacitymetro.rights.Grant;
import org.capacitymetro.rights.Person;
import org.capacitymetro.rights.Role;
import org.capacitymetro.rights.Scope;
import org.capacitymetro.testing.RunningApplication;
import org.capacitymetro.testing.Visitor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

class ServiceEditPagesTest extends RunningApplication {
  private static final String MARKUP =
      "<script>alert('x')</script><b>grassetto</b> & \"virgolette\"";

  @Autowired ApplicationContext context;
  @Autowired Records records;
  @Autowired ServiceForm form;

  private OrganizationId body;
  private ServiceId service;
  private Visitor editor;

  @BeforeEach
  void write() {
    body = TestRecords.body(records, "Associazione Viola");
    service = TestRecords.service(records, "Sportello Viola", body, Precision.EXACT);
    editor = signedIn(TestRecords.EDITOR_OF_TORINO);
  }

  @Test
  void everyFieldOfAServiceComesBackFromItsForm() {
    ServiceDraft draft = current().draft();

    ServiceForm.Read read = form.read(form.write(draft), draft, draft.source());

    assertThat(read.problems()).isEmpty();
    assertThat(read.draft()).isEqualTo(draft);
  }

  @Test
  void whatIsSavedIsPublicAtOnceAndShowsMarkupAsText() {
    editor.get(path());
    HttpResponse<String> saved =
        editor.post(
            path(),
            filled(
                "summary.it", MARKUP,
                "description.it", MARKUP,
                "howTo.it", MARKUP,
                "outcome.it", MARKUP,
                "documents.0.text.it", MARKUP,
                "costs.0.text.it", MARKUP,
                "phones.0.note.it", MARKUP,
                "attributes.0.label", "Sala",
                "attributes.0.value", MARKUP,
                "place.arrival.it", MARKUP,
                "hours.original.it", MARKUP,
                "project", "FAMI <1>",
                "reason", MARKUP));

    assertThat(saved.statusCode()).isEqualTo(303);
    assertThat(current().draft().details().summary().in("it")).isEqualTo(MARKUP);
    String page = editor.get("/it/services/x-" + service.shortForm()).body();
    String moved = location(editor.get("/it/services/x-" + service.shortForm()));
    page = editor.get(moved).body();
    assertThat(page).contains("<p>&lt;script&gt;alert('x')&lt;/script&gt;").doesNotContain(MARKUP);
    assertThat(editor.get(path()).body()).doesNotContain("<script>alert('x')");
  }

  @Test
  void aMistakeIsToldAtItsFieldAndNothingTypedIsLost() {
    editor.get(path());
    HttpResponse<String> answer =
        editor.post(
            path(),
            filled(
                "summary.it", "Una riga nuova",
                "emails", "giusta@example.org\nsbagliata",
                "place.postcode", "101"));

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body())
        .contains(
            "href=\"#f-emails\"", "«sbagliata» non è un indirizzo", "href=\"#f-place-postcode\"")
        .contains(
            "Una riga nuova", "giusta@example.org\nsbagliata", "Ci sono 2 cose da correggere");
    assertThat(current().draft().details().summary().in("it")).isEqualTo("Aiuto con i documenti");
  }

  @Test
  void aDescriptionOfAMegabyteIsRefusedInASentenceAndKept() {
    editor.get(path());
    String megabyte = "à".repeat(1_048_576);

    HttpResponse<String> answer = editor.post(path(), filled("description.it", megabyte));

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body())
        .contains("Descrizione: sono 1.048.576 caratteri, al massimo possono essere 10.000.")
        .contains(megabyte);
  }

  @Test
  void aFormThatWasCutOffOnTheWaySavesNothing() {
    editor.get(path());

    assertThat(editor.post(path(), "name.it", "Solo il nome").statusCode()).isEqualTo(400);
    assertThat(current().draft().details().languages()).containsExactly("ar");
  }

  @Test
  void aContributorMayChangeTheServicesOfOneBodyOnly() {
    Visitor own = signedIn(new Grant(Role.CONTRIBUTOR, new Scope.Organization(body.value())));
    OrganizationId otherBody = TestRecords.body(records, "Associazione Rossa");
    ServiceId other = TestRecords.service(records, "Sportello Rosso", otherBody, Precision.EXACT);

    assertThat(own.get(path()).statusCode()).isEqualTo(200);
    assertThat(own.get("/it" + Addresses.edit(other)).statusCode()).isEqualTo(403);
    assertThat(own.post("/it" + Addresses.edit(other), filled("name.it", "Mio")).statusCode())
        .isEqualTo(403);
    assertThat(own.post(path(), filled("provider", otherBody.shortForm())).statusCode())
        .as("giving a service away")
        .isEqualTo(403);
    assertThat(
            own.post("/it/desk/services/new", filled("provider", otherBody.shortForm()))
                .statusCode())
        .isEqualTo(403);
    assertThat(own.get("/it/desk/organizations/new").statusCode()).isEqualTo(403);
    assertThat(own.get("/it" + Addresses.edit(otherBody)).statusCode()).isEqualTo(403);
    assertThat(own.post(path(), filled("name.it", "Nuovo nome")).statusCode()).isEqualTo(303);
    assertThat(current().draft().details().name().in("it")).isEqualTo("Nuovo nome");
  }

  @Test
  void anEditorOfAnotherCityAndAReaderAreRefused() {
    for (Grant grant :
        new Grant[] {
          new Grant(Role.EDITOR, new Scope.City("bari")),
          new Grant(Role.READER, new Scope.Everything()),
          new Grant(Role.VERIFIER, new Scope.City("torino"))
        }) {
      Visitor other = signedIn(grant);
      assertThat(other.get(path()).statusCode()).as(grant.toString()).isEqualTo(403);
      assertThat(other.post(path(), filled()).statusCode()).as(grant.toString()).isEqualTo(403);
    }
  }

  @Test
  void theSecondOfTwoEditorsChoosesAndNobodyIsOverwritten() {
    editor.get(path());
    String[] mine = filled("summary.it", "La mia riga", "phones.0.number", "+39 011 111 1111");
    Visitor first = signedIn(TestRecords.EDITOR_OF_TORINO);
    first.get(path());
    first.post(path(), filled("summary.it", "La riga di prima", "languages", "fr"));
    long theirs = current().revision();

    HttpResponse<String> conflict = editor.post(path(), mine);

    assertThat(conflict.statusCode()).isEqualTo(409);
    assertThat(conflict.body())
        .contains("La mia riga", "La riga di prima", "Aiuto con i documenti", "Collaudo");
    assertThat(current().revision()).isEqualTo(theirs);
    String[] undecided = with(mine, "origin", base(mine), "base", "" + theirs, "do", "settle");
    assertThat(editor.post(path(), undecided).statusCode()).isEqualTo(409);
    HttpResponse<String> settled = editor.post(path(), with(undecided, "take.summary", "left"));
    assertThat(settled.statusCode()).isEqualTo(303);
    ServiceDraft now = current().draft();
    assertThat(now.details().summary().in("it")).isEqualTo("La riga di prima");
    assertThat(now.details().languages()).containsExactly("fr");
    assertThat(now.details().contacts().phones().getFirst().number()).isEqualTo("+39 011 111 1111");
  }

  @Test
  void whatIsTypedIsThereAgainAfterTheSessionEnded() {
    editor.get(path());
    Visitor gone = new Visitor(this::address);

    HttpResponse<String> answer = gone.post(path(), filled("summary.it", "Scritto con fatica"));

    assertThat(answer.statusCode()).isEqualTo(303);
    String signIn = location(answer);
    assertThat(signIn).startsWith("/it/sign-in?next=");
    String next =
        java.net.URLDecoder.decode(
            signIn.substring(signIn.indexOf('=') + 1), java.nio.charset.StandardCharsets.UTF_8);
    assertThat(editor.get(next).body()).contains("Scritto con fatica", "La sessione era finita");
    assertThat(signedIn(new Grant(Role.EDITOR, new Scope.City("bari"))).get(next).statusCode())
        .isEqualTo(403);
  }

  @Test
  void aFormWithAnOldTokenComesBackWithItsContent() {
    editor.get(path());

    HttpResponse<String> answer =
        editor.withoutToken().post(path(), filled("summary.it", "Scritto con fatica"));

    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(location(answer)).startsWith(path() + "?held=");
    assertThat(editor.get(location(answer)).body()).contains("Scritto con fatica");
    assertThat(current().draft().details().summary().in("it")).isEqualTo("Aiuto con i documenti");
  }

  @Test
  void aDraftIsKeptForItsOwnerUntilItIsSavedOrThrownAway() {
    editor.get(path());
    editor.post(path(), with(filled("summary.it", "Non finito"), "do", "keep"));

    assertThat(editor.get(path()).body()).contains("Non finito", "bozza");
    assertThat(editor.get("/it/desk").body()).contains("Le tue bozze");
    assertThat(signedIn(TestRecords.EDITOR_OF_TORINO).get(path()).body())
        .doesNotContain("Non finito");
    editor.post(path(), with(filled(), "do", "discard"));
    assertThat(editor.get(path()).body()).doesNotContain("Non finito");
  }

  @Test
  void rowsAreAddedWithoutLosingAnything() {
    editor.get(path());
    HttpResponse<String> answer =
        editor.post(path(), with(filled("summary.it", "Appena scritto"), "do", "add:phones"));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("Appena scritto", "name=\"phones.1.number\"");
  }

  @Test
  void aBodyIsFoundByItsNameWithoutScript() {
    editor.get(path());
    HttpResponse<String> found =
        editor.post(path(), with(filled("funder.typed", "associazione vio"), "do", "find:funder"));
    assertThat(found.body()).contains("name=\"funder.picked\" value=\"" + body.shortForm());

    editor.post(
        path(), filled("funder.typed", "associazione vio", "funder.picked", body.shortForm()));
    assertThat(current().draft().details().funding().funder()).isEqualTo(body);
    HttpResponse<String> unknown =
        editor.post(path(), filled("provider.typed", "Ente che non esiste"));
    assertThat(unknown.statusCode()).isEqualTo(422);
    assertThat(unknown.body()).contains("nessun ente si chiama proprio «Ente che non esiste»");
  }

  @Test
  void thePreviewKeepsAReservedPlaceReserved() {
    editor.get(path());
    HttpResponse<String> preview =
        editor.post(
            "/it/desk/preview?id=" + service.shortForm(),
            filled("place.precision", "HIDDEN", "summary.it", "In via delle Viole 7"));

    assertThat(preview.statusCode()).isEqualTo(200);
    assertThat(preview.body())
        .contains("Sportello Viola", "Indirizzo riservato")
        .doesNotContain("delle Viole", "45.0781");
    assertThat(Objects.requireNonNull(current().draft().location()).precision())
        .isEqualTo(Precision.EXACT);
  }

  @Test
  void aRecordThatLooksLikeAnotherIsNoticedByPeopleWhoMayWriteOnly() {
    String name = current().draft().details().name().in("it").replace(' ', '+');
    String address = "/api/v1/duplicates?name=" + name + "&lat=45.0782&lon=7.6843";

    assertThat(editor.get(address).body())
        .contains(service.shortForm(), "\"kind\":\"name\"", "\"kind\":\"distance\"", "nomi 1,00");
    assertThat(editor.get(address + "&self=" + service.shortForm()).body())
        .doesNotContain(service.shortForm());
    assertThat(new Visitor(this::address).get(address).statusCode()).isEqualTo(401);
    assertThat(editor.get("/api/v1/duplicates?name=x&colour=red").body())
        .contains("colour: unknown; allowed: comune, contact, lang, lat, lon, name, self, street");
  }

  @Test
  void aReservedPlaceIsNotFoundByGuessingIt() {
    ServiceId shelter = TestRecords.service(records, "Rifugio Malva", body, Precision.COMUNE);

    assertThat(editor.get("/api/v1/duplicates?name=Zzz&lat=45.0781&lon=7.6843").body())
        .doesNotContain(shelter.shortForm());
  }

  @Test
  void aBodyIsChangedAndTwoEditorsOfItMeet() {
    String address = "/it" + Addresses.edit(body);
    editor.get(address);
    long base = records.find(body).orElseThrow().revision();
    String[] own = {
      "name.it",
      "Associazione Viola e Blu",
      "type",
      "THIRD_SECTOR",
      "area",
      "201",
      "base",
      "" + base,
      "whole",
      "yes"
    };

    assertThat(editor.post(address, own).statusCode()).isEqualTo(303);
    assertThat(records.find(body).orElseThrow().draft().name().in("it"))
        .isEqualTo("Associazione Viola e Blu");
    assertThat(editor.post(address, with(own, "name.it", "Altro nome")).statusCode())
        .isEqualTo(409);
    assertThat(editor.post(address, with(own, "taxCode", "12")).body())
        .contains("href=\"#f-taxCode\"");
  }

  private Visitor signedIn(Grant grant) {
    Person person = TestPeople.active(context, "Collaudo Rossi", grant);
    return new Visitor(this::address).signIn(person.mail(), TestPeople.PASSWORD);
  }

  private Version<ServiceDraft> current() {
    return records.find(service).orElseThrow();
  }

  private String path() {
    return "/it" + Addresses.edit(service);
  }

  private String[] filled(String... changed) {
    Version<ServiceDraft> version = current();
    return TestRecords.filled(
        form.write(version.draft()).with("base", Long.toString(version.revision())), changed);
  }

  private static String[] with(String[] pairs, String... changed) {
    java.util.Map<String, java.util.List<String>> values = new java.util.LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      values.computeIfAbsent(pairs[i], name -> new java.util.ArrayList<>()).add(pairs[i + 1]);
    }
    return TestRecords.filled(new Fields(values), changed);
  }

  private static String base(String[] pairs) {
    for (int i = 0; i < pairs.length; i += 2) {
      if (pairs[i].equals("base")) {
        return pairs[i + 1];
      }
    }
    throw new AssertionError("no base");
  }

  private static String location(HttpResponse<String> answer) {
    return answer.headers().firstValue("Location").orElseThrow();
  }
}
