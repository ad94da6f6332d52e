package org.capacitymetro.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.apache.lucene.store.AlreadyClosedException;
import org.capacitymetro.directory.Directory;
import org.capacitymetro.directory.TestDirectory;
import org.capacitymetro.freshness.TestFreshness;
import org.capacitymetro.hsds.ServiceDetails;
import org.capacitymetro.hsds.ServiceDraft;
import org.capacitymetro.hsds.SourceRef;
import org.capacitymetro.platform.DataDirectory;
import org.capacitymetro.taxonomy.TestTaxonomies;
import org.capacitymetro.testing.SmallDisk;
import org.capacitymetro.testing.TestDatabase;
import org.capacitymetro.text.LocalizedText;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The index against a real database: catching up, crashing, building anew.
class IndexFeedTest {
  private static final Directory.ChangeSetInfo INFO =
      new Directory.ChangeSetInfo("test", "a change");

  private final TestDatabase database = TestDatabase.fresh();
  private final Directory directory = TestDirectory.over(database.dataSource());
  private final SearchEpochStore epochs = new SearchEpochStore(database.jdbc());

  @TempDir Path folder;
  private @Nullable IndexFeed feed;

  private IndexFeed open(Path data) {
    return new IndexFeed(
        directory,
        epochs,
        DataDirectory.of(data),
        Clock.systemUTC(),
        new LexiconSource(
            TestTaxonomies.over(database.dataSource())::list,
            code -> Optional.empty(),
            List::of,
            TestFreshness.halfLives(),
            Set::of,
            null),
        true);
  }

  private void start(Path data) {
    IndexFeed opened = open(data);
    feed = opened;
    opened.start();
    await(opened::isReady);
  }

  @AfterEach
  void stop() {
    if (feed != null) {
      feed.stop();
    }
  }

  private void write(String id, String name) {
    directory.writeServices(
        INFO,
        List.of(
            new ServiceDraft(
                new SourceRef("test", id),
                null,
                ServiceDetails.of(LocalizedText.of("it", name), List.of("work")),
                null)));
  }

  private long found(String text) {
    IndexFeed running = Objects.requireNonNull(feed);
    ServiceSearch search =
        new ServiceSearch(
            null, running::index, running::isReady, TestSearch.ALWAYS_ONLY, Clock.systemUTC());
    return search.search(ServiceQuery.ALL.withText(text + ' ')).total();
  }

  private static void await(BooleanSupplier condition) {
    Instant deadline = Instant.now().plus(Duration.ofSeconds(20));
    while (!condition.getAsBoolean()) {
      assertThat(Instant.now()).as("within 20 seconds").isBefore(deadline);
      Thread.onSpinWait();
    }
  }

  @Test
  void makesAChangeSearchableWithinTwoSeconds() {
    start(folder);
    Instant before = Instant.now();
    write("1", "Sportello Aurora");
    await(() -> found("aurora") == 1);
    assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(2));
    write("1", "Sportello Tramonto");
    await(() -> found("tramonto") == 1 && found("aurora") == 0);
  }

  @Test
  void catchesUpWithWhatHappenedWhileItWasDown() {
    write("1", "Sportello Aurora");
    start(folder);
    stop();
    write("2", "Sportello Meriggio");
    start(folder);
    assertThat(found("sportello")).isEqualTo(2);
  }

  @Test
  void losesNothingWhenItsFilesAreAsOldAsTheLastCommit() throws IOException {
    write("1", "Sportello Aurora");
    start(folder.resolve("first"));
    Path crashed = folder.resolve("second");
    copy(folder.resolve("first/index"), crashed.resolve("index"));
    write("2", "Sportello Meriggio");
    await(() -> found("meriggio") == 1);
    stop();
    start(crashed);
    assertThat(found("sportello")).isEqualTo(2);
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.filter(f -> !f.endsWith("write.lock")).toList()) {
        Files.copy(file, to.resolve(file.getFileName()));
      }
    }
  }

  @Test
  void buildsAnewWhatItCannotRead() throws IOException {
    write("1", "Sportello Aurora");
    start(folder);
    stop();
    try (Stream<Path> files = Files.list(folder.resolve("index"))) {
      for (Path file :
          files.filter(f -> f.getFileName().toString().startsWith("segments")).toList()) {
        Files.write(file, new byte[] {1, 2, 3});
      }
    }
    start(folder);
    assertThat(found("aurora")).isEqualTo(1);
  }

  @Test
  void buildsAnewInTheRunningServerWhenAskedTo() throws Exception {
    write("1", "Sportello Aurora");
    start(folder);
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    int code =
        new ReindexCommand(open(folder), epochs)
            .run(List.of(), new PrintStream(printed, true, StandardCharsets.UTF_8));
    assertThat(code).isZero();
    assertThat(printed.toString(StandardCharsets.UTF_8)).contains("The running server has built");
    assertThat(found("aurora")).isEqualTo(1);
  }

  @Test
  void buildsAnewInItsOwnProcessWhenNoServerRuns() throws Exception {
    write("1", "Sportello Aurora");
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    new ReindexCommand(open(folder), epochs)
        .run(List.of(), new PrintStream(printed, true, StandardCharsets.UTF_8));
    assertThat(printed.toString(StandardCharsets.UTF_8)).contains("1 of 1 services");
    start(folder);
    assertThat(found("aurora")).isEqualTo(1);
  }

  @Test
  void goesOnWhenAFullDiskHasRoomAgain() throws Exception {
    try (SmallDisk disk = SmallDisk.mount(folder, 80)) {
      start(folder);
      write("1", "Sportello Aurora");
      await(() -> found("aurora") == 1);
      Path ballast = disk.fillUpTo(0);
      write("2", "Sportello Tramonto");
      IndexFeed running = Objects.requireNonNull(feed);
      await(() -> isGivenUp(running) || found("tramonto") == 1);
      assertThat(found("aurora")).as("the index answers all the same").isOne();

      Files.delete(ballast);

      await(() -> found("tramonto") == 1 && found("aurora") == 1);
      stop();
      feed = null;
    }
  }

  private static boolean isGivenUp(IndexFeed running) {
    try {
      running.index().remove(List.of());
      return false;
    } catch (AlreadyClosedException e) {
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
