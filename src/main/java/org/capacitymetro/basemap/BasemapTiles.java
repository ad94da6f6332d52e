package org.capacitymetro.basemap;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.sebasbaumh.mapbox.vectortile.adapt.jts.MvtEncoder;
import io.github.sebasbaumh.mapbox.vectortile.adapt.jts.UserDataKeyValueMapConverter;
import io.github.sebasbaumh.mapbox.vectortile.adapt.jts.model.JtsLayer;
import io.github.sebasbaumh.mapbox.vectortile.adapt.jts.model.JtsMvt;
import io.github.sebasbaumh.mapbox.vectortile.build.MvtLayerParams;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.capacitymetro.areas.Area;
import org.capacitymetro.areas.Areas;
import org.capacitymetro.areas.City;
import org.capacitymetro.areas.Outline;
import org.capacitymetro.geo.Box;
import org.capacitymetro.geo.Point;
import org.capacitymetro.geo.TileAddress;
import org.capacitymetro.pages.Language;
import org.capacitymetro.text.LocalizedText;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.springframework.stereotype.Component;

/// The vector tiles of the base map. Layers, all optional in a tile: `land`, `borders`,
/// `boundaries` (`kind`), `water`, `green`, `rail`, `streets` (`name`, `rank`), `places` (`kind`
/// country, city, comune or district; `name` in the source language, `name:xx` where another
/// language differs).
@Component
class BasemapTiles {
  static final int MAX_ZOOM = 14;

  private static final long CACHE_BYTES = 64L << 20;
  private static final Duration GENERATION_AGE = Duration.ofSeconds(2);
  private static final GeometryFactory GEOMETRY = new GeometryFactory();

  /// From this zoom on, where even alleys are in the tiles, the built ground that the style draws
  /// along streets shows the shape of an island better than Natural Earth does at 1:10 million:
  /// Venezia has a Canal Grande then.
  private static final int STREETS_SHAPE_ISLANDS_FROM = 13;

  private static final int STREETS_THAT_SHAPE = 200;
  private static final double SMALL_ISLAND_DEGREES = 0.2;

  private static final Box EVERYWHERE = new Box(-180, -90, 180, 90);

  private record Key(TileAddress tile, String generation) {}

  private record Island(Envelope bounds, String generation) {}

  private final BasemapStore store;
  private final Areas areas;
  private final Cache<Key, byte[]> tiles =
      Caffeine.newBuilder()
          .maximumWeight(CACHE_BYTES)
          .weigher((Key key, byte[] tile) -> tile.length + 64)
          .build();
  private final Cache<Island, Boolean> shapedByStreets =
      Caffeine.newBuilder().maximumSize(1_000).build();
  private final Cache<String, String> generations =
      Caffeine.newBuilder().expireAfterWrite(GENERATION_AGE).build();

  BasemapTiles(BasemapStore store, Areas areas) {
    this.store = store;
    this.areas = areas;
  }

  /// Changes within two seconds of a change of what is drawn, also when another process made it.
  String generation() {
    return generations.get(
        "", key -> Integer.toHexString((areas.generation() + "/" + store.generation()).hashCode()));
  }

  /// Whether boundaries of areas were imported.
  boolean showsAreas() {
    return !areas.outlines(EVERYWHERE, EnumSet.allOf(Area.Kind.class)).isEmpty();
  }

  /// The tile, gzip applied.
  byte[] get(TileAddress tile) {
    return tiles.get(new Key(tile, generation()), key -> gzip(draw(tile)));
  }

  /// The tile as a protocol buffer.
  byte[] draw(TileAddress tile) {
    Box box = tile.bounds(TilePen.MARGIN);
    Envelope ground = new Envelope(box.minLon(), box.maxLon(), box.minLat(), box.maxLat());
    TilePen pen = new TilePen(tile, tile.z() < MAX_ZOOM ? 4 : 1);
    Map<String, List<Geometry>> layers = new LinkedHashMap<>();
    for (Geometry land : Earth.INSTANCE.land(ground, tile.z())) {
      if (tile.z() < STREETS_SHAPE_ISLANDS_FROM || !isShapedByStreets(land)) {
        add(layers, "land", pen.draw(land, Map.of()));
      }
    }
    for (Geometry border : Earth.INSTANCE.borders(ground, tile.z())) {
      add(layers, "borders", pen.draw(border, Map.of()));
    }
    drawAreas(layers, pen, box, tile.z());
    for (BasemapStore.Feature feature : store.within(box, tile.z())) {
      add(layers, feature.kind().word(), pen.draw(feature.shape(), attributes(feature)));
    }
    for (Geometry country : Earth.INSTANCE.countries(ground)) {
      add(layers, "places", pen.draw(country, countryNames((Locale) country.getUserData())));
    }
    for (City city : areas.cities()) {
      add(layers, "places", pen.draw(point(city.centre()), place("city", city.name())));
    }
    return MvtEncoder.encode(
        new JtsMvt(
            layers.entrySet().stream()
                .map(layer -> new JtsLayer(layer.getKey(), layer.getValue(), TilePen.EXTENT))
                .toList()),
        new MvtLayerParams(TilePen.EXTENT),
        new UserDataKeyValueMapConverter());
  }

