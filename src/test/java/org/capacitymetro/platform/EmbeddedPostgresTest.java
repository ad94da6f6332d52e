package org.capacitymetro.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
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
    Postmaster server = Postmaster.noted(data.postgres().resolve("data")).orElseThrow();
    assertThat(server.alive()).isTrue();

    postgres.close();

    assertThat(server.alive()).isFalse();
  }

  static JdbcClient jdbc(EmbeddedPostgres postgres) {
    return JdbcClient.create(
        new DriverManagerDataSource(postgres.url(), postgres.user(), postgres.password()));
  }

  private static String setting(JdbcClient jdbc, String name) {
    return jdbc.sql("show " + name).query(String.class).single();
  }
}
