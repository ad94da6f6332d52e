package org.capacitymetro.offline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.io.PrintStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.capacitymetro.areas.Areas;
import org.capacitymetro.areas.City;
import org.capacitymetro.platform.Command;
import org.capacitymetro.testing.RunningApplication;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CityMapsTest extends RunningApplication {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @Autowired List<Command> commands;
  @Autowired CityMaps maps;
  @Autowired Areas areas;
  @TempDir Path folder;

  @BeforeEach
  void addStreets() throws Exception {
    StringBuilder features = new StringBuilder();
    street(features, "Corso delle Betulle", 16.80, 16.88);
    for (int i = 0; i < 40; i++) {
      street(features, "Vicolo Betulla " + i, 16.80 + i / 1000.0, 16.8005 + i / 1000.0);
    }
    Path file = folder.resolve("streets.geojson");
    Files.writeString(file, "{\"type\":\"FeatureCollection\",\"features\":[" + features + "]}");
    run("add", file.toString(), "--kind", "streets", "--source", "betulle", "--attribution", "©");
  }

  @AfterEach
  void removeStreets() throws Exception {
    run("remove", "--kind", "streets", "--source", "betulle");
  }

  private static void street(StringBuilder into, String name, double from, double to) {
    into.append(into.isEmpty() ? "" : ",")
        .append(
            """
            {"type":"Feature","properties":{"name":"%s"},"geometry":{"type":"LineString",
            "coordinates":[[%s,41.1],[%s,41.1000001],[%s,41.1]]}}
            """
                .formatted(name, from, (from + to) / 2, to));
  }

  private void run(String... arguments) throws Exception {
    Command basemap =
        commands.stream().filter(command -> command.name().equals("basemap")).findFirst().get();
    assertThat(basemap.run(List.of(arguments), new PrintStream(OutputStream.nullOutputStream())))
        .isZero();
  }

  @Test
  void theMapHasTheStreetsOfTheCitySimplifiedUnderItsHash() throws Exception {
    JsonNode manifest = JSON.readTree(get("/packs/bari/map").body());
    HttpResponse<byte[]> map = get("/packs/bari/map/" + manifest.get("hash").asString());

    assertThat(PackContents.sha256(map.body())).isEqualTo(manifest.get("hash").asString());
    assertThat(map.body()).hasSize(manifest.get("bytes").asInt());
    assertThat(manifest.get("attribution").toString()).contains("©");
    assertThat(new String(map.body(), StandardCharsets.UTF_8))
        .contains("Corso delle Betulle", "Vicolo Betulla 39", "[[16.8,41.1],[16.88,41.1]]")
        .contains("\"attribution\":" + manifest.get("attribution"));
    assertThat(get("/packs/bari/map/" + "0".repeat(64)).statusCode()).isEqualTo(404);
    assertThat(get("/packs/roma/map").statusCode()).isEqualTo(404);
    assertThat(new String(get("/packs/torino/map").body(), StandardCharsets.UTF_8)).isNotEmpty();
  }

  @Test
  void aMapThatWouldBeTooBigLeavesTheAlleysOut() {
    City bari = areas.findCity("bari").orElseThrow();
    CityMaps.CityMap whole = maps.draw(bari, Integer.MAX_VALUE);
    int packed = Encoding.best().encode(whole.geoJson()).length;
    assertThat(new String(maps.draw(bari, packed - 1).geoJson(), StandardCharsets.UTF_8))
        .contains("Corso delle Betulle")
        .doesNotContain("Vicolo Betulla");
  }

  private HttpResponse<byte[]> get(String path) throws Exception {
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(address(path)).build(), BodyHandlers.ofByteArray());
  }
}
