package org.capacitymetro.editing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.capacitymetro.accounts.TestPeople;
import org.capacitymetro.directory.Directory;
import org.capacitymetro.directory.DraftFields;
import org.capacitymetro.directory.Records;
import org.capacitymetro.hsds.Addresses;
import org.capacitymetro.hsds.OrganizationId;
import org.capacitymetro.hsds.Precision;
import org.capacitymetro.hsds.ServiceDetails;
import org.capacitymetro.hsds.ServiceDraft;
import org.capacitymetro.hsds.ServiceId;
import org.capacitymetro.hsds.SourceRef;
import org.capacitymetro.hsds.Status;
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

class MergePagesTest extends RunningApplication {
  @Autowired ApplicationContext context;
  @Autowired Records records;
  @Autowired Directory directory;
  @Autowired ServiceForm form;

  private OrganizationId body;
  private ServiceId one;
  private ServiceId two;
  private Visitor editor;

  @BeforeEach
  void write() {
    body = TestRecords.body(records, "Associazione Genziana");
    String own = UUID.randomUUID().toString().substring(0, 8);
    one = TestRecords.service(records, "Sportello Genziana " + own, body, Precision.EXACT);
    two = TestRecords.service(records, "Sportelo Genziana " + own, body, Precision.EXACT);
    editor = signedIn(TestRecords.EDITOR_OF_TORINO);
  }

  @Test
  void twoRecordsBecomeOneAndTheOldAddressLeadsThere() {
    assertThat(editor.get(path(one) + "/merge").body())
        .contains("?with=" + two.shortForm(), "nomi 0,");
    String page = editor.get(path(one) + "/merge?with=" + two.shortForm()).body();
    assertThat(page).contains("Sportello Genziana", "Sportelo Genziana", "take.name");
    List<String> choice = choices(one, two, "left");

    HttpResponse<String> merged = editor.post(path(one) + "/merge", choice.toArray(String[]::new));

    assertThat(merged.statusCode()).isEqualTo(303);
    assertThat(records.find(two).orElseThrow().status()).isEqualTo(new Status.Merged(one.value()));
    assertThat(location(new Visitor(this::address).get("/it/services/x-" + two.shortForm())))
        .contains(one.shortForm());
    assertThat(records.history(two)).hasSizeGreaterThan(1);
  }

  @Test
  void aSlipOfThePenIsOfferedAmongManyInOneHouse() {
    for (int i = 0; i < 70; i++) {
      TestRecords.service(records, "Banco unico", body, Precision.EXACT);
    }
    ServiceId right = TestRecords.service(records, "Banco Pervinca", body, Precision.EXACT);
    ServiceId slip = TestRecords.service(records, "Bancu Pervinca", body, Precision.EXACT);

    assertThat(editor.get(path(right) + "/merge").body()).contains("?with=" + slip.shortForm());
  }

  @Test
  void twoBodiesBecomeOneWithAllTheirServices() {
    OrganizationId other = TestRecords.body(records, "Assoc. Genziana onlus");
    ServiceId third = TestRecords.service(records, "Scuola Genziana", other, Precision.EXACT);
    String path = "/it/desk/organizations/" + body.shortForm() + "/merge";
    assertThat(editor.get(path.replace("/merge", "")).body()).contains(path);
    assertThat(editor.get(path).body()).contains("Con quale scheda vuoi unire");
    assertThat(editor.get(path + "?with=" + other.shortForm()).body())
        .contains("Associazione Genziana", "Assoc. Genziana onlus", "take.name");
    assertThat(editor.get(path + "?with=nessuna").statusCode()).isEqualTo(422);

    HttpResponse<String> merged =
        editor.post(
            path,
            "with",
            other.shortForm(),
            "base",
            Long.toString(records.find(body).orElseThrow().revision()),
            "other",
            Long.toString(records.find(other).orElseThrow().revision()),
            "take.name",
            "left",
            "reason",
            "è la stessa associazione",
            "whole",
            "yes",
            "do",
            "merge");

    assertThat(merged.statusCode()).isEqualTo(303);
    assertThat(records.find(third).orElseThrow().draft().provider()).isEqualTo(body);
    assertThat(location(new Visitor(this::address).get("/it/organizations/x-" + other.shortForm())))
        .contains(body.shortForm());
    assertThat(editor.get(path + "?with=" + other.shortForm()).statusCode())
        .as("a body that went into another is none to merge with")
        .isEqualTo(422);
  }

