package org.capacitymetro.basemap;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sebasbaumh.mapbox.vectortile.adapt.jts.MvtReader;
import io.github.sebasbaumh.mapbox.vectortile.adapt.jts.TagKeyValueMapConverter;
import java.io.ByteArrayInputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import org.capacitymetro.testing.RunningApplication;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.GeometryFactory;

class BasemapPagesTest extends RunningApplication {

  @Test
  void answersTilesWithAnEntityTagAndThenNotModified() throws Exception {
    HttpResponse<byte[]> first = get("/tiles/basemap/5/17/11.mvt", request -> {});
    HttpResponse<byte[]> second = askedAgain(first);
    if (second.statusCode() == 200 && !tag(second).equals(tag(first))) {
      second = askedAgain(second); // the application is shared: a layer was loaded in between
    }

    assertThat(first.headers().firstValue("Content-Type"))
        .hasValue("application/vnd.mapbox-vector-tile");
    var tile =
        MvtReader.loadMvt(
            new GZIPInputStream(new ByteArrayInputStream(first.body())),
            new GeometryFactory(),
            new TagKeyValueMapConverter());
    assertThat(tile.getLayer("land").getGeometries()).isNotEmpty();
    assertThat(second.statusCode()).isEqualTo(304);
    assertThat(get("/tiles/basemap/3/9/1.mvt", request -> {}).statusCode()).isEqualTo(400);
  }

  private HttpResponse<byte[]> askedAgain(HttpResponse<byte[]> before) throws Exception {
    return get(
        "/tiles/basemap/5/17/11.mvt", request -> request.header("If-None-Match", tag(before)));
  }

  private static String tag(HttpResponse<?> answer) {
    return answer.headers().firstValue("ETag").orElseThrow();
  }

  @Test
  void theStyleAsksNobodyElseForAnything() throws Exception {
    for (String theme : List.of("light", "dark")) {
      byte[] style = get("/basemap/style.json?lang=en&theme=" + theme, request -> {}).body();

      assertThat(new String(style, StandardCharsets.UTF_8))
          .contains("/tiles/basemap/{z}/{x}/{y}.mvt")
          .contains("Natural Earth")
          .doesNotContain("http", "\"@", "glyphs", "sprite");
    }
    assertThat(get("/basemap/style.json?lang=xx", request -> {}).statusCode()).isEqualTo(400);
  }

  private HttpResponse<byte[]> get(String path, Consumer<HttpRequest.Builder> more)
      throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(address(path));
    more.accept(request);
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }
  }
}
