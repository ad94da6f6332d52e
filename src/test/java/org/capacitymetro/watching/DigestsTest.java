package org.capacitymetro.watching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.capacitymetro.directory.Directory;
import org.capacitymetro.directory.Records;
import org.capacitymetro.directory.TestDirectory;
import org.capacitymetro.hsds.Organization;
import org.capacitymetro.hsds.OrganizationDraft;
import org.capacitymetro.hsds.OrganizationId;
import org.capacitymetro.hsds.Precision;
import org.capacitymetro.hsds.ServiceId;
import org.capacitymetro.hsds.SourceRef;
import org.capacitymetro.mail.MailAddress;
import org.capacitymetro.mail.MailBounced;
import org.capacitymetro.mail.Posted;
import org.capacitymetro.mail.TestMail;
import org.capacitymetro.pages.Language;
import org.capacitymetro.platform.Seals;
import org.capacitymetro.platform.TestPlatform;
import org.capacitymetro.rights.PersonDeleted;
import org.capacitymetro.rights.PersonId;
import org.capacitymetro.testing.TestDatabase;
import org.capacitymetro.testing.TurnedClock;
import org.capacitymetro.text.LocalizedText;
import org.capacitymetro.text.TimeOrderedId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.transaction.support.TransactionTemplate;

class DigestsTest {
  private static final MailAddress AMINA = MailAddress.parse("amina@example.org");

  private final TurnedClock clock = new TurnedClock(Instant.parse("2026-11-24T09:00:00Z"));
  private final TestDatabase database = TestDatabase.fresh();
  private final Directory directory = TestDirectory.over(database.dataSource());
  private final Records records = TestDirectory.records(database.dataSource());
  private final TestMail mail = new TestMail(database, clock);
  private final FollowStore store = new FollowStore(JdbcClient.create(mail.source()));
  private final FollowLinks links =
      new FollowLinks(new Seals(JdbcClient.create(mail.source())), clock);
  private final Searches searches = new TestFollowing.WordSearches();
  private final Subjects subjects = new Subjects(directory, searches);
  private final FollowLetters letters =
      new FollowLetters(links, subjects, TestPlatform.publicAddress("https://map.example.org"));
  private final Follows follows = new Follows(store, letters, directory, mail.post(), clock);
  private final Digests digests =
      new Digests(
          store,
          TestDirectory.news(database.dataSource()),
          new Picking(directory, TestDirectory.news(database.dataSource()), subjects, searches),
          letters,
          mail.post(),
          new TransactionTemplate(new JdbcTransactionManager(mail.source())),
          clock);
  private final GreenMail server =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

  @AfterEach
  void stop() {
    server.stop();
  }

  @Test
  void tellsWhatChangedByMailThatOneClickStops() throws Exception {
    server.start();
    follow(new Target.Search("?q=viola"), Frequency.IMMEDIATE);
    ServiceId id = TestFollowing.service(records, "Sportello viola", null);
    TestFollowing.service(records, "Sportello rosso", null);

    assertThat(digests.run()).isEqualTo(1);
    JavaMailSenderImpl sender = new JavaMailSenderImpl();
    sender.setHost("127.0.0.1");
    sender.setPort(server.getSmtp().getPort());
    assertThat(mail.deliver(sender)).isEqualTo(1);

    MimeMessage message = server.getReceivedMessages()[0];
    String text = (String) ((Multipart) message.getContent()).getBodyPart(0).getContent();
    assertThat(message.getSubject()).isEqualTo("Un cambiamento: «viola»");
    assertThat(message.getHeader("List-Unsubscribe-Post"))
        .containsExactly("List-Unsubscribe=One-Click");
    assertThat(message.getHeader("List-Unsubscribe")[0])
        .startsWith("<https://map.example.org/it/follow/stop/");
    assertThat(text)
        .contains("Nuovi", "Sportello viola", "/it/services/sportello-viola-" + id.shortForm())
        .contains("Scheda aggiunta alla mappa (")
        .doesNotContain("Sportello rosso", "Ada Rossi", TestFollowing.STREET);
  }

