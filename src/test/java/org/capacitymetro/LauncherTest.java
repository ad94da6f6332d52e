package org.capacitymetro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The launcher in an empty checkout, on computers that lack one thing or another: a PATH with the
/// tools that every system has, and what a test adds to it.
class LauncherTest {
  private static final List<String> EVERYWHERE =
      List.of(
          "sh",
          "dirname",
          "grep",
          "readlink",
          "find",
          "head",
          "mkdir",
          "rmdir",
          "touch",
          "cat",
          "date",
          "sleep",
          "tail",
          "env",
          "rm",
          "mv",
          "mktemp",
          "chmod");

  @TempDir private Path folder;
  private Path tools;
  private Path checkout;

  private record Ending(int code, String words) {}

  @BeforeEach
  void layOut() throws IOException {
    tools = Files.createDirectories(folder.resolve("tools"));
    checkout = Files.createDirectories(folder.resolve("checkout"));
    for (String tool : EVERYWHERE) {
      Path bin = Path.of("/bin", tool);
      Path program = Files.isExecutable(bin) ? bin : Path.of("/usr/bin", tool);
      script(tools.resolve(tool), "exec " + program + " \"$@\"");
    }
    Files.createDirectories(checkout.resolve(".mvn"));
    for (String file : List.of("capacity", ".mvn/find-jdk.sh")) {
      Files.copy(Path.of(file), checkout.resolve(file), StandardCopyOption.COPY_ATTRIBUTES);
    }
    Files.createDirectories(checkout.resolve("src/main"));
    Files.createDirectories(checkout.resolve("import-profiles"));
    Files.createFile(checkout.resolve("pom.xml"));
    script(checkout.resolve("mvnw"), "echo \"mvnw $*\"");
  }

  @Test
  void withoutAJdkItSaysWhatToInstall() throws Exception {
    Path finder = checkout.resolve(".mvn/find-jdk.sh");
    String anotherVersion =
        Files.readString(finder).replace("JAVA_VERSION=\"25", "JAVA_VERSION=\"99");
    Files.writeString(finder, anotherVersion);

    for (String command : List.of("run", "import", "test", "version")) {
      Ending ending = launcher(command);

      assertThat(ending.words())
          .startsWith("CapaCity Metro needs a JDK 25 and found none: install one")
          .hasLineCount(1);
      assertThat(ending.code()).isEqualTo(2);
    }
  }

  @Test
  void withoutNodeItSaysWhatToInstallBeforeItBuilds() throws Exception {
    Ending ending = launcher("version");

    assertThat(ending.words())
        .startsWith("CapaCity Metro needs Node.js 20.19 or newer with npm")
        .hasLineCount(1);
    assertThat(ending.code()).isEqualTo(2);
  }

  @Test
  void anOldNodeIsNotEnough() throws Exception {
    script(tools.resolve("npm"), "exit 0");
    script(tools.resolve("node"), "exit 1");

    assertThat(launcher("version").words()).startsWith("CapaCity Metro needs Node.js 20.19");
  }

  @Test
  void aTakenPortIsNoticedBeforeAnythingIsBuilt() throws Exception {
    assumeTrue(Files.isReadable(Path.of("/proc/net/tcp")), "only Linux tells a shell who listens");
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      String port = Integer.toString(taken.getLocalPort());

      for (Ending ending :
          List.of(
              launcher("run", "--port", port),
              launcher("run", "--port=" + port),
              process(Map.of("CAPACITY_PORT", port), List.of("run")))) {
        assertThat(ending.words())
            .isEqualTo(
                "Port "
                    + port
                    + " cannot be used, because another program listens there: stop it, or choose"
                    + " another port with --port 8080.\n");
        assertThat(ending.code()).isEqualTo(2);
      }
      assertThat(launcher("run", "--port", port, "--server.address=127.0.0.2").words())
          .startsWith("CapaCity Metro needs Node.js");
    }
  }

  @Test
  void aBareDebianGetsChromiumAndThenEveryCheck() throws Exception {
    givenNode();
    script(tools.resolve("id"), "echo 0");
    script(
        tools.resolve("apt-get"),
        "echo \"apt-get $*\"",
        "case $* in *chromium*) echo '#!/bin/sh' >\"$(dirname \"$0\")/chromium\"",
        "chmod +x \"$(dirname \"$0\")/chromium\" ;; esac");

    Ending ending = launcher("test");

    assertThat(ending.words())
        .isEqualTo(
            """
            Installing Chromium for the browser tests
            apt-get update -qq
            apt-get install -y -qq chromium fonts-noto-core
            mvnw -B verify
            """);
    assertThat(ending.code()).isZero();
    assertThat(launcher("test").words()).isEqualTo("mvnw -B verify\n");
  }

  @Test
  void whoCannotInstallChromiumIsToldHow() throws Exception {
    givenNode();
    script(tools.resolve("id"), "echo 1000");

    Ending ending = launcher("test");

    assertThat(ending.words()).contains("sudo apt-get install chromium").hasLineCount(1);
    assertThat(ending.code()).isEqualTo(2);
  }

  @Test
  void aFailedInstallationOfChromiumIsTheEnd() throws Exception {
    givenNode();
    script(tools.resolve("id"), "echo 0");
    script(tools.resolve("apt-get"), "echo 'no network' >&2", "exit 100");

    Ending ending = launcher("test");

    assertThat(ending.words()).contains("no network", "Chromium could not be installed");
    assertThat(ending.code()).isEqualTo(2);
  }

  private void givenNode() throws IOException {
    script(tools.resolve("npm"), "exit 0");
    script(tools.resolve("node"), "exit 0");
  }

  private static void script(Path file, String... lines) throws IOException {
    Files.writeString(file, "#!/bin/sh\n" + String.join("\n", lines) + "\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }

  private Ending launcher(String... words) throws IOException, InterruptedException {
    return process(Map.of(), List.of(words));
  }

  private Ending process(Map<String, String> environment, List<String> words)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(checkout.resolve("capacity").toString()));
    command.addAll(words);
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().put("PATH", tools.toString());
    builder.environment().put("CAPACITY_DATA_DIR", folder.resolve("data").toString());
    builder.environment().putAll(environment);
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes());
    return new Ending(process.waitFor(), output);
  }
}
