package org.capacitymetro.offline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.capacitymetro.areas.Areas;
import org.capacitymetro.areas.TestAreas;
import org.capacitymetro.directory.TestDirectory;
import org.capacitymetro.pages.Language;
import org.capacitymetro.testing.TestDatabase;
import org.capacitymetro.testing.TurnedClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Versions of packs over a real database; what the lines say is made up.
class PacksTest {
  private static final PackId TORINO = new PackId("torino", Language.ENGLISH);

  private final TurnedClock clock = new TurnedClock(Instant.parse("2026-11-29T10:00:00Z"));
  private final AtomicInteger made = new AtomicInteger();
  private final SortedMap<String, String> lines = new TreeMap<>();
  private int state;
  private HikariDataSource database;
  private JdbcClient jdbc;
  private Packs packs;

  @BeforeEach
  void open() {
    TestDatabase fresh = TestDatabase.fresh();
    database = new HikariDataSource();
    database.setJdbcUrl(fresh.url());
    database.setUsername(fresh.user());
    database.setPassword(fresh.password());
    jdbc = JdbcClient.create(database);
    packs = node();
    lines.put("city", line("city", "Torino"));
  }

  @AfterEach
  void close() {
    database.close();
  }

  /// Another server over the same database.
  private Packs node() {
    Areas areas = TestAreas.over(database);
    return new Packs(
        new PackStore(jdbc),
        () -> Integer.toString(state),
        (city, language) -> {
          made.incrementAndGet();
          return new PackContents.Made(new TreeMap<>(lines), lines.size());
        },
        new PackBodies(),
        TestDirectory.over(database),
        areas,
        new TransactionTemplate(new DataSourceTransactionManager(database)),
        database,
        clock);
  }

  private static String line(String key, String words) {
    return "{\"k\":\"" + key + "\",\"name\":\"" + words + "\"}";
  }

  private void keepUp() {
    state++;
    packs.keepUp();
  }

  @Test
  void tenWhoAskFirstGetOnePackAlsoFromTwoNodes() throws Exception {
    Packs other = node();
    CountDownLatch start = new CountDownLatch(1);
    List<Future<PackVersion>> answers = new ArrayList<>();
    try (ExecutorService visitors = Executors.newFixedThreadPool(10)) {
      for (int i = 0; i < 10; i++) {
        Packs asked = i % 2 == 0 ? packs : other;
        answers.add(
            visitors.submit(
                () -> {
                  start.await();
                  return asked.newest(TORINO);
                }));
      }
      start.countDown();
    }

    for (Future<PackVersion> answer : answers) {
      assertThat(answer.get()).isEqualTo(answers.getFirst().get());
    }
    assertThat(made).hasValue(1);
  }

  @Test
  void aDeltaFromAnyVersionGivesTheLinesOfTheNewest() {
    Random random = new Random(7);
    Map<String, SortedMap<String, String>> versions = new LinkedHashMap<>();
    for (int round = 0; round < 25; round++) {
      for (int i = random.nextInt(6); i >= 0; i--) {
        String key = "service:" + random.nextInt(12);
        if (random.nextInt(3) == 0) {
          lines.remove(key);
        } else {
          lines.put(key, line(key, "èß中 " + random.nextInt(3)));
        }
      }
      clock.turn(Duration.ofDays(1));
      keepUp();
      PackVersion newest = packs.newest(TORINO);
      versions.put(newest.hash(), new TreeMap<>(lines));
      assertThat(newest.hash()).isEqualTo(PackContents.sha256(PackLines.bytes(lines.values())));
      assertThat(packs.lines(TORINO, newest.hash(), Encoding.IDENTITY))
          .hasValueSatisfying(
              body ->
                  assertThat(new String(body, StandardCharsets.UTF_8))
                      .isEqualTo(String.join("\n", lines.values()) + "\n"));
      int each = round == 24 ? 1 : 8;
      versions.forEach(
          (hash, old) -> {
            if (random.nextInt(each) > 0) {
              return;
            }
            Packs.Delta delta = packs.delta(TORINO, newest.hash(), hash).orElseThrow();
            SortedMap<String, String> applied = new TreeMap<>(old);
            applied.keySet().removeAll(delta.gone());
            delta.lines().forEach(line -> applied.put(line.split("\"", 5)[3], line));
            assertThat(applied).isEqualTo(lines);
          });
    }
    assertThat(versions).hasSizeGreaterThan(20);
  }

