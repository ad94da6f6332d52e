package org.capacitymetro.editing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.LocalDate;
import org.capacitymetro.accounts.TestPeople;
import org.capacitymetro.directory.Directory;
import org.capacitymetro.directory.Records;
import org.capacitymetro.directory.Revision;
import org.capacitymetro.freshness.Availability;
import org.capacitymetro.freshness.FieldGroup;
import org.capacitymetro.freshness.Method;
import org.capacitymetro.hsds.OrganizationId;
import org.capacitymetro.hsds.Precision;
import org.capacitymetro.hsds.ServiceId;
import org.capacitymetro.pages.Formats;
import org.capacitymetro.rights.Grant;
import org.capacitymetro.rights.Person;
import org.capacitymetro.rights.Role;
import org.capacitymetro.rights.Scope;
import org.capacitymetro.testing.RunningApplication;
import org.capacitymetro.testing.Visitor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

class PlacesPagesTest extends RunningApplication {
  @Autowired ApplicationContext context;
  @Autowired Records records;
  @Autowired Directory directory;
  @Autowired ServiceForm form;
  @Autowired Clock clock;

  private OrganizationId body;
  private ServiceId service;

  @BeforeEach
  void write() {
    body = TestRecords.body(records, "Associazione Betulla");
    service = TestRecords.service(records, "Sportello Betulla", body, Precision.EXACT);
  }

  @Test
  void oneClickSaysThatThereArePlacesAndThePublicReadsItWithItsAge() {
    Visitor contributor =
        signedIn(new Grant(Role.CONTRIBUTOR, new Scope.Organization(body.value())));
    assertThat(contributor.get("/it/desk/services/" + service.shortForm()).body())
        .contains(path() + "\"", "Ci sono posti?");
    assertThat(contributor.get(path()).body()).contains("Dopo 14 giorni", "Settimane di attesa");

    HttpResponse<String> said = contributor.post(path(), "do", "free", "whole", "yes");

    assertThat(said.statusCode()).isEqualTo(303);
    assertThat(availability()).isEqualTo(new Availability.Free(today()));
    assertThat(records.history(service).getFirst().action())
        .isEqualTo(Revision.Action.AVAILABILITY);
    String page = contributor.get(said.headers().firstValue("Location").orElseThrow()).body();
    assertThat(page).contains("Ci sono posti", "detto oggi");
  }

  @Test
  void whatCannotBeIsRefusedInWordsAndNothingIsSaid() {
    Visitor editor = signedIn(TestRecords.EDITOR_OF_TORINO);
    editor.get(path());

    HttpResponse<String> weeks =
        editor.post(path(), "do", "waiting", "weeks", "tante", "whole", "yes");
    HttpResponse<String> day =
        editor.post(
            path(), "do", "closed", "until", today().minusDays(1).toString(), "whole", "yes");

    assertThat(weeks.statusCode()).isEqualTo(422);
    assertThat(weeks.body()).contains("«tante» non va bene", "da 1 a 520");
    assertThat(day.statusCode()).isEqualTo(422);
    assertThat(day.body()).contains("scrivi un giorno dopo oggi");
    assertThat(availability()).isNull();
  }

  @Test
  void whatWasSaidIsChangedAndTakenBack() {
    Visitor verifier = signedIn(new Grant(Role.VERIFIER, new Scope.City("torino")));
    verifier.get(path());
    verifier.post(path(), "do", "waiting", "weeks", "6", "whole", "yes");
    assertThat(availability()).isEqualTo(new Availability.Waiting(today(), 6));
    assertThat(verifier.get(path()).body()).contains("Lista d’attesa di circa 6 settimane");

    verifier.post(path(), "do", "none", "whole", "yes");

    assertThat(availability()).isNull();
  }

  @Test
  void strangersSayNothingOfPlaces() {
    Visitor stranger = signedIn(new Grant(Role.EDITOR, new Scope.City("bari")));

    assertThat(stranger.get(path()).statusCode()).isEqualTo(403);
    assertThat(stranger.post(path(), "do", "free", "whole", "yes").statusCode()).isEqualTo(403);

    assertThat(availability()).isNull();
  }

  @Test
  void anEditVouchesForTheGroupItChangesInTheNameOfWhoMadeIt() {
    edit(signedIn(TestRecords.EDITOR_OF_TORINO), "+39 011 111 1111");
    assertThat(records.find(service).orElseThrow().draft().details().verification())
        .hasEntrySatisfying(
            FieldGroup.CONTACTS,
            contacts -> {
              assertThat(contacts.method()).isEqualTo(Method.EDIT);
              assertThat(contacts.by()).isEqualTo("editor");
            })
        .doesNotContainKey(FieldGroup.ACCESS);

    edit(
        signedIn(new Grant(Role.CONTRIBUTOR, new Scope.Organization(body.value()))),
        "+39 011 222 2222");
    assertThat(records.find(service).orElseThrow().draft().details().verification())
        .hasEntrySatisfying(
            FieldGroup.CONTACTS,
            contacts -> {
              assertThat(contacts.method()).isEqualTo(Method.ORGANIZATION_EDIT);
              assertThat(contacts.by()).isEqualTo("Associazione Betulla");
            });
  }

  private void edit(Visitor visitor, String phone) {
    var version = records.find(service).orElseThrow();
    Fields fields = form.write(version.draft()).with("base", Long.toString(version.revision()));
    visitor.get("/it/desk/services/" + service.shortForm());
    HttpResponse<String> saved =
        visitor.post(
            "/it/desk/services/" + service.shortForm(),
            TestRecords.filled(fields, "phones.0.number", phone, "do", "save"));
    assertThat(saved.statusCode()).isEqualTo(303);
  }

  private @Nullable Availability availability() {
    return directory.find(service).orElseThrow().details().availability();
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), Formats.ZONE);
  }

  private String path() {
    return "/it/desk/services/" + service.shortForm() + "/places";
  }

  private Visitor signedIn(Grant grant) {
    Person person = TestPeople.active(context, "Collaudo Betulla", grant);
    return new Visitor(this::address).signIn(person.mail(), TestPeople.PASSWORD);
  }
}
