package org.capacitymetro.adoption;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.capacitymetro.accounts.TestPeople;
import org.capacitymetro.directory.Directory;
import org.capacitymetro.directory.Records;
import org.capacitymetro.hsds.OrganizationId;
import org.capacitymetro.hsds.PublicService;
import org.capacitymetro.hsds.ServiceId;
import org.capacitymetro.practices.Passage;
import org.capacitymetro.practices.PracticeId;
import org.capacitymetro.practices.Practices;
import org.capacitymetro.practices.TestPractices;
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

class AdoptionPagesTest extends RunningApplication {
  private static final String HOSTILE = "Qui <script>alert(1)</script> si fa \"così\"";

  @Autowired ApplicationContext context;
  @Autowired Adopters adopters;
  @Autowired AdoptionStore store;
  @Autowired Practices practices;
  @Autowired Directory directory;
  @Autowired Records records;
  @Autowired Clock clock;

  private Person author;
  private Person editor;
  private Person operator;
  private OrganizationId body;
  private PracticeId practice;

  @BeforeEach
  void somebodyTriesSomething() {
    author = somebody("Autrice Verdi", new Grant(Role.VERIFIER, new Scope.City("torino")));
    editor = somebody("Editora Neri", new Grant(Role.EDITOR, new Scope.City("torino")));
    body = TestAdoptions.body(records, "Il Molo Corto");
    operator =
        somebody(
            "Operatrice Mele", new Grant(Role.CONTRIBUTOR, new Scope.Organization(body.value())));
    practice = TestPractices.published(context, author, editor, "La panca delle lingue");
  }

  @Test
  void whoIsNotSignedInIsLedToTheSignInAndBack() {
    Visitor visitor = new Visitor(this::address);
    assertThat(visitor.get("/it" + path()).body())
        .contains("/it" + path() + "/adopt", "La stiamo provando", "Nessuno ha ancora scritto");
    HttpResponse<String> sent = visitor.get("/it" + path() + "/adopt");
    assertThat(sent.statusCode()).isEqualTo(303);
    assertThat(location(sent)).contains("/it/sign-in?next=", "adopt");
    assertThat(visitor.get("/it/desk/adoptions").statusCode()).isEqualTo(303);
  }