  @Test
  void aMergeWithoutAllChoicesChangesNothing() {
    editor.get(path(one) + "/merge?with=" + two.shortForm());

    HttpResponse<String> answer =
        editor.post(path(one) + "/merge", "with", two.shortForm(), "whole", "yes", "do", "merge");

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(records.find(two).orElseThrow().status()).isEqualTo(Status.ACTIVE);
  }

  @Test
  void recordsThatAreNotTheSameAreNotProposedAgain() {
    editor.get(path(one) + "/merge?with=" + two.shortForm());
    editor.post(path(one) + "/merge", "with", two.shortForm(), "whole", "yes", "do", "apart");

    assertThat(editor.get(path(one) + "/merge").body()).doesNotContain("?with=" + two.shortForm());
  }

  @Test
  void aContributorMayNotMerge() {
    Visitor contributor =
        signedIn(new Grant(Role.CONTRIBUTOR, new Scope.Organization(body.value())));

    assertThat(contributor.get(path(one) + "/merge?with=" + two.shortForm()).statusCode())
        .isEqualTo(403);
    assertThat(contributor.get(path(one) + "/split").statusCode()).isEqualTo(403);
    assertThat(contributor.get(path(one) + "/close").statusCode()).isEqualTo(200);
  }

  @Test
  void aServiceIsClosedWithDayAndReasonAndReopened() {
    editor.get(path(one) + "/close");
    HttpResponse<String> without =
        editor.post(path(one) + "/close", "on", "2026-11-30", "whole", "yes", "do", "close");
    assertThat(without.statusCode()).isEqualTo(422);
    assertThat(without.body()).contains("href=\"#f-why-it\"");

    editor.post(
        path(one) + "/close",
        "on",
        "2026-11-30",
        "why.it",
        "Il progetto è finito",
        "whole",
        "yes",
        "do",
        "close");

    assertThat(records.find(one).orElseThrow().status()).isInstanceOf(Status.Closed.class);
    assertThat(editor.get(location(editor.get("/it/services/x-" + one.shortForm()))).body())
        .contains("Il progetto è finito");
    editor.get(path(one) + "/close");
    editor.post(path(one) + "/close", "whole", "yes", "do", "reopen");
    assertThat(records.find(one).orElseThrow().status()).isEqualTo(Status.ACTIVE);
  }

  @Test
  void aBodyIsClosedAndItsServicesStay() {
    String path = "/it/desk/organizations/" + body.shortForm();
    assertThat(editor.get(path).body()).contains(path + "/close");
    assertThat(editor.get(path + "/close").body()).contains("Chiudi l’ente", "i suoi servizi");

    HttpResponse<String> answer =
        editor.post(
            path + "/close",
            "on",
            "2026-11-30",
            "why.it",
            "L’associazione si è sciolta",
            "whole",
            "yes",
            "do",
            "close");

    assertThat(editor.get(location(answer)).body()).contains("L’associazione si è sciolta");
    assertThat(records.find(one).orElseThrow().status()).isEqualTo(Status.ACTIVE);
    editor.get(path + "/close");
    editor.post(path + "/close", "whole", "yes", "do", "reopen");
    assertThat(records.find(body).orElseThrow().status()).isEqualTo(Status.ACTIVE);
  }