  private boolean isShapedByStreets(Geometry land) {
    Envelope bounds = land.getEnvelopeInternal();
    return Math.max(bounds.getWidth(), bounds.getHeight()) < SMALL_ISLAND_DEGREES
        && shapedByStreets.get(
            new Island(bounds, generation()),
            island ->
                store.streets(
                        new Box(
                            bounds.getMinX(), bounds.getMinY(), bounds.getMaxX(), bounds.getMaxY()))
                    >= STREETS_THAT_SHAPE);
  }

  private void drawAreas(Map<String, List<Geometry>> layers, TilePen pen, Box box, int zoom) {
    Set<Area.Kind> kinds = kindsAt(zoom);
    if (kinds.isEmpty()) {
      return;
    }
    Set<String> cities = areas.cities().stream().map(City::comune).collect(Collectors.toSet());
    for (Outline outline : areas.outlines(box, kinds)) {
      Area area = outline.area();
      String kind = area.kind().name().toLowerCase(Locale.ROOT);
      add(
          layers,
          "boundaries",
          pen.draw(outline.shape().getBoundary(), Map.of("kind", kind, "code", area.code())));
      boolean named = area.kind() == Area.Kind.COMUNE || area.kind() == Area.Kind.DISTRICT;
      if (named && area.centre() != null && !cities.contains(area.code())) {
        add(layers, "places", pen.draw(point(area.centre()), place(kind, area.name())));
      }
    }
  }

  private static Set<Area.Kind> kindsAt(int zoom) {
    Set<Area.Kind> kinds = EnumSet.noneOf(Area.Kind.class);
    if (zoom >= 5) {
      kinds.add(Area.Kind.REGION);
    }
    if (zoom >= 7) {
      kinds.add(Area.Kind.PROVINCE);
    }
    if (zoom >= 9) {
      kinds.add(Area.Kind.COMUNE);
    }
    if (zoom >= 11) {
      kinds.add(Area.Kind.DISTRICT);
    }
    return kinds;
  }

  private static Map<String, Object> attributes(BasemapStore.Feature feature) {
    Map<String, Object> attributes = new HashMap<>();
    if (!feature.name().isEmpty()) {
      attributes.put("name", feature.name());
    }
    if (feature.rank() > 0) {
      attributes.put("rank", feature.rank());
    }
    return attributes;
  }

  private static Map<String, Object> place(String kind, LocalizedText name) {
    Map<String, Object> attributes = new HashMap<>();
    String source = name.in(name.source());
    attributes.put("kind", kind);
    attributes.put("name", source);
    name.texts()
        .forEach(
            (language, entry) -> {
              if (!entry.text().equals(source)) {
                attributes.put("name:" + language, entry.text());
              }
            });
    return attributes;
  }

  private static Map<String, Object> countryNames(Locale country) {
    Map<String, Object> attributes = new HashMap<>();
    attributes.put("kind", "country");
    attributes.put("name", country.getDisplayCountry(Locale.ENGLISH));
    for (Language language : Language.all()) {
      attributes.put("name:" + language.code(), country.getDisplayCountry(language.locale()));
    }
    return attributes;
  }

  private static Geometry point(Point point) {
    return GEOMETRY.createPoint(new Coordinate(point.lon(), point.lat()));
  }

  private static void add(Map<String, List<Geometry>> layers, String layer, List<Geometry> parts) {
    if (!parts.isEmpty()) {
      layers.computeIfAbsent(layer, name -> new ArrayList<>()).addAll(parts);
    }
  }

  private static byte[] gzip(byte[] plain) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream(plain.length / 2 + 64);
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(plain);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }

  /// Read when the first tile is drawn: a start without a map does not pay for it.
  private static final class Earth {
    static final NaturalEarth INSTANCE = NaturalEarth.load();
  }
}