  @Test
  void whatWasReplacedIsForgottenAndCannotBeFetched() {
    lines.put("service:1", line("service:1", "Via delle Ortiche 5"));
    String old = packs.newest(TORINO).hash();
    lines.put("service:1", line("service:1", "hidden"));
    keepUp();

    PackVersion newest = packs.newest(TORINO);
    assertThat(newest.hash()).isNotEqualTo(old);
    assertThat(packs.lines(TORINO, old, Encoding.IDENTITY)).isEmpty();
    assertThat(packs.delta(TORINO, old, newest.hash())).isEmpty();
    assertThat(packs.delta(TORINO, newest.hash(), old).orElseThrow().toString())
        .contains("hidden")
        .doesNotContain("Ortiche");
    assertThat(
            jdbc.sql("select count(*) from pack_line where line like '%Ortiche%'")
                .query(Integer.class)
                .single())
        .isZero();
  }

  @Test
  void ninetyDaysAfterItWasReplacedAVersionIsForgotten() {
    lines.put("service:1", line("service:1", "one"));
    String old = packs.newest(TORINO).hash();
    lines.remove("service:1");
    keepUp();
    String newest = packs.newest(TORINO).hash();

    clock.turn(Duration.ofDays(89));
    keepUp();
    assertThat(packs.delta(TORINO, newest, old).orElseThrow().gone()).containsExactly("service:1");

    clock.turn(Duration.ofDays(2));
    keepUp();
    assertThat(packs.delta(TORINO, newest, old)).isEmpty();
    assertThat(packs.newest(TORINO).hash()).isEqualTo(newest);
    assertThat(jdbc.sql("select k from pack_line").query(String.class).list())
        .containsExactly("city");
  }

  @Test
  void aRebuildThatBreaksOffLeavesTheOldVersion() {
    PackVersion old = packs.newest(TORINO);
    jdbc.sql(
            """
            create function refuse() returns trigger language plpgsql as
              $$ begin raise exception 'broken off'; end $$
            """)
        .update();
    jdbc.sql(
            "create trigger refuse before insert on pack_line for each row execute function refuse()")
        .update();
    lines.put("service:1", line("service:1", "one"));

    assertThatThrownBy(this::keepUp).hasMessageContaining("broken off");
    assertThat(packs.newest(TORINO)).isEqualTo(old);
    assertThat(packs.lines(TORINO, old.hash(), Encoding.IDENTITY)).isPresent();

    jdbc.sql("drop trigger refuse on pack_line").update();
    packs.keepUp();
    assertThat(packs.newest(TORINO).services()).isEqualTo(2);
  }

  @Test
  void versionsFollowEachOtherAlsoWhenTheClockIsPutBack() {
    Instant first = packs.newest(TORINO).made();
    clock.turn(Duration.ofHours(-5));
    lines.put("service:1", line("service:1", "one"));
    keepUp();
    assertThat(packs.newest(TORINO).made()).isAfter(first);
  }

  @Test
  void nothingIsMadeAgainWhileNothingChangesAndEverythingOnceADay() {
    packs.newest(TORINO);
    packs.keepUp();
    assertThat(made).hasValue(1);

    clock.turn(Duration.ofHours(25));
    assertThat(packs.keepUp()).isZero();
    assertThat(made).hasValue(2);

    lines.put("service:1", line("service:1", "one"));
    state++;
    assertThat(packs.keepUp()).isOne();
  }

  @Test
  void theBodyIsTheSameInEveryEncoding() throws Exception {
    String hash = packs.newest(TORINO).hash();
    byte[] plain = packs.lines(TORINO, hash, Encoding.IDENTITY).orElseThrow();
    byte[] gzip = packs.lines(TORINO, hash, Encoding.GZIP).orElseThrow();
    byte[] brotli = packs.lines(TORINO, hash, Encoding.BROTLI).orElseThrow();
    assertThat(
            new java.util.zip.GZIPInputStream(new java.io.ByteArrayInputStream(gzip))
                .readAllBytes())
        .isEqualTo(plain);
    assertThat(com.aayushatharva.brotli4j.decoder.Decoder.decompress(brotli).getDecompressedData())
        .isEqualTo(plain);
    assertThat(Encoding.of("gzip, deflate, br, zstd")).isEqualTo(Encoding.BROTLI);
    assertThat(Encoding.of("gzip, br;q=0")).isEqualTo(Encoding.GZIP);
    assertThat(Encoding.of("deflate")).isEqualTo(Encoding.IDENTITY);
    assertThat(Encoding.of(null)).isEqualTo(Encoding.IDENTITY);
  }
}