  @Test
  void adoptedWithoutScriptsReadByEverybodyAndAnswered() {
    Visitor writes = as(operator);
    assertThat(writes.get("/it" + path() + "/adopt").body())
        .contains("Il Molo Corto", body.shortForm())
        .doesNotContain("name=\"typed\"");
    String desk =
        location(
                writes.post(
                    "/it" + path() + "/adopt", "organization", body.shortForm(), "city", "bari"))
            .replaceFirst("[?].*", "");
    assertThat(desk).startsWith("/it/desk/adoptions/");
    assertThat(new Visitor(this::address).get("/it" + path() + "/family").body())
        .doesNotContain("Il Molo Corto");
    assertThat(writes.get("/it/desk/adoptions").body()).contains("Bozze", "La panca delle lingue");

    writes.get(desk);
    assertThat(location(writes.post(desk, form("do", "add:changes"))))
        .isEqualTo(desk + "#f-changes-0");
    String grown = writes.get(desk).body();
    assertThat(grown)
        .contains("id=\"f-changes-0\"", "Modifica 1", "Accorciare", "FRAME", "Una casella");
    assertThat(
            location(writes.post(desk, form("do", "add:changes", "changes.0.fidelity", "unknown"))))
        .isEqualTo(desk + "#f-changes-1");
    assertThat(
            writes
                .post(desk, form("do", "remove:changes.1", "changes.0.ours", "Resta"))
                .statusCode())
        .isEqualTo(303);
    assertThat(writes.get(desk).body()).contains("Resta").doesNotContain("Modifica 2");

    assertThat(
            location(
                writes.post(
                    desk,
                    whole(
                        "do",
                        "publish",
                        "changes.0.what",
                        "content",
                        "changes.0.passage",
                        "steps",
                        "changes.0.nature",
                        "shortening",
                        "changes.0.by",
                        "team",
                        "changes.0.fidelity",
                        "inconsistent",
                        "changes.0.ours",
                        HOSTILE,
                        "changes.0.reason",
                        "Eravamo in due",
                        "resources.0.what",
                        "Ore di volontari",
                        "resources.0.amount",
                        "1.200,50",
                        "resources.0.year",
                        "2026"))))
        .isEqualTo(desk + "?done=published");

    Visitor reads = new Visitor(this::address);
    String family = reads.get("/it" + path() + "/family").body();
    assertThat(family)
        .contains("Un ente l’ha provata altrove", "Il Molo Corto", "In prova", "marzo 2026")
        .contains("Nasce: Torino", "data-family");
    AdoptionId id = adoption();
    String own = "/it" + path() + "/family/" + id.shortForm();
    assertThat(reads.get(own).body())
        .contains("La scheda dice", "Testo di steps felce.", "Qui si fa così", "Eravamo in due")
        .contains("&lt;script&gt;alert(1)", "Tocca ciò che non si deve cambiare", "1.200,5")
        .contains("Responsabile dello sportello", "mailto:sportello@example.org")
        .doesNotContain("<script>alert", "Operatrice Mele", "ha ora", "style=");
    assertThat(reads.get(own.replace("/it/", "/en/")).statusCode()).isIn(200, 301);
    assertThat(
            reads
                .get(
                    "/en"
                        + practices.find(practice).orElseThrow().path("en")
                        + "/family/"
                        + id.shortForm())
                .body())
        .contains("The sheet says", "dir=\"ltr\">Eravamo in due");
    assertThat(reads.get("/it" + path()).body())
        .contains("Chi la sta provando", "1 in prova", "Il Molo Corto");
    assertThat(reads.get("/it" + path() + ".json").body())
        .contains(
            "\"adoptions\"",
            "\"nature\":\"shortening\"",
            "\"fidelity\":\"inconsistent\"",
            "\"decidedBy\":\"team\"",
            "\"city\":\"bari\"",
            "\"since\":\"2026-03\"",
            "\"outcome\":null");
    assertThat(reads.get("/it" + path() + "/family.geojson").body())
        .contains("FeatureCollection", "\"standing\":\"trying\"", "\"standing\":\"born\"");
    assertThat(follow(reads, "/it/organizations/il-molo-corto-" + body.shortForm()).body())
        .contains("Pratiche che si provano qui", "La panca delle lingue", "In prova · Bari");

    assertThat(writes.get(desk + "/outcome").body()).contains("Come va?", "Abbiamo smesso");
    HttpResponse<String> bad = writes.post(desk + "/outcome", "seen", "0", "outcome", "forse");
    assertThat(bad.statusCode()).isEqualTo(422);
    assertThat(bad.body()).contains("Scegli come va", "Perché: manca.");
    HttpResponse<String> tooLong =
        writes.post(desk + "/outcome", "seen", "0", "outcome", "stopped", "why", "x".repeat(2001));
    assertThat(tooLong.statusCode()).isEqualTo(422);
    assertThat(tooLong.body())
        .contains("al massimo 2.000 caratteri, ne hai scritti 2.001", "value=\"stopped\" checked");
    assertThat(
            location(
                writes.post(
                    desk + "/outcome",
                    "seen",
                    "0",
                    "outcome",
                    "stopped",
                    "why",
                    "Nessuno <b>veniva</b>",
                    "figures",
                    "Tre persone")))
        .isEqualTo(desk + "/outcome?done=told");
    HttpResponse<String> twice =
        writes.post(desk + "/outcome", "seen", "0", "outcome", "works", "why", "Va");
    assertThat(twice.statusCode()).isEqualTo(409);
    assertThat(twice.body()).contains("Qualcun altro ha risposto", ">\nVa</textarea>");
    assertThat(reads.get("/it" + path() + "/family").body())
        .contains("1 smessa", "ha smesso", "Nessuno &lt;b&gt;veniva");
    assertThat(reads.get(own).body()).contains("Smessa", "Tre persone");
    assertThat(reads.get("/it" + path() + ".json").body()).contains("\"outcome\":\"stopped\"");
  }

