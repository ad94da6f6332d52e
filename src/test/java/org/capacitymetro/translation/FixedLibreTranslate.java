package org.capacitymetro.translation;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A server with the interface of LibreTranslate that translates into French by putting `fr:` in
/// front, and remembers what it was asked.
final class FixedLibreTranslate implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  final List<JsonNode> asked = Collections.synchronizedList(new ArrayList<>());
  volatile int status = 200;
  private final HttpServer server;

  FixedLibreTranslate() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/languages",
        exchange ->
            answer(
                exchange,
                List.of(Map.of("code", "it", "name", "Italian", "targets", List.of("fr", "it")))));
    server.createContext(
        "/translate",
        exchange -> {
          JsonNode question = JSON.readTree(exchange.getRequestBody().readAllBytes());
          asked.add(question);
          answer(
              exchange,
              Map.of(
                  "translatedText",
                  question.path("target").asString() + ":" + question.path("q").asString()));
        });
    server.start();
  }

  private void answer(com.sun.net.httpserver.HttpExchange exchange, Object body)
      throws IOException {
    byte[] bytes = JSON.writeValueAsString(body).getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