  @Test
  void saysKindsOfChangeInTheReadersLanguage() {
    ServiceId id = TestFollowing.service(records, "Sportello viola", null);
    Follow follow = follow(new Target.Service(id), Frequency.IMMEDIATE);
    follows.change(follow, Frequency.IMMEDIATE, Language.ENGLISH);
    TestFollowing.change(records, id, "permits");

    digests.run();

    assertThat(only().mail().text())
        .contains("Entry updated: name and description", "What you follow")
        .doesNotContain("Ada Rossi");
    assertThat(only().mail().language()).isEqualTo(Language.ENGLISH);
  }

  @Test
  void tellsThatAServiceClosedOrWentOnInAnother() {
    ServiceId closed = TestFollowing.service(records, "Sportello viola chiuso", null);
    follow(new Target.Search("?q=viola"), Frequency.IMMEDIATE);
    records.close(TestFollowing.PERSON, closed, LocalDate.of(2026, 11, 1), LocalizedText.EMPTY);

    digests.run();

    assertThat(only().mail().text())
        .contains("Chiusi o tolti", "Sportello viola chiuso", "Chiusura");
  }

  @Test
  void aBodyIsFollowedWithItsServices() {
    OrganizationId body = body("Associazione Viole");
    follow(new Target.Body(body), Frequency.IMMEDIATE);
    TestFollowing.service(records, "Corso", body);
    TestFollowing.service(records, "Altro corso", body("Altri"));

    digests.run();

    assertThat(only().mail().text())
        .contains("Corso", "Associazione Viole")
        .doesNotContain("Altro");
  }

  @Test
  void aReservedPlaceStaysReserved() {
    follow(new Target.Search("?q=Casa"), Frequency.IMMEDIATE);
    TestFollowing.service(records, "Casa " + TestFollowing.STREET, null, Precision.COMUNE);

    digests.run();

    assertThat(only().mail().text() + only().mail().html() + only().mail().subject())
        .contains("Casa")
        .doesNotContain("Viole", "viole");
  }

  @Test
  void tellsNobodyTwiceAndWaitsForItsHour() {
    ServiceId id = TestFollowing.service(records, "Sportello viola", null);
    follow(new Target.Service(id), Frequency.WEEKLY);
    assertThat(digests.run()).as("nothing has changed").isZero();
    TestFollowing.change(records, id, "permits");
    TestFollowing.change(records, id, "health");
    assertThat(digests.run()).as("not yet Monday").isZero();

    clock.turn(Duration.ofDays(6));
    assertThat(digests.run()).isEqualTo(1);
    assertThat(digests.run()).isZero();
    clock.turn(Duration.ofDays(7));
    assertThat(digests.run()).as("told already").isZero();
    assertThat(sent()).hasSize(1);
  }

  @Test
  void aRunThatDiesHalfWayForgetsNobodyAndTellsNobodyTwice() {
    ServiceId id = TestFollowing.service(records, "Sportello viola", null);
    follow(new Target.Service(id), Frequency.IMMEDIATE);
    MailAddress second = MailAddress.parse("bruno@example.org");
    follow(second, new Target.Service(id), Frequency.IMMEDIATE);
    TestFollowing.change(records, id, "permits");
    database
        .jdbc()
        .sql(
            """
            create function refuse_second() returns trigger language plpgsql as
            $$ begin raise exception 'the server dies here'; end $$
            """)
        .update();
    database
        .jdbc()
        .sql(
            """
            create trigger dies before insert on mail for each row
            when (new.recipient = 'bruno@example.org') execute function refuse_second()
            """)
        .update();

    assertThatThrownBy(digests::run).hasMessageContaining("the server dies here");
    database.jdbc().sql("drop trigger dies on mail").update();
    assertThat(digests.run()).isEqualTo(1);

    assertThat(sent()).hasSize(1);
    assertThat(mail.outbox().listTo(second)).hasSize(1);
  }

  @Test
  void manyNodesAtOnceSendOneMail() throws Exception {
    ServiceId id = TestFollowing.service(records, "Sportello viola", null);
    follow(new Target.Service(id), Frequency.IMMEDIATE);
    TestFollowing.change(records, id, "permits");

    try (var nodes = Executors.newFixedThreadPool(4)) {
      Callable<Long> node = digests::run;
      for (var run : nodes.invokeAll(List.of(node, node, node, node))) {
        run.get();
      }
    }

    assertThat(sent()).hasSize(1);
  }

