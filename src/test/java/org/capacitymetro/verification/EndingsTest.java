package org.capacitymetro.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.capacitymetro.directory.Directory;
import org.capacitymetro.directory.Records;
import org.capacitymetro.freshness.Availability;
import org.capacitymetro.hsds.Funding;
import org.capacitymetro.hsds.ServiceId;
import org.capacitymetro.mail.MailAddress;
import org.capacitymetro.mail.Outbox;
import org.capacitymetro.pages.Formats;
import org.capacitymetro.testing.RunningApplication;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

class EndingsTest extends RunningApplication {
  @Autowired Endings endings;
  @Autowired PlacesQuestions places;
  @Autowired Samples samples;
  @Autowired CallStore calls;
  @Autowired Records records;
  @Autowired Directory directory;
  @Autowired Outbox outbox;
  @Autowired JdbcClient jdbc;

  private final LocalDate today = LocalDate.now(Formats.ZONE);
  private TestBodies.Body body;

  @BeforeEach
  void begin() {
    TestBodies.forgetAskings(jdbc);
    body = TestBodies.body(records, "Progetto Erica", 0);
  }

  @Test
  void aBodyIsWrittenToOnceThirtyAndOnceSevenDaysBefore() {
    ServiceId service = ending(today.plusDays(20));
    ending(today.plusDays(25));
    endings.run();
    endings.run();
    assertThat(mails()).hasSize(1);
    assertThat(outbox.listTo(new MailAddress(body.mail())).getFirst().mail().text())
        .contains("Dopo quella data", "/it/confirm/");

    jdbc.sql("update service set ends_on = :day where id = :id")
        .param("day", today.plusDays(5))
        .param("id", service.value())
        .update();
    endings.run();
    endings.run();
    assertThat(mails()).hasSize(2);
    assertThat(directory.find(service)).isPresent();
  }

  @Test
  void theDayAfterTheEndTheServiceIsClosedByAChangeSetOfTheJob() {
    ServiceId over = ending(today.minusDays(1));
    ServiceId lastDay = ending(today);
    endings.run();

    assertThat(directory.find(over)).isEmpty();
    assertThat(records.history(over).getFirst().actor()).isEqualTo("job:project-endings");
    assertThat(directory.find(lastDay)).isPresent();
  }

  @Test
  void aBodyIsAskedOnceBeforeItsWordOnPlacesExpires() {
    ServiceId service = ending(today.plusYears(3));
    Directory.ChangeSetInfo info = new Directory.ChangeSetInfo("test", "test");
    records.availability(info, service, new Availability.Free(today.minusDays(5)));
    places.run();
    assertThat(mails()).isEmpty();

    records.availability(info, service, new Availability.Free(today.minusDays(12)));
    places.run();
    places.run();
    assertThat(mails()).hasSize(1);
    assertThat(outbox.listTo(new MailAddress(body.mail())).getFirst().mail().subject())
        .isEqualTo("Ci sono ancora posti? Progetto Erica");
  }

  @Test
  void theSampleOfAMonthIsDrawnOnceAndItsFirstWordCounts() {
    jdbc.sql("delete from audit_sample").update();
    for (int i = 0; i < 25; i++) {
      ending(today.plusYears(3));
    }
    long drawn = samples.draw();
    assertThat(drawn).isPositive();
    assertThat(samples.draw()).isZero();
    LocalDate month = PhoneRound.month(today);
    List<ServiceId> unheard = calls.unheard(month);
    assertThat(unheard).hasSize((int) drawn).doesNotHaveDuplicates();
    assertThat(
            jdbc.sql("select max(n) from (select count(*) as n from audit_sample group by city)")
                .query(Long.class)
                .single())
        .isEqualTo(20);

    calls.judge(month, unheard.getFirst(), false, java.time.Instant.now());
    calls.judge(month, unheard.getFirst(), true, java.time.Instant.now());
    calls.judge(month, unheard.getLast(), true, java.time.Instant.now());
    assertThat(calls.accuracy(month, null)).isEqualTo(new CallStore.Accuracy(2, 1));
  }

  private ServiceId ending(LocalDate day) {
    return TestBodies.service(
        records, body.id(), "Corso fino al " + day, new Funding(null, "FAMI-1", day), List.of());
  }

  private List<?> mails() {
    return outbox.listTo(new MailAddress(body.mail()));
  }
}