  @Test
  void theOrganizationWhereItWasBornCannotAdoptIt() {
    PublicService service = someService();
    OrganizationId own = java.util.Objects.requireNonNull(service.provider()).id();
    Person person =
        somebody("Di casa", new Grant(Role.CONTRIBUTOR, new Scope.Organization(own.value())));
    PracticeId born =
        TestPractices.published(context, author, editor, "Nata proprio qui", service.id().value());
    String path = "/it" + practices.find(born).orElseThrow().path("it") + "/adopt";
    Visitor visitor = as(person);
    visitor.get(path);
    HttpResponse<String> refused =
        visitor.post(path, "organization", own.shortForm(), "city", "bari");
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("è l’ente dove la pratica è nata");
  }

  @Test
  void rightsAreAskedForOnTheServer() {
    AdoptionId id = published();
    String desk = "/it/desk/adoptions/" + id.shortForm();
    Visitor outsider = as(somebody("Estranea", new Grant(Role.EDITOR, new Scope.City("venezia"))));
    assertThat(outsider.get(desk).statusCode()).isEqualTo(404);
    assertThat(outsider.get(desk + "/outcome").statusCode()).isEqualTo(404);
    outsider.get("/it/desk/adoptions");
    outsider.get("/it" + path() + "/adopt");
    assertThat(outsider.post(desk, whole("do", "save")).statusCode()).isEqualTo(404);
    assertThat(
            outsider
                .post(desk + "/outcome", "seen", "0", "outcome", "works", "why", "Va")
                .statusCode())
        .isEqualTo(404);
    HttpResponse<String> forAnother =
        outsider.post("/it" + path() + "/adopt", "organization", body.shortForm(), "city", "bari");
    assertThat(forAnother.statusCode()).isEqualTo(422);
    assertThat(forAnother.body()).contains("Puoi scrivere solo per il tuo ente");
    assertThat(
            outsider
                .post(
                    "/it" + path() + "/family/" + id.shortForm(),
                    "do",
                    "hide",
                    "reason",
                    "Perché sì")
                .statusCode())
        .isEqualTo(404);
    Visitor reader = as(somebody("Legge", new Grant(Role.READER, new Scope.City("bari"))));
    HttpResponse<String> reading = reader.get("/it" + path() + "/adopt");
    assertThat(reading.statusCode()).isEqualTo(403);
    assertThat(reading.body()).contains("scrivere che il tuo ente prova una pratica");
    Visitor colleague =
        as(somebody("Collega", new Grant(Role.CONTRIBUTOR, new Scope.Organization(body.value()))));
    assertThat(colleague.get(desk).statusCode()).isEqualTo(200);
    assertThat(as(operator).withoutToken().post(desk, whole("do", "save")).statusCode())
        .isEqualTo(403);
  }

