package org.capacitymetro.consolidation;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import org.capacitymetro.accounts.TestPeople;
import org.capacitymetro.directory.Directory;
import org.capacitymetro.directory.Records;
import org.capacitymetro.geo.Point;
import org.capacitymetro.hsds.Contacts;
import org.capacitymetro.hsds.Precision;
import org.capacitymetro.hsds.ServiceDraft;
import org.capacitymetro.hsds.ServiceId;
import org.capacitymetro.hsds.Status;
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

class PairPagesTest extends RunningApplication {
  @Autowired ApplicationContext context;
  @Autowired Records records;
  @Autowired Consolidation consolidation;

  private TestPairs make;
  private Visitor editor;

  @BeforeEach
  void signIn() {
    make = new TestPairs(context, "bari", new Point(41.1253, 16.8667));
    editor = signedIn(Role.EDITOR);
  }

  @Test
  void sameMergesAsTheRuleSaysAndCanBeTakenBack() {
    TestPairs.Made made = make.pair(TestPairs.unique("Sportello Genepi"), Precision.EXACT);
    assertThat(status(made.incoming())).isInstanceOf(Status.Hidden.class);
    assertThat(editor.get("/it/desk/pairs?city=bari").body())
        .contains("Sportello Genepi", "stesso telefono, nomi 0,91, a 13 m");
    String path = path(made);
    String page = editor.get(path).body();
    assertThat(page).contains("take.phones", "take.name", "<mark>nuovo</mark>");
    assertThat(page).contains("data-one=\"41.125300,16.866700\"");

    HttpResponse<String> said = decide(editor, made, "same");

    assertThat(said.statusCode()).isEqualTo(303);
    assertThat(status(made.incoming())).isEqualTo(new Status.Merged(made.known().value()));
    assertThat(phones(made.known())).containsExactly("+39 080 111 1111", "+39 080 222 2222");
    assertThat(make.stateOf(made.known(), made.incoming())).isEqualTo(QueuedPair.State.SAME);

    HttpResponse<String> undone = editor.post("/it/desk/pairs/undo");

    assertThat(location(undone)).endsWith(path);
    assertThat(status(made.incoming())).isInstanceOf(Status.Hidden.class);
    assertThat(phones(made.known())).containsExactly("+39 080 111 1111");
    assertThat(make.stateOf(made.known(), made.incoming())).isEqualTo(QueuedPair.State.OPEN);
  }

  @Test
  void takesWhatThePersonChoseAgainstTheRule() {
    TestPairs.Made made = make.pair(TestPairs.unique("Sportello Cardo"), Precision.EXACT);

    decide(editor, made, "same", "take.name", "right", "take.phones", "left");

    assertThat(records.find(made.known()).orElseThrow().draft().details().name().in("it"))
        .endsWith("nuovo");
    assertThat(phones(made.known())).containsExactly("+39 080 111 1111");
  }

  @Test
  void differentStandsForEverAndShowsWhatWaited() {
    TestPairs.Made made = make.pair(TestPairs.unique("Sportello Timo"), Precision.EXACT);

    decide(editor, made, "different");

    assertThat(status(made.incoming())).isEqualTo(Status.ACTIVE);
    assertThat(records.keptApart(made.known())).contains(made.incoming());
    records.hide(
        TestPairs.IMPORT,
        made.incoming(),
        org.capacitymetro.text.LocalizedText.of("it", "di nuovo"));
    consolidation.queue(
        TestPairs.IMPORT, List.of(new Doubt(made.incoming(), made.known(), 0.9, TestPairs.WHY)));
    assertThat(make.stateOf(made.known(), made.incoming())).isEqualTo(QueuedPair.State.DIFFERENT);
    assertThat(status(made.incoming())).isEqualTo(Status.ACTIVE);
    consolidation.unite(
        TestPairs.IMPORT, List.of(new Union(made.known(), made.incoming(), 0.99, TestPairs.WHY)));
    assertThat(status(made.incoming())).as("nobody merges them again").isEqualTo(Status.ACTIVE);

    editor.post("/it/desk/pairs/undo");
    assertThat(records.keptApart(made.known())).doesNotContain(made.incoming());
    assertThat(make.stateOf(made.known(), made.incoming())).isEqualTo(QueuedPair.State.OPEN);
  }

  @Test
  void aWaitingRecordStaysHiddenUntilItsLastPairIsDecided() {
    TestPairs.Made made = make.pair(TestPairs.unique("Sportello Salvia"), Precision.EXACT);
    ServiceId third =
        make.write(
            make.draft(
                "third", made.known().shortForm(), "Salvia", "+39 080 333 3333", Precision.EXACT));
    consolidation.queue(
        TestPairs.IMPORT, List.of(new Doubt(made.incoming(), third, 0.7, TestPairs.WHY)));
    assertThat(editor.get(path(made) + "/chain").body()).contains("Catena di 3 schede", "Salvia");

    decide(editor, made, "different");
    assertThat(status(made.incoming())).isInstanceOf(Status.Hidden.class);
    editor.post("/it/desk/pairs/" + make.pairOf(made.incoming(), third), "action", "different");

    assertThat(status(made.incoming())).isEqualTo(Status.ACTIVE);
  }

