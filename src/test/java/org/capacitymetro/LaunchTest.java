package org.capacitymetro;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.capacitymetro.testing.ChildJvm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the person at the keyboard reads when a start cannot work: one sentence and exit code 2.
class LaunchTest {
  @TempDir private Path folder;

  private record Ending(int code, String words) {}

  @Test
  void aTakenPort() throws Exception {
    try (ServerSocket taken = new ServerSocket(0)) {
      Ending ending = java("run", "--port", taken.getLocalPort(), "--data-dir", folder);

      assertThat(ending.words())
          .isEqualTo(
              "Port "
                  + taken.getLocalPort()
                  + " cannot be used, most likely because another program listens there: stop it,"
                  + " or choose another port with --port 8080.\n");
      assertThat(ending.code()).isEqualTo(2);
    }
  }

  @Test
  void theAddressIsPrintedWhenTheDemonstrationCanBeFound() throws Exception {
    String announcement = "CapaCity Metro: ";
    try (ChildJvm server =
        ChildJvm.start(CapacityMetro.class, Map.of(), "run", "--port", 0, "--data-dir", folder)) {
      server.awaitOutput(announcement);
      String address = server.output().substring(server.output().indexOf("http://")).strip();

      assertThat(URI.create(address + "api/v1/services?limit=1").toURL().openStream())
          .asString(StandardCharsets.UTF_8)
          .containsPattern("\"total\":1[0-9]{2},");
      server.stop();
    }
  }

  @Test
  void aDataDirectoryInUse() throws Exception {
    try (FileChannel lock =
        FileChannel.open(
            folder.resolve("server.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      lock.lock();

      Ending ending = java("run", "--port", 0, "--data-dir", folder);

      assertThat(ending.words()).startsWith("Another CapaCity Metro is running").hasLineCount(1);
      assertThat(ending.code()).isEqualTo(2);
    }
  }

  @Test
  void aDataDirectoryThatCannotBeWritten() throws Exception {
    Path file = Files.createFile(folder.resolve("file"));

    Ending ending = launcher("run", "--data-dir", file.resolve("data").toString());

    assertThat(ending.words()).contains("cannot be written").hasLineCount(1);
    assertThat(ending.code()).isEqualTo(2);
  }

  @Test
  void demonstrationAccountsWhereOthersCanReachTheServer() throws Exception {
    for (String setting :
        List.of("--server.address=0.0.0.0", "--server.forward-headers-strategy=native")) {
      Ending ending = java("run", "--demo-accounts", setting, "--port", 0, "--data-dir", folder);

      assertThat(ending.words()).startsWith("--demo-accounts is only").hasLineCount(1);
      assertThat(ending.code()).isEqualTo(2);
    }
  }

  @Test
  void anUnknownCommand() throws Exception {
    Ending ending = launcher("nonsense");

    assertThat(ending.words()).contains("\"nonsense\"").hasLineCount(1);
    assertThat(ending.code()).isEqualTo(2);
  }

  @Test
  void helpNamesEveryCommand() throws Exception {
    Ending ending = launcher("help");

    assertThat(ending.words())
        .contains(
            "run", "test", "import", "areas", "taxonomy", "basemap", "user", "reindex", "bench");
    assertThat(ending.code()).isZero();
  }

  @Test
  void theBuildFindsItsJdkBehindAnotherJava() throws Exception {
    Path java = Files.createDirectories(folder.resolve("bin")).resolve("java");
    Files.writeString(java, "#!/bin/sh\necho 'openjdk version \"17.0.1\"' >&2\nexit 1\n");
    assertThat(java.toFile().setExecutable(true)).isTrue();

    Ending ending =
        process(
            List.of("./mvnw", "-v"),
            Map.of("PATH", folder.resolve("bin") + ":" + System.getenv("PATH")));

    assertThat(ending.words()).contains("Java version: 25");
    assertThat(ending.code()).isZero();
  }

  private static Ending java(Object... words) throws InterruptedException {
    try (ChildJvm child = ChildJvm.start(CapacityMetro.class, Map.of(), words)) {
      int code = child.await();
      return new Ending(code, child.output());
    }
  }

  private static Ending launcher(String... words) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("./capacity"));
    command.addAll(List.of(words));
    return process(command, Map.of());
  }

  private static Ending process(List<String> command, Map<String, String> environment)
      throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().remove("JAVA_HOME");
    builder.environment().putAll(environment);
    Process process = builder.start();
    String words = new String(process.getInputStream().readAllBytes());
    return new Ending(process.waitFor(), words);
  }
}