  @Test
  void badInputComesBackWithASentenceAndEverythingTyped() {
    AdoptionId id = begun();
    String desk = "/it/desk/adoptions/" + id.shortForm();
    Visitor writes = as(operator);
    writes.get(desk);
    HttpResponse<String> bad =
        writes.post(
            desk,
            form(
                "do",
                "publish",
                "since",
                "ieri",
                "mail",
                "non una mail",
                "service",
                "qualcosa",
                "status",
                "boh",
                "place",
                "p".repeat(301),
                "resources.0.what",
                "Carta",
                "resources.0.amount",
                "tanti",
                "changes.0.ours",
                HOSTILE,
                "changes.0.nature",
                "magic"));
    assertThat(bad.statusCode()).isEqualTo(422);
    assertThat(bad.body())
        .contains(
            "Da quando: scrivi anno e mese dal 1980 al 2100, per esempio 2026-03, non «ieri».",
            "Mail del ruolo: «non una mail» non è un indirizzo",
            "Servizio: scegli un servizio dell’elenco",
            "A che punto siamo: scegli una voce",
            "Dove, in parole: al massimo 300 caratteri, ne hai scritti 301",
            "Risorsa 1, Euro: scrivi un numero",
            "Modifica 1, Che cosa cambia: scegli una voce",
            "Modifica 1, Come è cambiato: scegli una voce",
            "Modifica 1, Perché: manca",
            "Il ruolo che risponde: manca",
            "&lt;script&gt;alert(1)",
            "value=\"non una mail\"")
        .doesNotContain("<script>alert", "Da quando: manca");
    assertThat(writes.get(desk).body()).contains("quello che avevi scritto", "p".repeat(301));
    assertThat(writes.post(desk, "place", "Tagliato").statusCode()).isEqualTo(400);
    String[] many = new String[2 * 21 * 3];
    for (int i = 0; i < 21; i++) {
      many[6 * i] = "changes." + i + ".what";
      many[6 * i + 1] = "content";
      many[6 * i + 2] = "changes." + i + ".nature";
      many[6 * i + 3] = "adding";
      many[6 * i + 4] = "changes." + i + ".reason";
      many[6 * i + 5] = "Così";
    }
    assertThat(writes.post(desk, whole(many)).body())
        .contains("Che cosa abbiamo cambiato: al massimo 20, qui sono 21");
    assertThat(
            new Visitor(this::address)
                .get("/it" + path() + "/family/" + id.shortForm())
                .statusCode())
        .isEqualTo(404);
    assertThat(location(writes.post(desk, "whole", "yes", "do", "drop")))
        .isEqualTo("/it/desk/adoptions?done=dropped");
    assertThat(writes.get(desk).statusCode()).isEqualTo(404);
  }

  @Test
  void twoWhoWriteAtOnceBothStay() {
    AdoptionId id = published();
    String desk = "/it/desk/adoptions/" + id.shortForm();
    Visitor one = as(operator);
    Visitor other =
        as(somebody("Collega", new Grant(Role.CONTRIBUTOR, new Scope.Organization(body.value()))));
    one.get(desk);
    other.get(desk);
    assertThat(location(one.post(desk, saved("2", "place", "Tre sportelli"))))
        .endsWith("?done=saved");
    assertThat(location(other.post(desk, saved("2", "mail", "altra@example.org"))))
        .endsWith("?done=merged");
    Details both = store.find(id).orElseThrow().details();
    assertThat(both.mail()).isEqualTo("altra@example.org");
    assertThat(both.place().in("it")).isEqualTo("Tre sportelli");

    HttpResponse<String> late = other.post(desk, saved("2", "place", "Nessuno sportello"));
    assertThat(late.statusCode()).isEqualTo(409);
    assertThat(late.body())
        .contains("Qualcun altro ha salvato", "Tre sportelli", "value=\"Nessuno sportello\"");
    assertThat(location(other.post(desk, saved("4", "place", "Nessuno sportello"))))
        .endsWith("?done=saved");
  }