  @Test
  void otherPairsOfAMergedRecordGoOnWithTheOneThatStays() {
    TestPairs.Made made = make.pair(TestPairs.unique("Sportello Menta"), Precision.EXACT);
    ServiceId third =
        make.write(
            make.draft(
                "third", made.known().shortForm(), "Menta", "+39 080 333 3333", Precision.EXACT));
    consolidation.queue(
        TestPairs.IMPORT, List.of(new Doubt(made.incoming(), third, 0.7, TestPairs.WHY)));

    decide(editor, made, "same");

    assertThat(make.stateOf(made.incoming(), third)).isEqualTo(QueuedPair.State.SETTLED);
    assertThat(make.stateOf(made.known(), third)).isEqualTo(QueuedPair.State.OPEN);
  }

  @Test
  void twoWhoMayNotMergeCountWhenTheyAgree() {
    TestPairs.Made made = make.pair(TestPairs.unique("Sportello Ruta"), Precision.EXACT);
    Visitor first = signedIn(Role.VERIFIER);
    Visitor second = signedIn(Role.VERIFIER);

    HttpResponse<String> said = decide(first, made, "same");

    assertThat(location(said)).contains("said=waits");
    assertThat(status(made.incoming())).isInstanceOf(Status.Hidden.class);
    decide(first, made, "same");
    assertThat(status(made.incoming())).as("not twice one's own").isInstanceOf(Status.Hidden.class);
    decide(second, made, "same");
    assertThat(status(made.incoming())).isEqualTo(new Status.Merged(made.known().value()));
  }

  @Test
  void aDisagreementGoesToTheEditors() {
    TestPairs.Made made = make.pair(TestPairs.unique("Sportello Aneto"), Precision.EXACT);
    Visitor third = signedIn(Role.VERIFIER);

    decide(signedIn(Role.VERIFIER), made, "same");
    decide(signedIn(Role.VERIFIER), made, "different");

    assertThat(make.stateOf(made.known(), made.incoming())).isEqualTo(QueuedPair.State.DISPUTED);
    assertThat(third.get("/it/desk/pairs").body())
        .doesNotContain(name(made.known()), "/desk/pairs/bodies");
    decide(third, made, "same");
    assertThat(status(made.incoming())).isInstanceOf(Status.Hidden.class);
    assertThat(editor.get("/it/desk/pairs?disputed=yes").body()).contains(name(made.known()));
    decide(editor, made, "different");
    assertThat(status(made.incoming())).isEqualTo(Status.ACTIVE);
  }

  @Test
  void nobodySeesAReservedPlaceByReviewing() {
    TestPairs.Made made = make.pair(TestPairs.unique("Casa Verbena"), Precision.COMUNE);
    Visitor verifier = signedIn(Role.VERIFIER);

    assertThat(verifier.get("/it/desk/pairs").body()).doesNotContain("Casa Verbena");
    assertThat(verifier.get(path(made)).statusCode()).isEqualTo(404);
    assertThat(editor.get(path(made)).statusCode()).isEqualTo(200);
    assertThat(signedIn(Role.PLANNER).get("/it/desk/pairs").statusCode()).isEqualTo(403);
    assertThat(new Visitor(this::address).get("/it/desk/pairs").statusCode()).isEqualTo(303);
  }

  @Test
  void takesTheImportBackWithItsPairs() {
    TestPairs.Made made = make.pair(TestPairs.unique("Sportello Lino"), Precision.EXACT);

    long undoing = records.revert(TestPairs.IMPORT, made.changeSet()).changeSet();

    assertThat(make.stateOf(made.known(), made.incoming())).isEqualTo(QueuedPair.State.WITHDRAWN);
    assertThat(editor.get("/it/desk/pairs?city=bari").body()).doesNotContain("Sportello Lino");
    records.revert(TestPairs.IMPORT, undoing);
    assertThat(make.stateOf(made.known(), made.incoming())).isEqualTo(QueuedPair.State.OPEN);
    records.revert(TestPairs.IMPORT, made.changeSet());
    TestPairs.Made other = make.pair(TestPairs.unique("Sportello Canapa"), Precision.EXACT);
    consolidation.queue(
        TestPairs.IMPORT, List.of(new Doubt(other.incoming(), other.known(), 0.9, TestPairs.WHY)));
    assertThat(make.stateOf(other.known(), other.incoming())).isEqualTo(QueuedPair.State.OPEN);
  }

