package org.capacitymetro.consolidation;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.capacitymetro.directory.Directory;
import org.capacitymetro.directory.Outlines;
import org.capacitymetro.directory.Records;
import org.capacitymetro.directory.TestDirectory;
import org.capacitymetro.geo.Point;
import org.capacitymetro.hsds.Address;
import org.capacitymetro.hsds.LocationDraft;
import org.capacitymetro.hsds.Precision;
import org.capacitymetro.hsds.ServiceDraft;
import org.capacitymetro.hsds.SourceRef;
import org.capacitymetro.matching.Watch;
import org.capacitymetro.testing.TestDatabase;
import org.capacitymetro.text.LocalizedText;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class SweepTest {
  private static final Directory.ChangeSetInfo IMPORT =
      new Directory.ChangeSetInfo("import:list", "import");
  private static final List<String> FIRST =
      List.of("Ambulatorio", "Biblioteca", "Scuola", "Sportello", "Farmacia", "Centro", "Mensa");
  private static final List<String> SECOND =
      List.of(
          "Aurora",
          "Betulla",
          "Cedro",
          "Dalia",
          "Edera",
          "Felce",
          "Genziana",
          "Iris",
          "Larice",
          "Mirto",
          "Narciso",
          "Olmo",
          "Pino",
          "Quercia",
          "Rovere",
          "Salice",
          "Tiglio",
          "Viola");

  private final HikariDataSource database = pool();
  private final Directory directory = TestDirectory.over(database);
  private final Outlines outlines = TestDirectory.outlines(database);
  private final Records records = TestDirectory.records(database);
  private final PairStore pairs = new PairStore(JdbcClient.create(database));

  private final Sweep sweep =
      new Sweep(
          outlines,
          records,
          pairs,
          new Sweep.SweepStore(JdbcClient.create(database)),
          Clock.systemUTC());

  @AfterEach
  void close() {
    database.close();
  }

  /// How many records: 20,000 with `-Dcapacity.sweep=20000`, to measure.
  @Test
  void findsWhatStandsTwiceAndOnlyLooksAtWhatChanged() {
    int many = Integer.getInteger("capacity.sweep", 1_000);
    for (int from = 0; from < many; from += 1_000) {
      List<ServiceDraft> batch = new ArrayList<>();
      for (int i = from; i < Math.min(many, from + 1_000); i++) {
        batch.add(draft("one", i));
      }
      directory.writeServices(IMPORT, batch);
    }
    directory.writeServices(IMPORT, List.of(draft("two", 7), draft("two", 33)));

    long begun = System.nanoTime();
    Sweep.Swept first = sweep.run(false, Watch.NONE);
    double seconds = (System.nanoTime() - begun) / 1e9;
    System.out.printf("sweep of %d records: %.1f s%n", many, seconds);

    assertThat(first.compared()).isEqualTo(many + 2);
    assertThat(pairs.find(id("one", 7), id("two", 7))).isPresent();
    assertThat(pairs.find(id("one", 33), id("two", 33))).isPresent();

    JdbcClient.create(database)
        .sql("update service set updated_at = updated_at - interval '1 hour'")
        .update();
    directory.writeServices(IMPORT, List.of(draft("two", 55)));
    Sweep.Swept second = sweep.run(false, Watch.NONE);
    assertThat(second.compared()).isEqualTo(1);
    assertThat(pairs.find(id("one", 55), id("two", 55))).isPresent();
    sweep.run(true, Watch.NONE);
    assertThat(sweep.run(true, Watch.NONE).found()).as("nothing twice").isZero();
  }

  @Test
  void leavesAloneWhatSomebodyDecidedAndWhatIsGone() {
    directory.writeServices(IMPORT, List.of(draft("one", 1), draft("two", 1), draft("one", 2)));
    directory.writeServices(IMPORT, List.of(draft("two", 2)));
    records.keepApart(
        IMPORT,
        new org.capacitymetro.hsds.ServiceId(id("one", 1)),
        new org.capacitymetro.hsds.ServiceId(id("two", 1)));

    sweep.run(true, Watch.NONE);

    assertThat(pairs.find(id("one", 1), id("two", 1))).isEmpty();
    QueuedPair found = pairs.find(id("one", 2), id("two", 2)).orElseThrow();
    assertThat(found.incoming()).as("nothing is hidden").isNull();
    records.remove(IMPORT, found.one());
    sweep.run(false, Watch.NONE);
    assertThat(pairs.find(found.id()).orElseThrow().state()).isEqualTo(QueuedPair.State.SETTLED);
  }

  private java.util.UUID id(String source, int number) {
    return Objects.requireNonNull(
        JdbcClient.create(database)
            .sql("select id from service where source = :source and source_id = :id")
            .param("source", source)
            .param("id", Integer.toString(number))
            .query(java.util.UUID.class)
            .single());
  }

  private static ServiceDraft draft(String source, int i) {
    String name =
        FIRST.get(i % FIRST.size())
            + " "
            + SECOND.get(i / FIRST.size() % SECOND.size())
            + " "
            + SECOND.get(i / FIRST.size() / SECOND.size() % SECOND.size())
            + " "
            + (char) ('A' + i % 26)
            + "ltavalle";
    return TestPairs.draft(
        new SourceRef(source, Integer.toString(i)),
        name,
        "+39 011 %03d %04d".formatted(i / 10_000 + 200, i % 10_000),
        new LocationDraft(
            new Address(
                "Via " + SECOND.get(i % SECOND.size()) + " " + (i % 90 + 1),
                "10100",
                "Torino",
                "TO"),
            new Point(45 + (i % 200) / 1000.0, 7.6 + i / 200 % 200 / 1000.0),
            "001272",
            null,
            Precision.EXACT,
            LocalizedText.EMPTY,
            List.of()));
  }

  private static HikariDataSource pool() {
    TestDatabase fresh = TestDatabase.fresh();
    HikariDataSource pool = new HikariDataSource();
    pool.setJdbcUrl(fresh.url());
    pool.setUsername(fresh.user());
    pool.setPassword(fresh.password());
    pool.setMaximumPoolSize(4);
    return pool;
  }
}