  @Test
  void anotherServiceIsMadeOutOfACopy() {
    assertThat(editor.get(path(one) + "/split").body()).contains("Sportello Genziana");
    String[] copy =
        TestRecords.filled(
            form.write(records.find(one).orElseThrow().draft()), "name.it", "Scuola Genziana");

    HttpResponse<String> answer = editor.post(path(one) + "/split", copy);

    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(location(answer)).doesNotContain(one.shortForm());
    assertThat(records.find(one).orElseThrow().draft().details().name().in("it"))
        .contains("Sportello Genziana");
    assertThat(
            editor
                .post(
                    path(one) + "/split",
                    TestRecords.filled(form.write(records.find(one).orElseThrow().draft())))
                .statusCode())
        .as("the same name again")
        .isEqualTo(422);
  }

  @Test
  void whatASourceSaysAboutAnEditedFieldIsDecidedByAPerson() {
    SourceRef source = new SourceRef("merge-test", one.shortForm());
    imported(source, "Elenco, prima");
    ServiceId id =
        directory.servicesOf(body).stream()
            .filter(service -> service.source().equals(source))
            .findFirst()
            .orElseThrow()
            .id();
    ServiceDraft draft = records.find(id).orElseThrow().draft();
    editor.get(path(id));
    editor.post(
        path(id),
        TestRecords.filled(
            form.write(draft).with("base", "" + records.find(id).orElseThrow().revision()),
            "place.city",
            "torino",
            "summary.it",
            "Corretta a mano"));
    imported(source, "Elenco, dopo");

    String list = editor.get("/it/desk/lists/sources").body();
    long conflict = records.conflicts(id).getFirst().id();
    String address = path(id) + "/source/" + conflict;
    assertThat(list).contains(address);
    assertThat(editor.get(address).body()).contains("Corretta a mano", "Elenco, dopo");
    editor.post(
        address,
        "base",
        "" + records.find(id).orElseThrow().revision(),
        "take.summary",
        "right",
        "whole",
        "yes",
        "do",
        "decide");
    assertThat(records.find(id).orElseThrow().draft().details().summary().in("it"))
        .isEqualTo("Elenco, dopo");
    assertThat(records.conflicts(id)).isEmpty();
  }

  private void imported(SourceRef source, String summary) {
    ServiceDetails plain =
        ServiceDetails.of(LocalizedText.of("it", "Genziana importata"), List.of("permits"));
    directory.writeServices(
        new Directory.ChangeSetInfo("import:merge-test", "test"),
        List.of(
            new ServiceDraft(
                source,
                body,
                new ServiceDetails(
                    plain.name(),
                    LocalizedText.of("it", summary),
                    plain.description(),
                    plain.howTo(),
                    plain.outcome(),
                    plain.sectors(),
                    plain.targets(),
                    plain.languages(),
                    plain.access(),
                    plain.schedule(),
                    plain.contacts(),
                    plain.funding(),
                    Map.of(),
                    plain.verification(),
                    plain.availability(),
                    false),
                records.find(one).orElseThrow().draft().location())));
  }

  private List<String> choices(ServiceId keep, ServiceId give, String side) {
    List<String> choice = new ArrayList<>();
    DraftFields.SERVICE
        .between(records.find(keep).orElseThrow().draft(), records.find(give).orElseThrow().draft())
        .forEach(difference -> choice.addAll(List.of("take." + difference.field(), side)));
    choice.addAll(
        List.of(
            "with",
            give.shortForm(),
            "base",
            "" + records.find(keep).orElseThrow().revision(),
            "other",
            "" + records.find(give).orElseThrow().revision(),
            "whole",
            "yes",
            "do",
            "merge"));
    return choice;
  }

  private Visitor signedIn(Grant grant) {
    Person person = TestPeople.active(context, "Collaudo Verdi", grant);
    return new Visitor(this::address).signIn(person.mail(), TestPeople.PASSWORD);
  }

  private static String path(ServiceId id) {
    return "/it" + Addresses.edit(id);
  }

  private static String location(HttpResponse<String> answer) {
    return answer.headers().firstValue("Location").orElseThrow();
  }
}
