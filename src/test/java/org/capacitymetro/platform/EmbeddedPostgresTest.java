package org.capacitymetro.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.capacitymetro.testing.ChildJvm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class EmbeddedPostgresTest {
  @TempDir private Path folder;

  @Test
  void keepsEveryCommittedRowSafely() {
    DataDirectory data = DataDirectory.of(folder);
    try (EmbeddedPostgres postgres = EmbeddedPostgres.open(data)) {
      JdbcClient jdbc = jdbc(postgres);
      assertThat(setting(jdbc, "fsync")).isEqualTo("on");
      assertThat(setting(jdbc, "data_checksums")).isEqualTo("on");
      assertThat(setting(jdbc, "listen_addresses")).isEqualTo("127.0.0.1");
      assertThat(setting(jdbc, "unix_socket_directories")).isEmpty();
      assertThat(setting(jdbc, "password_encryption")).isEqualTo("scram-sha-256");
      assertThat(setting(jdbc, "server_encoding")).isEqualTo("UTF8");
      jdbc.sql("create table kept as select 'città' as name").update();
    }

    try (EmbeddedPostgres again = EmbeddedPostgres.open(data)) {
      assertThat(jdbc(again).sql("select upper(name) from kept").query(String.class).single())
          .isEqualTo("CITTÀ");
    }
  }

  @Test
  void onlyTheOwnerReadsThePassword() throws Exception {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.open(DataDirectory.of(folder))) {
      Path file = folder.resolve("postgres/password");
      assertThat(Files.readString(file)).isEqualTo(postgres.password()).hasSizeGreaterThan(40);
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");
    }
  }

  @Test
  void stopsWhenTheLastUserLeaves() throws Exception {
    DataDirectory data = DataDirectory.of(folder);
    EmbeddedPostgres postgres = EmbeddedPostgres.open(data);
    Postmaster server = postmaster(data);
    assertThat(server.alive()).isTrue();

    postgres.close();

    assertThat(server.alive()).isFalse();
  }

  @Test
  void processesShareOneServerAndTheLastStopsIt() throws Exception {
    DataDirectory data = DataDirectory.of(folder);
    try (ChildJvm other = ChildJvm.start(PostgresHolder.class, Map.of(), folder)) {
      other.awaitOutput("Holding");
      Postmaster server = postmaster(data);

      try (EmbeddedPostgres mine = EmbeddedPostgres.open(data)) {
        assertThat(mine.port()).isEqualTo(server.port());
        assertThat(names(mine)).containsExactly("committed");
      }
      assertThat(server.alive()).isTrue();

      other.stop();
      assertThat(server.alive()).isFalse();
    }
  }

  @Test
  void takesOverTheServerOfAKilledProcess() throws Exception {
    DataDirectory data = DataDirectory.of(folder);
    try (ChildJvm other = ChildJvm.start(PostgresHolder.class, Map.of(), folder)) {
      other.awaitOutput("Holding");
      other.kill();
    }
    Postmaster orphan = postmaster(data);
    assertThat(orphan.alive()).isTrue();

    try (EmbeddedPostgres mine = EmbeddedPostgres.open(data)) {
      assertThat(mine.port()).isEqualTo(orphan.port());
      assertThat(names(mine)).containsExactly("committed");
    }
    assertThat(orphan.alive()).isFalse();
  }

  @Test
  void recoversWhatWasCommittedBeforeEverythingWasKilled() throws Exception {
    DataDirectory data = DataDirectory.of(folder);
    try (ChildJvm other = ChildJvm.start(PostgresHolder.class, Map.of(), folder)) {
      other.awaitOutput("Holding");
      other.kill();
    }
    ProcessHandle.of(postmaster(data).pid()).orElseThrow().destroyForcibly();

    try (EmbeddedPostgres mine = EmbeddedPostgres.open(data)) {
      assertThat(names(mine)).containsExactly("committed");
    }
  }

  @Test
  void doesNotBelieveAnotherServerThatAnswersOnItsPort(@TempDir Path elsewhere) throws Exception {
    DataDirectory data = DataDirectory.of(folder);
    EmbeddedPostgres.open(data).close();
    try (EmbeddedPostgres foreign = EmbeddedPostgres.open(DataDirectory.of(elsewhere))) {
      Path note = elsewhere.resolve("postgres/data/postmaster.pid");
      Files.copy(note, folder.resolve("postgres/data/postmaster.pid"));

      try (EmbeddedPostgres mine = EmbeddedPostgres.open(data)) {
        assertThat(mine.port()).isNotEqualTo(foreign.port());
        assertThat(setting(jdbc(mine), "data_directory"))
            .isEqualTo(folder.toRealPath().resolve("postgres/data").toString());
      }
    }
  }

  @Test
  void aHalfMadeClusterIsMadeAgain() throws Exception {
    DataDirectory data = DataDirectory.of(folder);
    Files.createDirectories(folder.resolve("postgres/data-unfinished/base"));
    Files.createDirectories(folder.resolve("postgres/bin-unfinished/bin"));

    try (EmbeddedPostgres postgres = EmbeddedPostgres.open(data)) {
      assertThat(setting(jdbc(postgres), "fsync")).isEqualTo("on");
    }
  }

  private static Postmaster postmaster(DataDirectory data) throws Exception {
    return Postmaster.noted(data.postgres().resolve("data")).orElseThrow();
  }

  private static List<String> names(EmbeddedPostgres postgres) {
    return jdbc(postgres).sql("select name from kept").query(String.class).list();
  }

  static JdbcClient jdbc(EmbeddedPostgres postgres) {
    return JdbcClient.create(
        new DriverManagerDataSource(postgres.url(), postgres.user(), postgres.password()));
  }

  private static String setting(JdbcClient jdbc, String name) {
    return jdbc.sql("show " + name).query(String.class).single();
  }
}
