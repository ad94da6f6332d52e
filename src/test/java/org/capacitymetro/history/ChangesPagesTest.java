package org.capacitymetro.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import org.capacitymetro.accounts.TestPeople;
import org.capacitymetro.directory.Directory;
import org.capacitymetro.directory.DraftFields;
import org.capacitymetro.directory.Records;
import org.capacitymetro.directory.Revision;
import org.capacitymetro.directory.Version;
import org.capacitymetro.editing.TestRecords;
import org.capacitymetro.hsds.Addresses;
import org.capacitymetro.hsds.OrganizationId;
import org.capacitymetro.hsds.Precision;
import org.capacitymetro.hsds.ServiceDetails;
import org.capacitymetro.hsds.ServiceDraft;
import org.capacitymetro.hsds.ServiceId;
import org.capacitymetro.rights.Grant;
import org.capacitymetro.rights.Person;
import org.capacitymetro.rights.Role;
import org.capacitymetro.rights.Scope;
import org.capacitymetro.testing.RunningApplication;
import org.capacitymetro.testing.Visitor;
import org.capacitymetro.text.LocalizedText;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/// Comparing versions and taking changes back, without JavaScript.
class ChangesPagesTest extends RunningApplication {
  @Autowired ApplicationContext context;
  @Autowired Records records;
  @Autowired Directory directory;

  private Person person;
  private OrganizationId body;
  private ServiceId service;
  private Visitor editor;

  @BeforeEach
  void write() {
    person = TestPeople.active(context, "Collaudo Verdi", TestRecords.EDITOR_OF_TORINO);
    editor = new Visitor(this::address).signIn(person.mail(), TestPeople.PASSWORD);
    body = TestRecords.body(records, "Associazione Ginepro");
    service = TestRecords.service(records, "Sportello Ginepro", body, Precision.HIDDEN);
  }

  @Test
  void comparesAnyTwoVersionsInWords() {
    rename("Sportello <b>Erica</b>", "sbagliato <i>nome</i>");
    rename("Sportello Timo", "giusto");
    List<Revision> history = records.history(service);

    String html = editor.get(path() + "/history").body();
    assertThat(html)
        .contains("Collaudo Verdi", "giusto", "sbagliato &lt;i&gt;nome&lt;/i&gt;")
        .contains("Sportello &lt;b&gt;Erica&lt;/b&gt;", "Sportello Timo")
        .doesNotContain("<b>Erica</b>");
    String first =
        editor
            .get(
                path()
                    + "/history?before="
                    + history.getLast().id()
                    + "&after="
                    + history.getFirst().id())
            .body();
    assertThat(first).contains("Sportello Ginepro", "Sportello Timo").doesNotContain("Erica</p>");
    assertThat(editor.get(path() + "/history?before=1&after=2").statusCode()).isEqualTo(404);
  }

  @Test
  void goesBackToAVersionUnlessSomebodyWroteMeanwhile() {
    String before = current().draft().details().name().in("it");
    long first = current().revision();
    rename("Sportello Erica", "prova");
    long seen = current().revision();
    editor.get(path() + "/history");

    HttpResponse<String> answer =
        editor.post(
            path() + "/revert", "base", Long.toString(seen), "revision", Long.toString(first));

    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(current().draft().details().name().in("it")).isEqualTo(before);
    assertThat(records.history(service).getFirst().actor()).isEqualTo(person.actor());
    assertThat(editor.get(location(answer)).body()).contains("tornata alla versione scelta");
    HttpResponse<String> late =
        editor.post(
            path() + "/revert", "base", Long.toString(first), "revision", Long.toString(seen));
    assertThat(editor.get(location(late)).body()).contains("Intanto qualcun altro");
    assertThat(current().draft().details().name().in("it")).isEqualTo(before);
  }

  @Test
  void takesAWholeChangeSetBackAfterSayingWhatThatMeans() {
    rename("Sportello Erica", "prova");
    long set = records.history(service).getFirst().changeSet();

    assertThat(editor.get("/it/desk/changes").body()).contains("/it/desk/changes/" + set);
    String html = editor.get("/it/desk/changes/" + set).body();
    assertThat(html).contains("Una scheda tornerà com’era prima", "Annulla tutta la modifica");
    HttpResponse<String> answer = editor.post("/it/desk/changes/" + set + "/revert");

    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(current().draft().details().name().in("it")).startsWith("Sportello Ginepro");
    assertThat(editor.get(location(answer)).body())
        .contains("Annullata una modifica: prova", "annulla");
    assertThat(editor.get("/it/desk/changes/" + set).body())
        .contains("solo i campi che nessuno ha toccato");
  }

  @Test
  void onlyThoseWhoKeepTheRecordsGetThere() {
    rename("Sportello Erica", "prova");
    long set = records.history(service).getFirst().changeSet();
    Visitor stranger = signedIn(new Grant(Role.EDITOR, new Scope.City("bari")));

    assertThat(stranger.get(path() + "/history").statusCode()).isEqualTo(403);
    assertThat(stranger.get("/it/desk/changes/" + set).body())
        .contains("non sono affidate a te")
        .doesNotContain("Annulla tutta la modifica");
    assertThat(stranger.post("/it/desk/changes/" + set + "/revert").statusCode()).isEqualTo(403);
    assertThat(editor.withoutToken().post("/it/desk/changes/" + set + "/revert").statusCode())
        .isEqualTo(403);
    assertThat(new Visitor(this::address).get(path() + "/history").statusCode()).isEqualTo(303);
    assertThat(current().draft().details().name().in("it")).isEqualTo("Sportello Erica");
  }

  private void rename(String name, String reason) {
    Version<ServiceDraft> version = current();
    ServiceDraft other =
        new ServiceDraft(
            version.draft().source(),
            null,
            ServiceDetails.of(LocalizedText.of("it", name), List.of("permits")),
            null);
    records.write(
        new Directory.ChangeSetInfo(person.actor(), reason),
        service,
        version.revision(),
        DraftFields.SERVICE.take(version.draft(), other, List.of("name")));
  }

  private Visitor signedIn(Grant grant) {
    Person other = TestPeople.active(context, "Collaudo Bruni", grant);
    return new Visitor(this::address).signIn(other.mail(), TestPeople.PASSWORD);
  }

  private Version<ServiceDraft> current() {
    return records.find(service).orElseThrow();
  }

  private String path() {
    return "/it" + Addresses.edit(service);
  }

  private static String location(HttpResponse<String> answer) {
    return answer.headers().firstValue("Location").orElseThrow();
  }
}
