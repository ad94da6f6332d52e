package org.capacitymetro.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.capacitymetro.testing.RunningApplication;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OperationsTest extends RunningApplication {
  private final HttpClient http = HttpClient.newHttpClient();

  @ParameterizedTest
  @ValueSource(strings = {"/", "/it/", "/actuator/health", "/nothing-here", "/api/v1/nothing-here"})
  void everyAnswerKeepsTheBrowserOnThisServer(String path) throws Exception {
    HttpResponse<String> answer = get(path);

    assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
        .contains("default-src 'self'")
        .contains("script-src 'self';")
        .contains("frame-ancestors 'none'")
        .doesNotContain("unsafe");
    assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
    assertThat(answer.headers().firstValue("Referrer-Policy")).hasValue("same-origin");
    assertThat(answer.headers().firstValue("Permissions-Policy").orElse(""))
        .contains("geolocation=(self)");
    assertThat(answer.headers().firstValue("Strict-Transport-Security")).isEmpty();
  }

  @Test
  void noReaderGetsACookie() throws Exception {
    assertThat(get("/it/").headers().firstValue("Set-Cookie")).isEmpty();
  }

  @Test
  void becomesHealthyWhenTheIndexHasCaughtUp() throws Exception {
    long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    HttpResponse<String> answer = get("/actuator/health");
    while (answer.statusCode() != 200 && System.nanoTime() < end) {
      Thread.onSpinWait();
      answer = get("/actuator/health");
    }

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("\"UP\"").doesNotContain("components");
  }

  @Test
  void metricsAreForTheOperatorsOwnAddresses() throws Exception {
    get("/api/v1/services?q=sportellosegreto");
    assertThat(get("/actuator/prometheus").body())
        .contains("jvm_memory_used_bytes", "hikaricp_connections")
        .containsPattern("http_server_requests_seconds_count\\{.*uri=\"/api/v1/services\"")
        .doesNotContain("sportellosegreto");
    assertThat(get("/actuator/prometheus", "X-Forwarded-For", "203.0.113.7").statusCode())
        .isEqualTo(403);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/actuator/env", "/actuator/heapdump", "/actuator/loggers"})
  void nothingElseOfTheInsideIsShown(String path) throws Exception {
    assertThat(get(path).statusCode()).isEqualTo(404);
  }

  @Test
  void everyAnswerCarriesARequestId() throws Exception {
    String own = get("/actuator/health").headers().firstValue("X-Request-Id").orElseThrow();
    String other = get("/actuator/health").headers().firstValue("X-Request-Id").orElseThrow();

    assertThat(own).matches("[0-9a-f]{16}").isNotEqualTo(other);
  }

  @Test
  void keepsTheRequestIdOfAProxyOnlyWhereItLooksLikeOne() throws Exception {
    assertThat(get("/it/", "X-Request-Id", "proxy-4711-a").headers().firstValue("X-Request-Id"))
        .hasValue("proxy-4711-a");
    assertThat(
            get("/it/", "X-Request-Id", "<script>alert</script>")
                .headers()
                .allValues("X-Request-Id"))
        .singleElement()
        .asString()
        .matches("[0-9a-f]{16}");
  }

  @Test
  void errorsOfTheInterfaceAreProblemDetailsWithTheRequestId() throws Exception {
    HttpResponse<String> answer = get("/api/v1/nothing-here", "X-Request-Id", "proxy-4711-b");

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
    assertThat(answer.body())
        .contains("\"status\":404", "\"title\":\"Not Found\"", "\"request_id\":\"proxy-4711-b\"");
  }

  private HttpResponse<String> get(String path, String... headers) throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(address(path));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return http.send(request.build(), BodyHandlers.ofString());
  }
}
