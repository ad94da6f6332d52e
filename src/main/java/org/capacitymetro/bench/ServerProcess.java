package org.capacitymetro.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.capacitymetro.index.Facet;
import org.capacitymetro.search.ServiceQuery;

/// The server as an operator starts it, on the data directory of the bench, with its own Java.
final class ServerProcess implements AutoCloseable {
  private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(5);

  private final Process process;
  private final String base;
  private final HttpClient client = HttpClient.newHttpClient();
  final double secondsToUp;

  private ServerProcess(Path data) throws IOException, InterruptedException {
    int port = freePort();
    this.base = "http://localhost:" + port;
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    String path = System.getProperty("java.class.path");
    if (path.endsWith(".jar") && !path.contains(System.getProperty("path.separator"))) {
      command.addAll(List.of("-jar", path));
    } else {
      command.addAll(List.of("-cp", path, "org.capacitymetro.CapacityMetro"));
    }
    command.addAll(
        List.of(
            "run",
            "--port",
            Integer.toString(port),
            "--data-dir",
            data.toString(),
            "--capacity.rate-limit.per-second=0",
            "--capacity.rate-limit.tiles-per-second=0",
            "--capacity.demonstration=false"));
    long started = System.nanoTime();
    this.process =
        new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    awaitUp(started);
    this.secondsToUp = (System.nanoTime() - started) / 1e9;
  }

  static ServerProcess start(Path data) throws IOException, InterruptedException {
    return new ServerProcess(data);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private void awaitUp(long started) throws InterruptedException {
    while (true) {
      try {
        if (get("/actuator/health").statusCode() == 200) {
          return;
        }
      } catch (UncheckedIOException e) {
        // not listening yet
      }
      if (!process.isAlive() || System.nanoTime() - started > PATIENCE_NANOS) {
        process.destroy();
        throw new IllegalStateException("The server of the bench did not start");
      }
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }

  private HttpResponse<byte[]> get(String address) {
    try {
      return client.send(
          HttpRequest.newBuilder(URI.create(base + address)).build(),
          HttpResponse.BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private void fetch(String address) {
    HttpResponse<byte[]> response = get(address);
    if (response.statusCode() != 200) {
      throw new IllegalStateException(
          address
              + " answered "
              + response.statusCode()
              + ": "
              + new String(response.body(), StandardCharsets.UTF_8));
    }
  }

  void search(ServiceQuery query) {
    fetch("/api/v1/services?" + parameters(query) + "&limit=20");
  }

  void tile(Workload.Tile tile) {
    fetch(
        "/tiles/services/%d/%d/%d.mvt?%s"
            .formatted(tile.z(), tile.x(), tile.y(), parameters(tile.query())));
  }

  private static String parameters(ServiceQuery query) {
    List<String> parts = new ArrayList<>();
    if (!query.text().isEmpty()) {
      parts.add("q=" + URLEncoder.encode(query.text(), StandardCharsets.UTF_8));
    }
    for (Map.Entry<Facet, java.util.Set<String>> filter : query.filters().entrySet()) {
      parts.add(filter.getKey().parameter() + '=' + String.join(",", filter.getValue()));
    }
    if (query.box() != null) {
      parts.add(
          "bbox=%s,%s,%s,%s"
              .formatted(
                  query.box().minLon(),
                  query.box().minLat(),
                  query.box().maxLon(),
                  query.box().maxLat()));
    }
    if (query.near() != null) {
      parts.add("near=" + query.near().point().lat() + ',' + query.near().point().lon());
      parts.add("sort=distance");
    }
    return String.join("&", parts);
  }

  @Override
  public void close() {
    process.destroy();
    try {
      process.waitFor(60, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
