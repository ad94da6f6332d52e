package org.capacitymetro.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.capacitymetro.CapacityMetro;
import org.capacitymetro.testing.ChildJvm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A server as an operator runs it: what it writes to its log, how it ends, and what it does when
/// its database dies.
class ServerProcessTest {
  private static final String ANNOUNCEMENT = "CapaCity Metro: ";
  private static final Duration SOON = Duration.ofSeconds(15);

  @TempDir private Path folder;

  @Test
  void logsNothingAboutItsReadersMendsItsDatabaseAndEndsInOrder() throws Exception {
    DataDirectory data = DataDirectory.of(folder.resolve("data"));
    try (ChildJvm server =
        ChildJvm.start(
            CapacityMetro.class,
            Map.of("LOGGING_STRUCTURED_FORMAT_CONSOLE", "ecs"),
            "run",
            "--port",
            0,
            "--data-dir",
            data.root(),
            "--capacity.demonstration=false")) {
      server.awaitOutput(ANNOUNCEMENT);
      URI address = address(server);
      askPrivateThings(address);

      Postmaster before = Postmaster.noted(data.postgres().resolve("data")).orElseThrow();
      ProcessHandle.of(before.pid()).orElseThrow().destroyForcibly();
      assertThat(awaitStatus(address.resolve("/it/cities/torino"))).isEqualTo(200);
      assertThat(awaitStatus(address.resolve("/actuator/health"))).isEqualTo(200);

      try (Socket keptAlive = new Socket(address.getHost(), address.getPort())) {
        assertThat(firstLine(keptAlive, "/actuator/health")).contains("200");
        long asked = System.nanoTime();
        server.stop();
        assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(SOON);
      }
      Postmaster last = Postmaster.noted(data.postgres().resolve("data")).orElse(before);
      assertThat(last.alive()).isFalse();
      checkLog(server.output());
    }
  }

  private static void askPrivateThings(URI address) throws Exception {
    get(address.resolve("/it/services?q=sportellosegreto&near=45.0712,7.6834"));
    get(address.resolve("/api/v1/services?q=sportellosegreto&near=45.0712,7.6834"));
    get(address.resolve("/api/v1/services?sportellosegreto=1&near=sportellosegreto"));
    get(address.resolve("/it/nothing/sportellosegreto"));
    try (Socket malformed = new Socket(address.getHost(), address.getPort())) {
      assertThat(firstLine(malformed, "/it/services?q=sportellosegreto|{}")).contains("400");
    }
  }

  private static void checkLog(String output) {
    JsonMapper json = new JsonMapper();
    List<JsonNode> lines =
        output.lines().filter(line -> line.startsWith("{")).map(json::readTree).toList();

    assertThat(lines).isNotEmpty();
    assertThat(lines)
        .allSatisfy(
            line -> {
              assertThat(line.path("@timestamp").asString("")).isNotEmpty();
              assertThat(line.path("log").path("level").asString("")).isNotEmpty();
              assertThat(line.path("message").isMissingNode()).isFalse();
            });
    assertThat(output.lines())
        .noneMatch(line -> line.contains("sportellosegreto"))
        .noneMatch(line -> line.contains("45.0712"))
        .noneMatch(line -> line.contains("7.6834"));
  }

  private static String firstLine(Socket socket, String target) throws Exception {
    socket
        .getOutputStream()
        .write(
            ("GET " + target + " HTTP/1.1\r\nHost: localhost\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
    socket.setSoTimeout(20_000);
    InputStream answer = socket.getInputStream();
    StringBuilder line = new StringBuilder();
    for (int next = answer.read(); next != '\r' && next != -1; next = answer.read()) {
      line.append((char) next);
    }
    return line.toString();
  }

  private static int awaitStatus(URI page) throws Exception {
    long end = System.nanoTime() + Duration.ofMinutes(1).toNanos();
    int status = get(page);
    while (status != 200 && System.nanoTime() < end) {
      status = get(page);
    }
    return status;
  }

  private static int get(URI page) throws Exception {
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(
              HttpRequest.newBuilder(page).header("X-Forwarded-For", "203.0.113.77").build(),
              BodyHandlers.discarding())
          .statusCode();
    }
  }

  private static URI address(ChildJvm server) {
    return server
        .output()
        .lines()
        .filter(line -> line.startsWith(ANNOUNCEMENT))
        .map(line -> URI.create(line.substring(ANNOUNCEMENT.length()).strip()))
        .findFirst()
        .orElseThrow();
  }
}
