package org.capacitymetro.maps;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sebasbaumh.mapbox.vectortile.adapt.jts.MvtReader;
import io.github.sebasbaumh.mapbox.vectortile.adapt.jts.TagKeyValueMapConverter;
import io.github.sebasbaumh.mapbox.vectortile.adapt.jts.model.JtsLayer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.capacitymetro.directory.Directory;
import org.capacitymetro.geo.TileAddress;
import org.capacitymetro.hsds.ServiceId;
import org.capacitymetro.portal.TestServices;
import org.capacitymetro.practices.Published;
import org.capacitymetro.practices.TestPractices;
import org.capacitymetro.search.SearchResult;
import org.capacitymetro.search.ServiceQuery;
import org.capacitymetro.search.ServiceSearch;
import org.capacitymetro.testing.RunningApplication;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

class ServiceTilesTest extends RunningApplication {
  private static final double LAT = 45.0781;
  private static final double LON = 7.6843;
  private static final String WORDS = "?q=" + TestServices.WORD;

  @Autowired Directory directory;
  @Autowired ServiceSearch search;
  @Autowired ApplicationContext context;

  /// A feature of a tile: its layer, where in 1/4096 of the tile, and what it says.
  record Feature(String layer, Geometry shape, Map<String, Object> says) {
    long count() {
      return ((Number) says.getOrDefault("count", 1L)).longValue();
    }
  }

  @BeforeEach
  void write() {
    TestServices.write(directory, search);
  }

  @Test
  void showsPointsWithNameAndSectorAtHighZoom() throws Exception {
    List<Feature> services = tile(16, WORDS + "&sector=legal-aid-desk");

    assertThat(services)
        .singleElement()
        .satisfies(
            service -> {
              assertThat(service.layer).isEqualTo("services");
              assertThat(service.says)
                  .containsEntry("name", "Sportello <legale> quadrifoglio")
                  .containsEntry("sector", "legal-aid")
                  .containsKey("id")
                  .doesNotContainKey("count");
              assertThat(service.shape.getCoordinate().x).isBetween(0.0, 4096.0);
            });
  }

  @Test
  void saysHowLargeTheAreaIsInWhichAServiceLies() throws Exception {
    TestServices.writeApproximately(directory, search);

    assertThat(said(45.0700, 7.6800)).doesNotContainKey("around");
    assertThat(said(45.0790, 7.6990)).containsEntry("around", 200L);
    assertThat(said(45.0610, 7.6500)).containsEntry("around", 4_000L);
  }

  /// What the tile says of the only service of [TestServices#writeApproximately] there.
  private Map<String, Object> said(double lat, double lon) throws Exception {
    double side = Math.scalb(1.0, 16);
    HttpResponse<byte[]> answer =
        get(
            "/tiles/services/16/%d/%d.mvt?q=%s"
                .formatted(
                    (int) (TileAddress.worldX(lon) * side),
                    (int) (TileAddress.worldY(lat) * side),
                    TestServices.ABOUT_WORD));
    List<Feature> features = decode(answer.body());
    assertThat(features).hasSize(1);
    return features.getFirst().says;
  }

  @Test
  void countsServicesThatStandAtOnePoint() throws Exception {
    assertThat(tile(16, WORDS))
        .singleElement()
        .satisfies(
            both -> {
              assertThat(both.layer).isEqualTo("services");
              assertThat(both.count()).isEqualTo(2);
            });
  }

  @Test
  void clustersAddUpToWhatTheSearchCountsAtEveryZoom() throws Exception {
    TestServices.writeThreePlaces(directory, search);
    String words = "?q=" + TestServices.SPREAD_WORD;
    for (int zoom = 0; zoom <= 9; zoom++) {
      assertThat(sum(tile(zoom, words))).as("zoom " + zoom).isEqualTo(3);
    }
    assertThat(tile(4, words))
        .singleElement()
        .satisfies(
            cluster -> {
              assertThat(cluster.layer).isEqualTo("clusters");
              assertThat(cluster.says).containsKeys("count", "zoom").doesNotContainKey("name");
            });
  }

  @Test
  void filtersChangeWhatIsCounted() throws Exception {
    assertThat(sum(tile(4, WORDS + "&sector=legal-aid-desk"))).isEqualTo(1);
    assertThat(sum(tile(4, WORDS + "&language=ar"))).isEqualTo(placed());
    assertThat(tile(4, WORDS + "&language=zh")).isEmpty();
    assertThat(tile(4, WORDS + "&city=bari")).isEmpty();
  }

