package org.capacitymetro.editing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.capacitymetro.accounts.TestPeople;
import org.capacitymetro.directory.Records;
import org.capacitymetro.hsds.OrganizationId;
import org.capacitymetro.hsds.Precision;
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

/// Settling several services of a list of the desk at once.
class BulkActionsTest extends RunningApplication {
  private static final String LIST = "/it/desk/lists/unverified?city=torino";

  @Autowired ApplicationContext context;
  @Autowired Records records;

  private Visitor editor;
  private ServiceId one;
  private ServiceId two;

  @BeforeEach
  void write() {
    Person person = TestPeople.active(context, "Collaudo Verdi", TestRecords.EDITOR_OF_TORINO);
    editor = new Visitor(this::address).signIn(person.mail(), TestPeople.PASSWORD);
    OrganizationId body = TestRecords.body(records, "Associazione Sambuco");
    one = TestRecords.service(records, "Sportello Sambuco", body, Precision.EXACT);
    two = TestRecords.service(records, "Sportello Mirto", body, Precision.EXACT);
    editor.get(LIST);
  }

  @Test
  void closesTheChosenOnesInOneChangeSetThatCanBeTakenBack() {
    HttpResponse<String> answer =
        settle("what", "close", "on", "2026-11-02", "why.it", "il progetto è finito");

    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(status(one)).isInstanceOf(Status.Closed.class).isEqualTo(status(two));
    assertThat(((Status.Closed) status(one)).on()).isEqualTo(LocalDate.of(2026, 11, 2));
    long changeSet = records.history(one).getFirst().changeSet();
    assertThat(records.history(two).getFirst().changeSet()).isEqualTo(changeSet);
    String location = answer.headers().firstValue("Location").orElseThrow();
    assertThat(location).contains("city=torino");
    assertThat(editor.get(location).body())
        .contains("2 schede sono cambiate", "/it/desk/changes/" + changeSet);

    editor.post("/it/desk/changes/" + changeSet + "/revert");
    assertThat(status(one)).isEqualTo(Status.ACTIVE).isEqualTo(status(two));
  }

  @Test
  void takesTheChosenOnesOutOfTheSearch() {
    settle("what", "hide", "why.it", "non risponde nessuno");

    assertThat(status(one)).isInstanceOf(Status.Hidden.class).isEqualTo(status(two));
  }

  @Test
  void whatIsMissingIsSaidAndWhatWasTypedAndChosenStays() {
    Matcher shown =
        Pattern.compile("name=\"record\" value=\"(\\w+)\"").matcher(editor.get(LIST).body());
    assertThat(shown.find()).isTrue();

    HttpResponse<String> answer =
        editor.post(
            LIST,
            "whole",
            "yes",
            "record",
            shown.group(1),
            "what",
            "close",
            "on",
            "32/13/2026",
            "why.it",
            "traslocano");

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body())
        .contains("32/13/2026", "value=\"traslocano\"")
        .containsPattern("value=\"" + shown.group(1) + "\"[^>]* checked");
    assertThat(editor.post(LIST, "whole", "yes").body())
        .contains("scegline almeno una", "scegli se chiuderle", "scrivi perché");
    assertThat(status(one)).isEqualTo(Status.ACTIVE);
  }

  @Test
  void oneRecordOfAnotherCityStopsAll() {
    Person stranger =
        TestPeople.active(
            context, "Collaudo Bruni", new Grant(Role.EDITOR, new Scope.City("bari")));
    editor = new Visitor(this::address).signIn(stranger.mail(), TestPeople.PASSWORD);
    editor.get("/it/desk");

    assertThat(settle("what", "hide", "why.it", "prova").statusCode()).isEqualTo(403);
    assertThat(List.of(status(one), status(two))).containsOnly(Status.ACTIVE);
  }

  private HttpResponse<String> settle(String... rest) {
    String[] all = new String[rest.length + 6];
    System.arraycopy(
        new String[] {"whole", "yes", "record", one.shortForm(), "record", two.shortForm()},
        0,
        all,
        0,
        6);
    System.arraycopy(rest, 0, all, 6, rest.length);
    return editor.post(LIST, all);
  }

  private Status status(ServiceId id) {
    return records.find(id).orElseThrow().status();
  }
}
