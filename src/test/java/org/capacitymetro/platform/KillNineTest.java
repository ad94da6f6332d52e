package org.capacitymetro.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.capacitymetro.CapacityMetro;
import org.capacitymetro.testing.ChildJvm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The whole application, killed in the middle of its work.
class KillNineTest {
  private static final int ROWS = 3000;
  private static final String ANNOUNCEMENT = "CapaCity Metro: ";
  private static final Pattern TOTAL = Pattern.compile(">\\s*([0-9.]+) servizi");

  private static final Pattern COUNTS =
      Pattern.compile("new ([0-9,]+), .*changed ([0-9,]+), unchanged ([0-9,]+)");

  @TempDir private Path folder;

  @Test
  void nothingCommittedIsLostInTheDatabaseOrTheIndex() throws Exception {
    DataDirectory data = DataDirectory.of(folder.resolve("data"));
    Path list = list();
    long before;
    try (ChildJvm server = server(data);
        ChildJvm imports = imports(data, list)) {
      before = awaitSomeOfTheImport(data);
      imports.kill();
      server.kill();
      Postmaster postgres = Postmaster.noted(data.postgres().resolve("data")).orElseThrow();
      ProcessHandle.of(postgres.pid()).orElseThrow().destroyForcibly();
    }

    try (ChildJvm server = server(data)) {
      long recovered = imported(data);
      assertThat(recovered).isGreaterThanOrEqualTo(before);
      assertThat(shown(server)).isEqualTo(services(data));

      try (ChildJvm imports = imports(data, list)) {
        assertThat(imports.await()).as(imports.output()).isZero();
        assertThat(madeAndFound(imports.output())).isEqualTo(ROWS);
      }
      assertThat(imported(data)).isEqualTo(ROWS);
      assertThat(distinct(data)).isEqualTo(ROWS);
      awaitShown(server, services(data));
      server.stop();
    }
  }

  private Path list() throws Exception {
    StringBuilder csv =
        new StringBuilder(
            "source,source_id,name,category,address,city,province,lat,lon,phone,email,website,hours,notes\n");
    for (int i = 0; i < ROWS; i++) {
      csv.append(
          "killed,%d,Biblioteca %d,biblioteca,Via Prova %d,Torino,TO,45.07,7.68,,,,,\n"
              .formatted(i, i, i));
    }
    return Files.writeString(folder.resolve("killed.csv"), csv);
  }

  private static ChildJvm server(DataDirectory data) throws InterruptedException {
    ChildJvm server =
        ChildJvm.start(
            CapacityMetro.class,
            Map.of(),
            "run",
            "--port",
            0,
            "--data-dir",
            data.root(),
            "--capacity.demonstration=false");
    server.awaitOutput(ANNOUNCEMENT);
    return server;
  }

  private static ChildJvm imports(DataDirectory data, Path list) {
    return ChildJvm.start(
        CapacityMetro.class,
        Map.of(),
        "import",
        list,
        "--source",
        "killed",
        "--data-dir",
        data.root());
  }

  private static long awaitSomeOfTheImport(DataDirectory data) {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.open(data)) {
      long end = System.nanoTime() + Duration.ofMinutes(2).toNanos();
      long count = 0;
      while (count == 0) {
        assertThat(System.nanoTime()).as("time for the import to begin").isLessThan(end);
        count = count(postgres, "where name->'texts'->'it'->>'text' like 'Biblioteca %'");
      }
      return count;
    }
  }

  private static long imported(DataDirectory data) {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.open(data)) {
      return count(postgres, "where name->'texts'->'it'->>'text' like 'Biblioteca %'");
    }
  }

  /// What the second command says: it goes on with the run that was killed, and counts all of it,
  /// or the server had finished that, and it finds everything as it is.
  private static long madeAndFound(String printed) {
    Matcher counts = COUNTS.matcher(printed);
    assertThat(counts.find()).as(printed).isTrue();
    assertThat(counts.group(2)).as("changed").isEqualTo("0");
    long created = Long.parseLong(counts.group(1).replace(",", ""));
    long unchanged = Long.parseLong(counts.group(3).replace(",", ""));
    return created + unchanged;
  }

  private static long distinct(DataDirectory data) {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.open(data)) {
      return EmbeddedPostgresTest.jdbc(postgres)
          .sql("select count(distinct source_id) from service where source = 'killed'")
          .query(Long.class)
          .single();
    }
  }

  private static long services(DataDirectory data) {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.open(data)) {
      return count(postgres, "");
    }
  }

  private static long count(EmbeddedPostgres postgres, String condition) {
    return EmbeddedPostgresTest.jdbc(postgres)
        .sql("select count(*) from service " + condition)
        .query(Long.class)
        .single();
  }

  private static void awaitShown(ChildJvm server, long expected) throws Exception {
    long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (shown(server) != expected && System.nanoTime() < end) {
      Thread.onSpinWait();
    }
    assertThat(shown(server)).isEqualTo(expected);
  }

  /// The total that the results page shows.
  private static long shown(ChildJvm server) throws Exception {
    String address =
        server
            .output()
            .lines()
            .filter(line -> line.startsWith(ANNOUNCEMENT))
            .map(line -> line.substring(ANNOUNCEMENT.length()))
            .findFirst()
            .orElseThrow();
    String page =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create(address + "it/services")).build(),
                BodyHandlers.ofString())
            .body();
    Matcher total = TOTAL.matcher(page);
    return total.find() ? Long.parseLong(total.group(1).replace(".", "")) : 0;
  }
}
