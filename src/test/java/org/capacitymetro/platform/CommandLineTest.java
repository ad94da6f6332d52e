package org.capacitymetro.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class CommandLineTest {

  @Test
  void servesWhereNoCommandIsNamed() {
    assertThat(CommandLine.parse().runsServer()).isTrue();
    assertThat(CommandLine.parse("--port", "81").settings()).containsExactly("--server.port=81");
  }

  @Test
  void keepsTheWordsOfACommandForIt() {
    CommandLine line =
        CommandLine.parse("import", "a.csv", "--data-dir", "d", "--source", "x", "--dry-run");

    assertThat(line.command()).isEqualTo("import");
    assertThat(line.settings()).containsExactly("--capacity.data-dir=d");
    assertThat(line.arguments()).containsExactly("a.csv", "--source", "x", "--dry-run");
  }

  @Test
  void refusesWhatTheServerDoesNotKnow() {
    assertThatThrownBy(() -> CommandLine.parse("run", "--prot", "81"))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("\"--prot\"");
    assertThatThrownBy(() -> CommandLine.parse("run", "--port"))
        .isInstanceOf(UsageException.class)
        .hasMessage("--port needs a value after it.");
  }
}
