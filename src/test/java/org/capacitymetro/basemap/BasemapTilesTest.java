package org.capacitymetro.basemap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.sebasbaumh.mapbox.vectortile.adapt.jts.MvtReader;
import io.github.sebasbaumh.mapbox.vectortile.adapt.jts.TagKeyValueMapConverter;
import io.github.sebasbaumh.mapbox.vectortile.adapt.jts.model.JtsLayer;
import io.github.sebasbaumh.mapbox.vectortile.adapt.jts.model.JtsMvt;
import java.io.ByteArrayInputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.capacitymetro.geo.TileAddress;
import org.capacitymetro.testing.RunningApplication;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.io.WKTReader;
import org.springframework.beans.factory.annotation.Autowired;

class BasemapTilesTest extends RunningApplication {
  private static final Path NETWORK =
      Path.of(System.getProperty("capacity.shared-data", "missing"), "network");

  @Autowired private BasemapStore store;
  @Autowired private BasemapTiles tiles;

  @Test
  void showsLandBordersAndNamesWithoutAnyImport() throws Exception {
    JtsMvt world = decode(tiles.draw(new TileAddress(0, 0, 0)));

    assertThat(layer(world, "land")).hasSizeGreaterThan(50);
    assertThat(layer(world, "borders")).isNotEmpty();
    assertThat(attributes(layer(world, "places")))
        .anySatisfy(
            place ->
                assertThat(place)
                    .containsEntry("kind", "country")
                    .containsEntry("name:it", "Italia")
                    .containsEntry("name:en", "Italy"))
        .anySatisfy(place -> assertThat(place).containsEntry("name", "Torino"));
  }

  @Test
  void drawsAddedStreetsWhereTheyAre() throws Exception {
    TileAddress tile = new TileAddress(14, 8541, 5894);
    String name = "Via della Prova";
    double lon = (tile.bounds(0).minLon() + tile.bounds(0).maxLon()) / 2;
    double lat = (tile.bounds(0).minLat() + tile.bounds(0).maxLat()) / 2;
    add("prova-tile", name, "LINESTRING (%s %s, %s %s)".formatted(lon, lat, lon + 0.5, lat));

    List<Geometry> streets = named(name, tile);

    assertThat(streets).hasSize(1);
    assertThat(streets.getFirst().getCoordinate().x).isEqualTo(2048);
    assertThat(streets.getFirst().getEnvelopeInternal().getMaxX()).isGreaterThan(4096);
    assertThat(named(name, new TileAddress(11, 1067, 736))).isEmpty();
  }

  @Test
  void leavesTheShapeOfASmallIslandToItsStreetsWhereItHasMany() throws Exception {
    TileAddress near = new TileAddress(14, 8753, 5865);
    TileAddress far = new TileAddress(11, 1094, 733);
    Geometry alley = new WKTReader().read("LINESTRING (12.335 45.437, 12.336 45.438)");
    assertThat(layer(decode(tiles.draw(near)), "land")).isNotEmpty();
    String before = tiles.generation();

    store.replace(
        FeatureKind.STREETS,
        "prova-isola",
        "",
        consumer -> {
          for (int i = 0; i < 200; i++) {
            consumer.accept(
                new BasemapStore.Feature(FeatureKind.STREETS, "Calle " + i, 5, 13, alley));
          }
        });
    try {
      waitForGenerationAfter(before);
      JtsMvt tile = decode(tiles.draw(near));

      assertThat(layer(tile, "land")).isEmpty();
      assertThat(layer(tile, "streets")).isNotEmpty();
      assertThat(layer(decode(tiles.draw(far)), "land")).isNotEmpty();
    } finally {
      store.remove(FeatureKind.STREETS, "prova-isola");
    }
  }

  @Test
  void drawsACityTileInFiftyMilliseconds() throws Exception {
    Path file = NETWORK.resolve("osm_named_streets_torino.geojson");
    assumeThat(file)
        .as("real streets are looked for in the folder capacity.shared-data names")
        .exists();
    BasemapImport reader =
        new BasemapImport(
            file, FeatureKind.STREETS, new PrintStream(PrintStream.nullOutputStream()));
    store.replace(FeatureKind.STREETS, "torino", "", reader::read);
    TileAddress centre = new TileAddress(14, 8541, 5889);
    for (int i = 0; i < 20; i++) {
      tiles.draw(centre);
    }
    long best = Long.MAX_VALUE;
    for (int i = 0; i < 20; i++) {
      long start = System.nanoTime();
      tiles.draw(centre);
      best = Math.min(best, System.nanoTime() - start);
    }

    assertThat(layer(decode(tiles.draw(centre)), "streets")).hasSizeGreaterThan(100);
    assertThat(best).isLessThan(50_000_000);
    store.remove(FeatureKind.STREETS, "torino");
  }

  /// A change is seen within two seconds.
  private void waitForGenerationAfter(String before) {
    long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (tiles.generation().equals(before) && System.nanoTime() < end) {
      Thread.onSpinWait();
    }
  }

  private void add(String source, String name, String wkt) throws Exception {
    Geometry shape = new WKTReader().read(wkt);
    store.replace(
        FeatureKind.STREETS,
        source,
        "",
        consumer ->
            consumer.accept(new BasemapStore.Feature(FeatureKind.STREETS, name, 4, 12, shape)));
  }

  private List<Geometry> named(String name, TileAddress tile) throws Exception {
    return layer(decode(tiles.draw(tile)), "streets").stream()
        .filter(street -> name.equals(attributes(street).get("name")))
        .toList();
  }

  private static JtsMvt decode(byte[] tile) throws Exception {
    return MvtReader.loadMvt(
        new ByteArrayInputStream(tile), new GeometryFactory(), new TagKeyValueMapConverter());
  }

  private static Collection<Geometry> layer(JtsMvt tile, String name) {
    JtsLayer layer = tile.getLayer(name);
    return layer == null ? List.of() : layer.getGeometries();
  }

  private static List<Map<String, Object>> attributes(Collection<Geometry> shapes) {
    return shapes.stream().map(BasemapTilesTest::attributes).toList();
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> attributes(Geometry shape) {
    return (Map<String, Object>) Objects.requireNonNull(shape.getUserData());
  }
}
