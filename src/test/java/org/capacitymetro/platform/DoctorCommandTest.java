package org.capacitymetro.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorCommandTest {
  @TempDir Path folder;

  private record Told(int code, String words) {}

  private Told doctor(Path dataDir, Checkup checkup) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int code =
        new DoctorCommand(List.of(checkup))
            .run(List.of(), dataDir, new PrintStream(out, true, StandardCharsets.UTF_8));
    return new Told(code, out.toString(StandardCharsets.UTF_8));
  }

  private static Checkup finding(boolean well) {
    return dataDir -> List.of(new Checkup.Finding("thing", well, "as it is"));
  }

  @Test
  void allWellEndsWithZero() {
    Told told = doctor(folder, finding(true));

    assertThat(told.words())
        .contains("data directory", "database", "well     thing")
        .doesNotContain("MISSING");
    assertThat(told.code()).isZero();
  }

  @Test
  void whatIsMissingIsNamed() {
    Told told = doctor(folder, finding(false));

    assertThat(told.words()).contains("MISSING  thing");
    assertThat(told.code()).isEqualTo(2);
  }

  @Test
  void aFolderThatIsAFileIsNamed() throws Exception {
    Path file = java.nio.file.Files.writeString(folder.resolve("file"), "x");

    assertThat(doctor(file, finding(true)).words()).contains("MISSING  data directory");
  }

  @Test
  void aDatabaseThatDoesNotAnswerIsNamed() {
    assertThat(DatabaseCheckup.external("jdbc:postgresql://127.0.0.1:9/none").well()).isFalse();
  }
}
