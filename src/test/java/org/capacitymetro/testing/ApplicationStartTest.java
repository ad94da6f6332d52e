package org.capacitymetro.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

class ApplicationStartTest extends RunningApplication {

  @Test
  void answersItsHealth() throws Exception {
    HttpResponse<String> answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(address("/actuator/health")).build(),
                HttpResponse.BodyHandlers.ofString());

    assertThat(answer.body()).contains("\"UP\"");
  }
}