  @Test
  void namesThirtyAndCountsTheRest() {
    follow(new Target.Search("?q=viola"), Frequency.IMMEDIATE);
    for (int i = 0; i < 32; i++) {
      TestFollowing.service(records, "viola n" + i, null);
    }

    digests.run();

    assertThat(only().mail().subject()).isEqualTo("32 cambiamenti: «viola»");
    assertThat(only().mail().text())
        .contains("viola n29", "E altre 2 schede.")
        .doesNotContain("n30");
  }

  @Test
  void anAddressThatRefusesMailOrAnAccountThatIsDeletedFollowsNothing() {
    Target target = new Target.Search("?q=viola");
    PersonId person = new PersonId(UUID.randomUUID());
    follow(target, Frequency.DAILY);
    follows.bounced(new MailBounced(UUID.randomUUID(), AMINA, "no such box"));
    assertThat(store.list(AMINA)).isEmpty();

    store.insert(follow(AMINA, person, target, Frequency.DAILY), clock.instant());
    follows.deleted(new PersonDeleted(person));
    assertThat(store.list(AMINA)).isEmpty();
  }

  @Test
  void whatNobodyConfirmsIsForgottenAfterSevenDaysAndFillsNobodysPost() {
    for (int i = 0; i < 9; i++) {
      follows.ask(AMINA, new Target.Search("?q=" + i), Frequency.DAILY, Language.ITALIAN, null);
    }
    follows.ask(AMINA, new Target.Search("?q=0"), Frequency.DAILY, Language.ITALIAN, null);
    assertThat(sent()).hasSize(Follows.MOST_UNCONFIRMED);
    assertThat(sent().getFirst().mail().text()).contains("Qualcuno, forse tu", "dopo 7 giorni");

    clock.turn(FollowLinks.LIFE.minusSeconds(1));
    assertThat(follows.forgetUnconfirmed()).isZero();
    clock.turn(Duration.ofSeconds(2));
    assertThat(follows.forgetUnconfirmed()).isEqualTo(Follows.MOST_UNCONFIRMED);
    assertThat(store.list(AMINA)).isEmpty();
  }

  @Test
  void whoFollowsAlreadyIsToldSoByMailOnly() {
    Target target = new Target.Search("?q=viola");
    follow(target, Frequency.DAILY);
    clock.turn(Follows.PAUSE.plusSeconds(1));

    assertThat(
            follows.ask(
                MailAddress.parse("Amina@example.org"),
                target,
                Frequency.IMMEDIATE,
                Language.ENGLISH,
                null))
        .isFalse();

    assertThat(only().mail().subject()).isEqualTo("Segui già: «viola»");
    assertThat(store.list(AMINA).getFirst().frequency()).isEqualTo(Frequency.DAILY);
  }

  private Follow follow(Target target, Frequency frequency) {
    return follow(AMINA, target, frequency);
  }

  private Follow follow(MailAddress address, Target target, Frequency frequency) {
    Follow follow = follow(address, null, target, frequency);
    store.insert(follow, frequency.first(clock.instant()));
    return follow;
  }

  private Follow follow(
      MailAddress address, @Nullable PersonId person, Target target, Frequency frequency) {
    return new Follow(
        TimeOrderedId.next(),
        address,
        person,
        target,
        frequency,
        Language.ITALIAN,
        clock.instant(),
        clock.instant(),
        directory.head());
  }

  private OrganizationId body(String name) {
    return records.create(
        TestFollowing.PERSON,
        new OrganizationDraft(
            new SourceRef("test", UUID.randomUUID().toString()),
            LocalizedText.of("it", name),
            LocalizedText.EMPTY,
            Organization.ProviderType.THIRD_SECTOR,
            null,
            null,
            List.of(),
            List.of(),
            false));
  }

  private List<Posted> sent() {
    return mail.outbox().listTo(AMINA);
  }

  private Posted only() {
    assertThat(sent()).hasSize(1);
    return sent().getFirst();
  }
}