  @Test
  void aReservedServiceIsNowhereNearItsTruePlace() throws Exception {
    String shelter = WORDS + "&sector=women-shelter";
    for (int zoom = 13; zoom <= 20; zoom++) {
      assertThat(tile(zoom, shelter)).as("zoom " + zoom).isEmpty();
    }

    double side = 4096 * Math.scalb(1.0, 8);
    TileAddress tile = at(8);
    double x = TileAddress.worldX(LON) * side - tile.x() * 4096.0;
    double y = TileAddress.worldY(LAT) * side - tile.y() * 4096.0;
    assertThat(tile(8, shelter))
        .allSatisfy(
            coarse ->
                assertThat(
                        Math.hypot(
                            coarse.shape.getCoordinate().x - x, coarse.shape.getCoordinate().y - y))
                    .isGreaterThan(4));
    assertThat(tile(16, shelter + "&near=45.0781,7.6843&radius=200")).isEmpty();
  }

  @Test
  void sheetsLieWhereTheirServicesAre() throws Exception {
    String word = "maggiolino" + UUID.randomUUID().toString().replaceAll("[^a-f]", "");
    ServiceId[] services =
        search.hits(ServiceQuery.ALL.withText(TestServices.WORD)).stream()
            .filter(hit -> hit.service().place().pinned())
            .map(hit -> hit.service().id())
            .toArray(ServiceId[]::new);
    Published sheet = TestPractices.published(context, "Ascolto " + word, services);

    assertThat(tile("practices", 16, "?q=" + word + "&kind=good"))
        .as("two services at one point")
        .singleElement()
        .satisfies(
            feature -> {
              assertThat(feature.count()).isEqualTo(services.length);
              assertThat(feature.says)
                  .containsEntry("name", "Ascolto " + word)
                  .containsEntry("id", sheet.id().shortForm())
                  .containsEntry("sector", "legal-aid");
            });
    assertThat(tile("practices", 16, "?q=" + word + "&kind=micro")).isEmpty();
    assertThat(tile("practices", 16, "?q=" + word + "&open_at=now"))
        .as("the services are always open")
        .isNotEmpty();
    assertThat(tile("practices", 16, "?q=" + word + "&language=zh")).isEmpty();
    refused("/tiles/practices/3/1/1.mvt?kind=big", "kind");
  }

  @Test
  void refusesWhatItDoesNotUnderstandAndSaysWhich() throws Exception {
    refused("/tiles/services/4/8/5.mvt?sector=nulla", "sector");
    refused("/tiles/services/4/8/5.mvt?colour=red", "colour");
    refused("/tiles/services/4/8/5.mvt?open_at=domani", "open_at");
    refused("/tiles/services/4/8/5.mvt?bbox=1,2,3", "bbox");
    refused("/tiles/services/4/99/5.mvt", "x");
    refused("/tiles/services/99/0/0.mvt", "z");
    refused("/tiles/services/-1/0/0.mvt", "z");
    refused("/tiles/services/four/0/0.mvt", "z");
    refused("/tiles/basemap/four/0/0.mvt", "z");
  }

  private void refused(String path, String name) throws Exception {
    HttpResponse<byte[]> answer = get(path);
    String said = new String(answer.body(), StandardCharsets.UTF_8);

    assertThat(answer.statusCode()).as(path + " " + said).isEqualTo(400);
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .as(path)
        .startsWith("application/problem+json");
    assertThat(said).contains(name);
  }

  private long placed() {
    SearchResult found = search.search(ServiceQuery.ALL.withText(TestServices.WORD));
    return found.total() - found.unplaced();
  }

  private static long sum(List<Feature> features) {
    return features.stream().mapToLong(Feature::count).sum();
  }

  private List<Feature> tile(int zoom, String query) throws Exception {
    return tile("services", zoom, query);
  }

  private List<Feature> tile(String layer, int zoom, String query) throws Exception {
    TileAddress tile = at(zoom);
    HttpResponse<byte[]> answer =
        get("/tiles/%s/%d/%d/%d.mvt%s".formatted(layer, zoom, tile.x(), tile.y(), query));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type"))
        .hasValue("application/vnd.mapbox-vector-tile");
    return decode(answer.body());
  }

  private static TileAddress at(int zoom) {
    double side = Math.scalb(1.0, zoom);
    return new TileAddress(
        zoom, (int) (TileAddress.worldX(LON) * side), (int) (TileAddress.worldY(LAT) * side));
  }

  @SuppressWarnings("unchecked")
  private static List<Feature> decode(byte[] tile) throws IOException {
    List<Feature> features = new ArrayList<>();
    for (JtsLayer layer :
        MvtReader.loadMvt(
                new ByteArrayInputStream(tile),
                new GeometryFactory(),
                new TagKeyValueMapConverter())
            .getLayers()) {
      for (Geometry shape : layer.getGeometries()) {
        features.add(
            new Feature(layer.getName(), shape, (Map<String, Object>) shape.getUserData()));
      }
    }
    return features;
  }

  private HttpResponse<byte[]> get(String path) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(
          HttpRequest.newBuilder(address(path)).build(), HttpResponse.BodyHandlers.ofByteArray());
    }
  }
}
