package org.capacitymetro.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.capacitymetro.geo.Point;
import org.capacitymetro.hsds.Address;
import org.capacitymetro.hsds.OrganizationId;
import org.capacitymetro.hsds.Place;
import org.capacitymetro.hsds.Precision;
import org.capacitymetro.hsds.PublicService;
import org.capacitymetro.hsds.ServiceDetails;
import org.capacitymetro.hsds.ServiceDraft;
import org.capacitymetro.hsds.ServiceId;
import org.capacitymetro.hsds.SourceRef;
import org.capacitymetro.text.LocalizedText;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class DirectoryTest {
  private static final Directory.ChangeSetInfo TEST =
      new Directory.ChangeSetInfo("test", "a test writes");

  private final HikariDataSource database = TestDrafts.pool();
  private final Directory directory = TestDirectory.over(database);

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void givesBackEveryFieldOfAServiceAsItWasWritten() {
    OrganizationId provider = organization("ponte", "Associazione Ponte");
    OrganizationId funder = organization("fondo", "Fondo Fiume");
    ServiceDraft draft = TestDrafts.full("a", provider, funder);

    Directory.Written written = directory.writeServices(TEST, List.of(draft));

    PublicService service = only();
    assertThat(written).isEqualTo(new Directory.Written(1, 0, 0));
    assertThat(service.source()).isEqualTo(draft.source());
    assertThat(service.details()).isEqualTo(draft.details());
    assertThat(service.provider()).isEqualTo(directory.findOrganization(provider).orElseThrow());
    assertThat(service.funder()).isEqualTo(directory.findOrganization(funder).orElseThrow());
    assertThat(service.place())
        .isEqualTo(
            new Place(
                Precision.EXACT,
                new Point(45.07, 7.68),
                new Address("Via Milano 12", "10122", "Torino", "TO"),
                List.of("01", "201", "001272"),
                "torino",
                LocalizedText.of("it", "Secondo piano"),
                List.of("lift", "wheelchair")));
    assertThat(directory.find(service.id())).contains(service);
    assertThat(directory.servicesOf(provider)).containsExactly(service);
    assertThat(directory.servicesOf(funder)).containsExactly(service);
    assertThat(directory.newest("torino", 5)).containsExactly(service);
    assertThat(directory.newest("bari", 5)).isEmpty();
  }

  @Test
  void leavesAlreadyKnownRecordsAloneTheSecondTime() {
    OrganizationId provider = organization("ponte", "Associazione Ponte");
    directory.writeServices(
        TEST, List.of(TestDrafts.full("a", provider, null), TestDrafts.plain("b")));
    Directory.Cursor before = directory.head();

    Directory.Written again =
        directory.writeServices(
            TEST, List.of(TestDrafts.plain("b"), TestDrafts.full("a", provider, null)));

    assertThat(again).isEqualTo(new Directory.Written(0, 0, 2));
    assertThat(directory.head()).isEqualTo(before);
    assertThat(directory.count()).isEqualTo(2);
  }

  @Test
  void keepsTheIdAndDropsWhatARecordNoLongerHas() {
    directory.writeServices(TEST, List.of(Groups.bare(TestDrafts.full("a", null, null))));
    PublicService before = only();

    Directory.Written written = directory.writeServices(TEST, List.of(TestDrafts.plain("a")));

    assertThat(written).isEqualTo(new Directory.Written(0, 1, 0));
    PublicService after = only();
    assertThat(after.id()).isEqualTo(before.id());
    assertThat(after.details().withVerification(Map.of()))
        .isEqualTo(TestDrafts.plain("a").details());
    assertThat(after.place().point()).isNull();
    assertThat(after.place().areas()).isEmpty();
  }

  @Test
  void keepsAChangedRecordAsItWasInTheChangeSet() {
    directory.writeServices(TEST, List.of(TestDrafts.full("a", null, null)));
    directory.writeServices(TEST, List.of(TestDrafts.plain("a")));

    String before = database("select before::text from change where action = 'CHANGED'");

    assertThat(before).contains("Via Milano 12").contains("Secondo piano").contains("WEEKLY");
  }

  @Test
  void tellsWhichServicesToReadAgainWhenTheirBodyIsRenamed() {
    OrganizationId provider = organization("ponte", "Associazione Ponte");
    directory.writeServices(
        TEST, List.of(TestDrafts.full("a", provider, null), TestDrafts.plain("b")));
    Directory.Cursor before = directory.head();

    organization("ponte", "Associazione Ponte Nuovo");

    Directory.Changes changes = directory.changesAfter(before, 100);
    assertThat(changes.services()).hasSize(1);
    PublicService touched = directory.find(changes.services().getFirst()).orElseThrow();
    assertThat(touched.source().id()).isEqualTo("a");
    assertThat(touched.provider()).isNotNull();
    assertThat(touched.provider().name().in("it")).isEqualTo("Associazione Ponte Nuovo");
  }

  @Test
  void neverSkipsAChangeThatCommitsAfterALaterOne() {
    Directory.Cursor start = directory.head();
    TransactionTemplate late = new TransactionTemplate(new DataSourceTransactionManager(database));

    late.executeWithoutResult(
        status -> {
          directory.writeServices(TEST, List.of(TestDrafts.plain("late")));
          inAnotherThread(
              () -> directory.writeServices(TEST, List.of(TestDrafts.plain("early", "other"))));
          Directory.Changes meanwhile = inAnotherThread(() -> directory.changesAfter(start, 10));
          assertThat(meanwhile.services()).isEmpty();
          assertThat(meanwhile.next()).isEqualTo(start);
        });

    Directory.Changes after = directory.changesAfter(start, 10);
    assertThat(directory.list(after.services()))
        .extracting(service -> service.source().id())
        .containsExactlyInAnyOrder("late", "early");
    assertThat(directory.changesAfter(after.next(), 10).services()).isEmpty();
    assertThat(after.next()).isEqualTo(directory.head());
  }

  @Test
  void pagesThroughTheChangesWithoutLossOrRepetition() {
    for (int i = 0; i < 5; i++) {
      directory.writeServices(TEST, List.of(TestDrafts.plain("p" + i), TestDrafts.plain("q" + i)));
    }
    List<ServiceId> seen = new ArrayList<>();
    Directory.Cursor cursor = Directory.Cursor.START;
    Directory.Changes changes;
    do {
      changes = directory.changesAfter(cursor, 3);
      seen.addAll(changes.services());
      cursor = changes.next();
    } while (changes.more());

    assertThat(seen).hasSize(10).doesNotHaveDuplicates();
  }

  @Test
  void letsTwoWritersOfOneSourceMeetWithoutDuplicatesOrDeadlock() throws Exception {
    List<ServiceDraft> forwards = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      forwards.add(TestDrafts.plain("r" + i));
    }
    List<ServiceDraft> backwards = forwards.reversed();
    try (ExecutorService writers = Executors.newFixedThreadPool(2)) {
      Future<Directory.Written> one = writers.submit(() -> directory.writeServices(TEST, forwards));
      Future<Directory.Written> two =
          writers.submit(() -> directory.writeServices(TEST, backwards));
      assertThat(one.get().created() + two.get().created()).isEqualTo(300);
      assertThat(one.get().unchanged() + two.get().unchanged()).isEqualTo(300);
    }
    assertThat(directory.count()).isEqualTo(300);
  }

  @Test
  void readsEveryServiceOnceInBatches() {
    List<ServiceDraft> drafts = new ArrayList<>();
    for (int i = 0; i < 2_000; i++) {
      drafts.add(TestDrafts.plain("s" + i));
    }
    directory.writeServices(TEST, drafts);
    List<String> read = new ArrayList<>();

    directory.forEach(service -> read.add(service.source().id()));

    assertThat(read)
        .containsExactlyInAnyOrderElementsOf(
            drafts.stream().map(draft -> draft.source().id()).toList());
  }

  @Test
  void refusesWhatIsNotInTheVocabularyAndWritesNothing() {
    ServiceDraft wrong =
        new ServiceDraft(
            new SourceRef("list", "x"),
            null,
            ServiceDetails.of(LocalizedText.of("it", "Nome"), List.of("healt")),
            null);

    assertThatThrownBy(() -> directory.writeServices(TEST, List.of(TestDrafts.plain("ok"), wrong)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("sector", "list x", "\"healt\"", "health-stp-eni");
    assertThat(directory.count()).isZero();
  }

  @Test
  void refusesARecordThatStandsTwiceInABatch() {
    assertThatThrownBy(
            () ->
                directory.writeServices(
                    TEST, List.of(TestDrafts.plain("a"), TestDrafts.plain("a"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("once");
  }

  @Test
  void keepsEveryRecordOfSeveralLargeBatches() {
    OrganizationId provider = organization("ponte", "Associazione Ponte");
    for (int b = 0; b < 4; b++) {
      assertThat(directory.writeServices(TEST, batch(b, provider)))
          .isEqualTo(new Directory.Written(1_000, 0, 0));
    }
    assertThat(directory.count()).isEqualTo(4_000);
  }

  private static List<ServiceDraft> batch(int number, OrganizationId provider) {
    List<ServiceDraft> drafts = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      drafts.add(TestDrafts.full("batch-" + number + "-" + i, provider, null));
    }
    return drafts;
  }

  private OrganizationId organization(String id, String name) {
    return directory
        .writeOrganizations(TEST, List.of(TestDrafts.body(id, name)), written -> {})
        .getFirst();
  }

  private PublicService only() {
    List<PublicService> all = new ArrayList<>();
    directory.forEach(all::add);
    assertThat(all).hasSize(1);
    return all.getFirst();
  }

  private String database(String sql) {
    return JdbcClient.create(database).sql(sql).query(String.class).single();
  }

  private static <T> T inAnotherThread(Callable<T> work) {
    try (ExecutorService other = Executors.newSingleThreadExecutor()) {
      return other.submit(work).get();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aClockThatJumpsBackHidesNoChange() {
    JumpingClock clock = new JumpingClock(Instant.parse("2026-11-24T10:00:00Z"));
    Directory jumping =
        TestDirectory.over(database, org.capacitymetro.areas.TestAreas.over(database), clock);
    jumping.writeServices(
        TEST, List.of(TestDrafts.full("a", null, null), TestDrafts.full("b", null, null)));
    Directory.Cursor before = jumping.head();

    clock.now = Instant.parse("2020-01-01T00:00:00Z");
    jumping.writeServices(TEST, List.of(TestDrafts.full("c", null, null)));

    Directory.Changes changes = jumping.changesAfter(before, 10);
    assertThat(jumping.list(changes.services()))
        .extracting(service -> service.source().id())
        .containsExactly("c");
    assertThat(jumping.head()).isEqualTo(changes.next()).isNotEqualTo(before);
    assertThat(jumping.changesAfter(changes.next(), 10).services()).isEmpty();
    List<String> all = new ArrayList<>();
    jumping.forEach(service -> all.add(service.source().id()));
    assertThat(all).containsExactlyInAnyOrder("a", "b", "c");
  }

  private static final class JumpingClock extends Clock {
    private Instant now;

    JumpingClock(Instant now) {
      this.now = now;
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
