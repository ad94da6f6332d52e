package org.capacitymetro.basemap;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import io.github.sebasbaumh.mapbox.vectortile.adapt.jts.MvtEncoder;
import io.github.sebasbaumh.mapbox.vectortile.adapt.jts.UserDataKeyValueMapConverter;
import io.github.sebasbaumh.mapbox.vectortile.adapt.jts.model.JtsLayer;
import io.github.sebasbaumh.mapbox.vectortile.adapt.jts.model.JtsMvt;
import io.github.sebasbaumh.mapbox.vectortile.build.MvtLayerParams;
import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.capacitymetro.maps.MapPage;
import org.capacitymetro.testing.Browser;
import org.capacitymetro.testing.RunningApplication;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.springframework.beans.factory.annotation.Autowired;

/// An operator's own PMTiles file, from the command line to the picture in the browser.
class BrowserPmtilesTest extends RunningApplication {
  private static final String METADATA =
      """
      {"attribution": "Ufficio cartografico di prova",
       "vector_layers": [{"id": "earth"}, {"id": "roads"}]}
      """;

  /// Open sea of our own map, in the left half of the tile at zoom 3.
  private static final String SEA = "/it/services#map=6/40/5";

  private static final Color WATER = Color.decode("#c6d6df");
  private static final Color LAND = Color.decode("#f2f0ec");

  @Autowired BasemapCommand command;
  @TempDir Path folder;

  @AfterEach
  void ownMapAgain() {
    run("use", "default");
  }

  @Test
  void aFileIsCopiedInServedByRangesAndDrawn() throws Exception {
    Path left = PmtilesArchive.write(folder.resolve("left.pmtiles"), METADATA, tile(0, 2048));
    Path right = PmtilesArchive.write(folder.resolve("right.pmtiles"), METADATA, tile(2048, 4096));
    try (BrowserContext context = Browser.open(1280, 900)) {
      Page page = MapPage.open(context, address(SEA));
      MapPage.drawn(page);
      MapPage.colour(page, 0, "sea of our own map", seen -> MapPage.alike(seen, WATER));

      assertThat(run("use", left.toString())).contains("protomaps layers, zoom 0 to 3");
      assertThat(run("list")).contains("the map is made from this file");
      page.reload();
      MapPage.drawn(page);
      MapPage.colour(page, 0, "land of the file", seen -> MapPage.alike(seen, LAND));
      assertThat(page.locator(".maplibregl-ctrl-attrib").textContent())
          .contains("Ufficio cartografico di prova");
      Browser.picture(page, "map-pmtiles-1280-it");

      run("use", right.toString());
      page.reload();
      MapPage.drawn(page);
      MapPage.colour(page, 0, "water of the next file", seen -> MapPage.alike(seen, WATER));
    }
    HttpResponse<byte[]> part = range("bytes=100-199");
    assertThat(part.statusCode()).isEqualTo(206);
    assertThat(part.body()).isEqualTo(Arrays.copyOfRange(Files.readAllBytes(right), 100, 200));
    assertThat(part.headers().firstValue("ETag")).isPresent();

    assertThat(run("use", "default")).contains("shows its own layers again");
    assertThat(range("bytes=0-9").statusCode()).isEqualTo(404);
  }

  private HttpResponse<byte[]> range(String range) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(
          HttpRequest.newBuilder(address("/basemap/tiles.pmtiles")).header("Range", range).build(),
          HttpResponse.BodyHandlers.ofByteArray());
    }
  }

  private String run(String... arguments) {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    command.run(List.of(arguments), new PrintStream(said, true, StandardCharsets.UTF_8));
    return said.toString(StandardCharsets.UTF_8);
  }

  /// A tile that is land between two of its columns.
  private static byte[] tile(int from, int to) {
    Geometry land = new GeometryFactory().toGeometry(new Envelope(from, to, 0, 4096));
    return MvtEncoder.encode(
        new JtsMvt(List.of(new JtsLayer("earth", List.of(land), 4096))),
        new MvtLayerParams(4096),
        new UserDataKeyValueMapConverter());
  }
}