  @Test
  void aScriptGetsTheNextPairWithItsVerdict() {
    TestPairs.Made made = make.pair(TestPairs.unique("Sportello Lauro"), Precision.EXACT);
    make.pair(TestPairs.unique("Sportello Mirto"), Precision.EXACT);

    String next = editor.get(path(made) + "/next?city=bari", "X-Part", "pair").body();

    assertThat(next).contains("<form id=\"pair\"").doesNotContain("<html", path(made) + "?");
    assertThat(editor.get("/it/desk/pairs/999999").statusCode()).isEqualTo(404);
  }

  @Test
  void countsWaitOnTheDesk() {
    make.pair(TestPairs.unique("Sportello Zagara"), Precision.EXACT);

    assertThat(editor.get("/it/desk").body())
        .contains("/it/desk/lists/pairs", "Schede forse doppie");
    assertThat(editor.get("/it/desk/lists/pairs?city=bari").body()).contains("/it/desk/pairs/");
  }

  @Test
  void reportsWhatAnImportMadeOfTheMap() {
    Directory directory = context.getBean(Directory.class);
    String own = TestPairs.unique("Sportello Issopo");
    ServiceId known = make.write(make.draft("known", own, own, "+39 080 1", Precision.EXACT));
    Directory.ChangeSetInfo run = directory.begin(TestPairs.IMPORT);
    ServiceDraft one = make.draft("incoming", own, own, "+39 080 2", Precision.EXACT);
    directory.writeServices(
        run,
        List.of(one, make.draft("incoming", own + "b", own + " b", "+39 080 3", Precision.EXACT)));
    consolidation.unite(
        run, List.of(new Union(known, make.id("incoming", own), 0.999, TestPairs.WHY)));

    String page = editor.get("/it/desk/consolidation?city=bari&set=" + run.begun()).body();

    assertThat(figure(page, "Differenza")).isEqualTo("1");
    assertThat(figure(page, "Doppioni uniti")).isEqualTo("1");
    assertThat(Long.parseLong(figure(page, "Dopo").replace(".", "")))
        .isEqualTo(Long.parseLong(figure(page, "Prima").replace(".", "")) + 1);
    assertThat(page).contains("Per settore", "Bari");
    HttpResponse<String> csv =
        editor.get("/it/desk/consolidation.csv?city=bari&set=" + run.begun());
    assertThat(csv.body()).contains("Doppioni uniti", "Per comune");
    assertThat(editor.get("/en/desk/consolidation.xlsx?set=" + run.begun()).statusCode())
        .isEqualTo(200);
    assertThat(editor.get("/it/desk/consolidation?set=999999").statusCode()).isEqualTo(422);
    assertThat(editor.get("/it/desk/consolidation").statusCode()).isEqualTo(200);
  }

  @Test
  void everybodyReadsWhoseWordCounts() {
    String page = new Visitor(this::address).get("/it/help/sources").body();
    assertThat(page).contains("Fonti e regola di precedenza");
    assertThat(page.replaceAll("<[^>]*>|\\s+", " ").replaceAll(" +", " "))
        .contains("Orari e chiusure l’ente stesso chi cura la mappa elenco di un ente pubblico");
    assertThat(new Visitor(this::address).get("/en/help/sources").statusCode()).isEqualTo(200);
  }

  private HttpResponse<String> decide(
      Visitor who, TestPairs.Made made, String action, String... more) {
    String[] form = new String[6 + more.length];
    form[0] = "action";
    form[1] = action;
    form[2] = "base";
    form[3] = Long.toString(records.find(made.known()).orElseThrow().revision());
    form[4] = "other";
    form[5] = Long.toString(records.find(made.incoming()).orElseThrow().revision());
    System.arraycopy(more, 0, form, 6, more.length);
    return who.post(path(made), form);
  }

  private String path(TestPairs.Made made) {
    return "/it/desk/pairs/" + make.pairOf(made.known(), made.incoming());
  }

  private Status status(ServiceId id) {
    return records.find(id).orElseThrow().status();
  }

  private String name(ServiceId id) {
    return records.find(id).orElseThrow().draft().details().name().in("it");
  }

  private List<String> phones(ServiceId id) {
    return records.find(id).orElseThrow().draft().details().contacts().phones().stream()
        .map(Contacts.Phone::number)
        .toList();
  }

  private static String figure(String page, String name) {
    int at = page.indexOf("<dt>" + name + "</dt><dd>");
    assertThat(at).as(name).isPositive();
    int from = page.indexOf("<dd>", at) + 4;
    return page.substring(from, page.indexOf("</dd>", from));
  }

  private Visitor signedIn(Role role) {
    Person person =
        TestPeople.active(context, "Revisore Blu", new Grant(role, new Scope.City("bari")));
    Visitor visitor = new Visitor(this::address).signIn(person.mail(), TestPeople.PASSWORD);
    visitor.get("/it/desk");
    return visitor;
  }

  private static String location(HttpResponse<String> answer) {
    return answer.headers().firstValue("Location").orElseThrow();
  }
}
