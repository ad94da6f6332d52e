package org.capacitymetro.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {
  @TempDir private Path folder;

  @Test
  void createsWhatIsMissing() {
    DataDirectory data = DataDirectory.of(folder.resolve("a/b"));

    assertThat(data.root()).isDirectory();
    assertThat(data.index().getParent()).isEqualTo(data.root());
  }

  @Test
  void saysWhatToDoAboutAPlaceItCannotWrite() throws Exception {
    Path file = Files.createFile(folder.resolve("file"));

    assertThatThrownBy(() -> DataDirectory.of(file.resolve("data")))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("--data-dir DIR");
  }

  @Test
  void hasOneServerAtATime() throws Exception {
    DataDirectory data = DataDirectory.of(folder);
    try (ServerLock held = ServerLock.take(data)) {
      assertThat(held).isNotNull();
      assertThatThrownBy(() -> ServerLock.take(data))
          .isInstanceOf(UsageException.class)
          .hasMessageContaining("Another CapaCity Metro is running");
    }

    ServerLock.take(data).close();
  }
}
