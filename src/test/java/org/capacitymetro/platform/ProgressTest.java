package org.capacitymetro.platform;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(bytes, true, UTF_8);

  @Test
  void aLogGetsALineEveryTenPercent() {
    try (Progress progress = new Progress(out, false, "Importing", 5000)) {
      for (int i = 0; i < 5000; i++) {
        progress.advance(1);
      }
    }

    assertThat(bytes.toString(UTF_8).lines())
        .hasSize(11)
        .contains("Importing 50 %, 2,500 of 5,000, 0:00")
        .last()
        .isEqualTo("Importing 100 %, 5,000 of 5,000, 0:00");
  }

  @Test
  void aTerminalGetsOneLineThatIsDrawnAgain() {
    try (Progress progress = new Progress(out, true, "Importing", 10)) {
      progress.advance(5);
    }

    assertThat(bytes.toString(UTF_8)).containsOnlyOnce("\n");
    assertThat(bytes.toString(UTF_8)).endsWith("5 of 10, 0:00  \n").contains("\r", "###...");
  }
}
