package org.capacitymetro.offline;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.capacitymetro.pages.Language;
import org.capacitymetro.testing.RunningApplication;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AppPagesTest extends RunningApplication {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private HttpResponse<String> get(String path) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(
          HttpRequest.newBuilder(address(path)).build(), HttpResponse.BodyHandlers.ofString());
    }
  }

  @Test
  void theManifestLetsABrowserInstallInEachLanguage() throws Exception {
    for (Language language : Language.all()) {
      HttpResponse<String> answer = get("/" + language.code() + "/app.webmanifest");
      JsonNode manifest = JSON.readTree(answer.body());

      assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
          .startsWith("application/manifest+json");
      assertThat(manifest.path("lang").asString()).isEqualTo(language.code());
      assertThat(manifest.path("dir").asString()).isEqualTo(language.direction());
      assertThat(manifest.path("display").asString()).isEqualTo("standalone");
      assertThat(manifest.path("name").asString()).isNotBlank();
      assertThat(get(manifest.path("start_url").asString()).statusCode()).isEqualTo(200);
      for (JsonNode icon : manifest.path("icons")) {
        assertThat(get(icon.path("src").asString()).statusCode()).isEqualTo(200);
      }
      assertThat(manifest.path("icons").valueStream().map(icon -> icon.path("sizes").asString()))
          .contains("192x192", "512x512");
    }
  }

  @Test
  void theWorkerIsOneFileThatNamesItsVersionAndIsAlwaysAskedAgain() throws Exception {
    HttpResponse<String> worker = get("/sw.js");

    assertThat(worker.body())
        .matches("(?s)self\\.shell = \\{\"version\": \"[0-9a-f]{16}\"};\n.+")
        .doesNotContainPattern("(^|[;}])import[ {\"']");
    assertThat(worker.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("text/javascript");
    assertThat(worker.headers().firstValue("Cache-Control").orElseThrow()).contains("no-cache");
  }

  @Test
  void everyFileOfTheShellIsThereAndNothingInItIsOnesOwn() throws Exception {
    JsonNode shell = JSON.readTree(get("/it/app/shell.json").body());
    List<String> files = new ArrayList<>();
    shell.path("files").forEach(file -> files.add(file.asString()));
    shell.path("map").forEach(file -> files.add(file.asString()));
    files.add(shell.path("frame").asString());

    for (String file : files) {
      HttpResponse<String> answer = get(file);
      assertThat(answer.statusCode()).as(file).isEqualTo(200);
      assertThat(answer.headers().firstValue("Set-Cookie")).as(file).isEmpty();
    }
    assertThat(files.toString())
        .contains("pack-worker", "maplibre-gl-worker", "app-", ".css", "sprite", "taxonomy.css");
  }

  @Test
  void theFrameBringsItsWordsAndNoScriptInThePage() throws Exception {
    String frame = get("/en/app/frame").body();

    assertThat(frame)
        .contains("\"app.offline\":\"You have no network\"", "data-view=\"kept\"", "noindex")
        .doesNotContainPattern("<script>(?!</)");
    assertThat(get("/xx/app").statusCode()).isEqualTo(404);
    assertThat(get("/it/app").body()).contains("data-city=\"torino\"");
  }
}
