package org.capacitymetro.editing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.DayOfWeek;
import org.capacitymetro.accounts.TestPeople;
import org.capacitymetro.directory.Records;
import org.capacitymetro.directory.Version;
import org.capacitymetro.hours.Schedule;
import org.capacitymetro.hsds.Addresses;
import org.capacitymetro.hsds.Precision;
import org.capacitymetro.hsds.ServiceDraft;
import org.capacitymetro.hsds.ServiceId;
import org.capacitymetro.rights.Grant;
import org.capacitymetro.rights.Person;
import org.capacitymetro.testing.RunningApplication;
import org.capacitymetro.testing.Visitor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

class ProposedHoursTest extends RunningApplication {
  private static final String WORDS = "lun-ven 9-13 (telefonare prima)";
  private static final String LIST = "/it/desk/lists/hours-in-words";

  @Autowired ApplicationContext context;
  @Autowired Records records;
  @Autowired ServiceForm form;

  private ServiceId service;
  private Visitor editor;

  @BeforeEach
  void write() {
    service =
        TestRecords.service(
            records,
            "Sportello Orari",
            TestRecords.body(records, "Associazione Orari"),
            Precision.EXACT);
    editor = signedIn(TestRecords.EDITOR_OF_TORINO);
    editor.get(path());
    editor.post(path(), filled("hours.original.it", WORDS));
  }

  @Test
  void theWordsTheirMeaningAndHowSureItIsStandInTheFormAndOnTheList() {
    assertThat(editor.get(path()).body())
        .contains(
            "Orari letti solo in parte",
            ">" + WORDS + "</q>",
            "09:00–13:00",
            "Sicurezza della lettura: 42 %");
    assertThat(editor.get(LIST).body()).contains(service.shortForm());
  }

  @Test
  void acceptedHoursAreAChangeLikeAnyOtherAndTheWordsStay() {
    long before = current().revision();

    HttpResponse<String> saved = editor.post(path(), filled("do", "hours:save"));

    assertThat(saved.statusCode()).isEqualTo(303);
    Schedule schedule = schedule();
    assertThat(schedule.kind()).isEqualTo(Schedule.Kind.WEEKLY);
    assertThat(schedule.slots())
        .extracting(Schedule.Slot::day)
        .containsExactly(
            DayOfWeek.MONDAY,
            DayOfWeek.TUESDAY,
            DayOfWeek.WEDNESDAY,
            DayOfWeek.THURSDAY,
            DayOfWeek.FRIDAY);
    assertThat(schedule.original().in("it")).isEqualTo(WORDS);
    assertThat(current().revision()).isGreaterThan(before);
    assertThat(editor.get(path() + "/history").body()).contains("09:00–13:00");
    assertThat(editor.get(LIST).body()).doesNotContain(service.shortForm());
    assertThat(editor.get(path()).body()).doesNotContain("Orari letti solo in parte");
  }

  @Test
  void hoursToBeCorrectedComeIntoTheFormAndNothingTypedIsLost() {
    HttpResponse<String> answer =
        editor.post(path(), filled("summary.it", "Appena scritto", "do", "hours:use"));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body())
        .contains("Appena scritto", "name=\"week.0.1.0.opens\"", "value=\"09:00\"", WORDS)
        .doesNotContain("Orari letti solo in parte");
    assertThat(schedule().kind()).isEqualTo(Schedule.Kind.UNKNOWN);
  }

  @Test
  void hoursLeftInWordsComeBackWhenTheWordsChange() {
    HttpResponse<String> answer =
        editor.post(path(), filled("summary.it", "Appena scritto", "do", "hours:leave"));

    assertThat(answer.body()).contains("Appena scritto").doesNotContain("hours-proposal");
    assertThat(editor.get(path()).body()).doesNotContain("hours-proposal").contains(WORDS);
    assertThat(editor.get(LIST).body()).doesNotContain(service.shortForm());

    editor.post(path(), filled("hours.original.it", "mar 9-13 (telefonare prima)"));
    assertThat(editor.get(path()).body()).contains("hours-proposal");
    assertThat(editor.get(LIST).body()).contains(service.shortForm());
  }

  @Test
  void wordsWithoutAnyMeaningOfferNothing() {
    editor.post(path(), filled("hours.original.it", "quando capita"));

    assertThat(editor.get(path()).body()).doesNotContain("hours-proposal");
    assertThat(editor.get(LIST).body()).contains(service.shortForm());
  }

  private Visitor signedIn(Grant grant) {
    Person person = TestPeople.active(context, "Collaudo Rossi", grant);
    return new Visitor(this::address).signIn(person.mail(), TestPeople.PASSWORD);
  }

  private Schedule schedule() {
    return current().draft().details().schedule();
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
}
