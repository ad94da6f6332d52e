package org.capacitymetro.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.capacitymetro.testing.SmallDisk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/// File systems that are full or may only be read.
class DiskTest {
  @TempDir private Path folder;

  @Test
  void aFullDiskIsSaidInASentence() {
    try (SmallDisk disk = SmallDisk.mount(folder, 8)) {
      assertThat(disk).isNotNull();
      assertThatThrownBy(() -> DataDirectory.of(folder))
          .isInstanceOf(UsageException.class)
          .hasMessageContainingAll("of room left and needs at least 64 MB", "--data-dir DIR");
    }
  }

  @Test
  void aDiskThatFillsUpDuringTheFirstStartIsSaidInASentence() {
    try (SmallDisk disk = SmallDisk.mount(folder, 90)) {
      assertThat(disk).isNotNull();
      DataDirectory data = DataDirectory.of(folder);

      assertThatThrownBy(() -> EmbeddedPostgres.open(data))
          .isInstanceOf(UsageException.class)
          .hasMessageContaining("MB of room left");
    }
  }

  @Test
  void aDiskThatMayOnlyBeReadIsSaidInASentence() {
    try (SmallDisk disk = SmallDisk.mount(folder, 100)) {
      disk.protect();

      assertThatThrownBy(() -> DataDirectory.of(folder))
          .isInstanceOf(UsageException.class)
          .hasMessageContaining("cannot be written");
    }
  }

  @Test
  void whatWasCommittedBeforeTheDiskWasFullIsThereWhenThereIsRoomAgain() throws Exception {
    try (SmallDisk disk = SmallDisk.mount(folder, 400)) {
      DataDirectory data = DataDirectory.of(folder);
      long committed = 0;
      try (EmbeddedPostgres postgres = EmbeddedPostgres.open(data)) {
        JdbcClient jdbc = EmbeddedPostgresTest.jdbc(postgres);
        jdbc.sql("create table kept (words text)").update();
        disk.fillUpTo(24 << 20);
        committed = insertUntilFull(jdbc);
      } catch (UncheckedIOException e) {
        assertThat(e).as("a full disk may keep the server from stopping in order").isNotNull();
      }
      assertThat(committed).isPositive();

      Files.delete(folder.resolve("ballast"));

      try (EmbeddedPostgres postgres = EmbeddedPostgres.open(DataDirectory.of(folder))) {
        JdbcClient jdbc = EmbeddedPostgresTest.jdbc(postgres);
        assertThat(jdbc.sql("select count(*) from kept").query(Long.class).single())
            .isGreaterThanOrEqualTo(committed);
        assertThat(jdbc.sql("insert into kept values ('again')").update()).isOne();
      }
    }
  }

  private static long insertUntilFull(JdbcClient jdbc) {
    long committed = 0;
    long end = System.nanoTime() + Duration.ofMinutes(2).toNanos();
    while (System.nanoTime() < end) {
      try {
        committed +=
            jdbc.sql("insert into kept select md5(n::text) from generate_series(1, 10000) as n")
                .update();
      } catch (DataAccessException e) {
        return committed;
      }
    }
    throw new AssertionError("the disk did not fill up");
  }
}
