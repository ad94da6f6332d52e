package org.capacitymetro.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.stream.Stream;
import org.capacitymetro.pages.NotFound;
import org.capacitymetro.platform.DataDirectory;
import org.capacitymetro.tables.UnreadableTableException;
import org.capacitymetro.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class UploadsTest {
  private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");
  private static final String LIST = "name;city\nMensa;Torino\n";

  @TempDir Path folder;

  private final UploadStore store = new UploadStore(TestDatabase.fresh().jdbc(), new JsonMapper());

  @Test
  void aFileIsKeptAsItCame() throws IOException {
    Upload upload = keep(at(NOW), "elenco.csv", LIST);

    assertThat(Files.readString(upload.path())).isEqualTo(LIST);
    assertThat(at(NOW).get(upload.id())).isEqualTo(upload);
    assertThat(upload.layout().delimiter()).isEqualTo(';');
    assertThat(upload.size()).isEqualTo(LIST.length());
  }

  @ParameterizedTest
  @CsvSource({
    "../../etc/passwd, passwd",
    "'C:\\Users\\Anna\\elenco.csv', elenco.csv",
    "'a<b>:\"|?*.csv', a_b_.csv",
    "..., file",
    "'', file",
    ".htaccess, htaccess"
  })
  void aNameCannotLeadOutOfItsFolder(String name, String kept) {
    Upload upload = keep(at(NOW), name, LIST);

    assertThat(upload.name()).isEqualTo(kept);
    assertThat(upload.path().normalize()).startsWith(folder.resolve("uploads"));
  }

  @Test
  void whatIsNoTableLeavesNothingBehind() throws IOException {
    assertThatThrownBy(() -> keep(at(NOW), "elenco.csv", "%PDF-1.7 x"))
        .isInstanceOf(UnreadableTableException.class);

    try (Stream<Path> left = Files.walk(folder.resolve("uploads"))) {
      assertThat(left).containsExactly(folder.resolve("uploads"));
    }
  }

  @Test
  void whatIsOldIsForgottenWithItsFile() {
    Upload old = keep(at(NOW), "old.csv", LIST);
    Upload fresh = keep(at(NOW.plus(Duration.ofDays(60))), "new.csv", LIST);
    Uploads later = at(NOW.plus(Duration.ofDays(100)));

    assertThat(later.forget()).isEqualTo(1);

    assertThatThrownBy(() -> later.get(old.id())).isInstanceOf(NotFound.class);
    assertThat(old.path()).doesNotExist();
    assertThat(later.get(fresh.id()).path()).exists();
  }

  private Uploads at(Instant now) {
    return new Uploads(store, DataDirectory.of(folder), Clock.fixed(now, ZoneOffset.UTC));
  }

  private static Upload keep(Uploads uploads, String name, String content) {
    return uploads.keep(
        name, new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)), "person:test");
  }
}