  @Test
  void hiddenWithAReasonThatItsOwnRead() {
    AdoptionId id = published();
    String own = "/it" + path() + "/family/" + id.shortForm();
    Visitor decides = as(editor);
    assertThat(decides.get(own).body()).contains("Per chi pubblica la scheda");
    assertThat(decides.post(own, "do", "hide", "reason", " ").statusCode()).isEqualTo(422);
    assertThat(decides.post(own, "do", "hide", "reason", "Nomina <una> persona").statusCode())
        .isEqualTo(303);
    Visitor reads = new Visitor(this::address);
    assertThat(reads.get(own).statusCode()).isEqualTo(404);
    assertThat(reads.get("/it" + path() + "/family").body()).doesNotContain("Il Molo Corto");
    assertThat(reads.get("/it" + path() + ".json").body()).contains("\"adoptions\":[]");
    assertThat(decides.get("/it" + path() + "/family").body())
        .contains("Le vede solo chi pubblica la scheda", "Il Molo Corto");
    Visitor writes = as(operator);
    assertThat(writes.get(own).body()).contains("Nomina &lt;una&gt; persona");
    assertThat(writes.get("/it/desk/adoptions").body()).contains("Nascoste", "Nomina &lt;una&gt;");
    assertThat(decides.post(own, "do", "show").statusCode()).isEqualTo(303);
    assertThat(reads.get(own).statusCode()).isEqualTo(200);
  }

  @Test
  void saysThatTheSheetHasANewerVersionAndKeepsTheAdoptedText() {
    AdoptionId id = begun();
    adopters.save(operator, id, 1, TestAdoptions.details(TestAdoptions.change("Noi")), true);
    TestPractices.change(context, editor, practice, Passage.STEPS, "Passi tutti nuovi");
    String page =
        new Visitor(this::address).get("/it" + path() + "/family/" + id.shortForm()).body();
    assertThat(page)
        .contains("Qui si è partiti dalla versione 2; la scheda ora è alla versione 3.")
        .contains("Testo di steps felce.")
        .doesNotContain("Passi tutti nuovi");
  }

  private AdoptionId begun() {
    return adopters.begin(operator, practices.find(practice).orElseThrow(), body, "bari", "it");
  }

  private AdoptionId published() {
    AdoptionId id = begun();
    adopters.save(operator, id, 1, TestAdoptions.details(), true);
    return id;
  }

  private AdoptionId adoption() {
    return store.listRecordedBy(operator.id()).getFirst().id();
  }

  private PublicService someService() {
    List<PublicService> found = new ArrayList<>();
    directory.forEach(
        service -> {
          if (service.provider() != null && service.details().demonstration()) {
            found.add(service);
          }
        });
    ServiceId first = found.getFirst().id();
    return directory.find(first).orElseThrow();
  }

  private String path() {
    return practices.find(practice).orElseThrow().path("it");
  }

  /// Everything a browser sends of a form, with what was typed.
  private static String[] form(String... typed) {
    List<String> all = new ArrayList<>(List.of(typed));
    all.addAll(List.of("version", "1", "whole", "yes"));
    return all.toArray(String[]::new);
  }

  private static String[] whole(String... typed) {
    List<String> all = new ArrayList<>(List.of(form(typed)));
    all.addAll(
        List.of(
            "since", "2026-03",
            "status", "trying",
            "role", "Responsabile dello sportello",
            "mail", "sportello@example.org"));
    return all.toArray(String[]::new);
  }

  /// The form of [TestAdoptions#details] with one field changed.
  private static String[] saved(String version, String field, String words) {
    List<String> all = new ArrayList<>(List.of("whole", "yes", "version", version));
    AdoptionForm.of(TestAdoptions.details())
        .with(field, words)
        .values()
        .forEach((name, values) -> all.addAll(List.of(name, values.getFirst())));
    return all.toArray(String[]::new);
  }

  private HttpResponse<String> follow(Visitor visitor, String path) {
    HttpResponse<String> answer = visitor.get(path);
    return answer.statusCode() == 301 ? visitor.get(location(answer)) : answer;
  }

  private static String location(HttpResponse<String> answer) {
    return answer.headers().firstValue("Location").orElse("no redirect: " + answer.statusCode());
  }

  private Visitor as(Person person) {
    return new Visitor(this::address).signIn(person.mail(), TestPeople.PASSWORD);
  }

  private Person somebody(String name, Grant grant) {
    return TestPeople.active(context, name, grant);
  }
}
