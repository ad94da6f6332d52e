package org.capacitymetro.offline;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.capacitymetro.areas.Area;
import org.capacitymetro.areas.Areas;
import org.capacitymetro.areas.City;
import org.capacitymetro.basemap.Ground;
import org.capacitymetro.geo.Box;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.operation.linemerge.LineMerger;
import org.locationtech.jts.simplify.DouglasPeuckerSimplifier;
import org.locationtech.jts.simplify.TopologyPreservingSimplifier;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// The map of a city for the pocket: the boundaries of its areas and the shapes of the base map as
/// compact GeoJSON, simplified, with fewer streets where it would grow too big. Made from public
/// shapes only; the points of the services come from the pack.
@Component
class CityMaps {
  /// What may come over the line.
  private static final int MOST_TRANSFERRED = 1_450_000;

  private static final int LEAST_RANK = 5;
  private static final double FIVE_METRES = 5e-5;
  private static final double FIFTY_METRES = 5e-4;
  private static final double DIGITS = 1e5;

  /// @param hash SHA-256 of the GeoJSON, hexadecimal
  /// @param attribution whom the map has to thank
  record CityMap(String hash, byte[] geoJson, List<String> attribution) {}

  private record Key(String city, String generation) {}

  private record Street(String name, int rank) {}

  private final Areas areas;
  private final Ground ground;
  private final JsonMapper json;
  private final Cache<Key, CityMap> maps = Caffeine.newBuilder().maximumSize(20).build();

  CityMaps(Areas areas, Ground ground, JsonMapper json) {
    this.areas = areas;
    this.ground = ground;
    this.json = json;
  }

  CityMap of(City city) {
    return maps.get(new Key(city.code(), ground.generation()), key -> draw(city, MOST_TRANSFERRED));
  }

  /// With all streets, or as many of the better ranks as do not take more than `most` bytes over
  /// the line.
  CityMap draw(City city, int most) {
    List<Object> areasDrawn = boundaries(city);
    List<Ground.Shape> shapes = ground.within(city.bounds());
    byte[] geoJson = new byte[0];
    for (int rank = LEAST_RANK; rank >= 0; rank--) {
      geoJson = write(city, areasDrawn, shapes, rank);
      if (Encoding.best().encode(geoJson).length <= most) {
        break;
      }
    }
    return new CityMap(PackContents.sha256(geoJson), geoJson, ground.attribution());
  }

  /// @param rank of the least streets that are drawn
  private byte[] write(City city, List<Object> areasDrawn, List<Ground.Shape> shapes, int rank) {
    List<Object> features = new ArrayList<>(areasDrawn);
    Envelope frame = frame(city.bounds());
    Map<Street, List<LineString>> streets = new LinkedHashMap<>();
    for (Ground.Shape shape : shapes) {
      if (!shape.kind().equals("streets")) {
        features.add(
            feature(properties(shape.kind(), shape.name()), simple(shape.shape(), FIVE_METRES)));
      } else if (shape.rank() <= rank && frame.intersects(shape.shape().getEnvelopeInternal())) {
        lines(
            shape.shape(),
            streets.computeIfAbsent(
                new Street(shape.name(), shape.rank()), street -> new ArrayList<>()));
      }
    }
    streets.forEach((street, lines) -> features.add(street(street, lines)));
    Map<String, Object> collection = new LinkedHashMap<>();
    collection.put("type", "FeatureCollection");
    collection.put(
        "bbox",
        List.of(
            city.bounds().minLon(),
            city.bounds().minLat(),
            city.bounds().maxLon(),
            city.bounds().maxLat()));
    collection.put("attribution", ground.attribution());
    collection.put("features", features);
    return json.writeValueAsBytes(collection);
  }

  private static Envelope frame(Box box) {
    return new Envelope(box.minLon(), box.maxLon(), box.minLat(), box.maxLat());
  }

  /// The metropolitan city, its comuni, and the districts of these, each with its name.
  private List<Object> boundaries(City city) {
    Map<String, Object> drawn = new TreeMap<>();
    areas
        .outlines(
            city.bounds(), EnumSet.of(Area.Kind.PROVINCE, Area.Kind.COMUNE, Area.Kind.DISTRICT))
        .forEach(
            outline -> {
              Area area = outline.area();
              if (areas.cityOf(area.code()).filter(city::equals).isPresent()) {
                Map<String, Object> properties =
                    properties(
                        area.kind().name().toLowerCase(Locale.ROOT),
                        area.name().in(area.name().source()));
                properties.put("code", area.code());
                if (area.centre() != null) {
                  properties.put(
                      "centre",
                      List.of(rounded(area.centre().lon()), rounded(area.centre().lat())));
                }
                drawn.put(
                    area.code(), feature(properties, simple(outline.shape(), tolerance(area))));
              }
            });
    return new ArrayList<>(drawn.values());
  }

  private static double tolerance(Area area) {
    return area.kind() == Area.Kind.DISTRICT ? FIVE_METRES * 4 : FIFTY_METRES;
  }

  private static Map<String, Object> properties(String kind, String name) {
    Map<String, Object> properties = new LinkedHashMap<>();
    properties.put("kind", kind);
    if (!name.isEmpty()) {
      properties.put("name", name);
    }
    return properties;
  }

  private static Object street(Street street, List<LineString> lines) {
    Map<String, Object> properties = properties("streets", street.name());
    properties.put("rank", street.rank());
    LineMerger merger = new LineMerger();
    merger.add(lines);
    List<Object> merged = new ArrayList<>();
    for (Object line : merger.getMergedLineStrings()) {
      merged.add(coordinates(DouglasPeuckerSimplifier.simplify((LineString) line, FIVE_METRES)));
    }
    return feature(
        properties, Map.of("type", "MultiLineString", "coordinates", List.copyOf(merged)));
  }

  private static void lines(Geometry shape, List<LineString> into) {
    for (int i = 0; i < shape.getNumGeometries(); i++) {
      if (shape.getGeometryN(i) instanceof LineString line) {
        into.add(line);
      }
    }
  }

  private static Map<String, Object> feature(Map<String, Object> properties, Object geometry) {
    Map<String, Object> feature = new LinkedHashMap<>();
    feature.put("type", "Feature");
    feature.put("properties", properties);
    feature.put("geometry", geometry);
    return feature;
  }

  private static Object simple(Geometry shape, double tolerance) {
    Geometry simple = TopologyPreservingSimplifier.simplify(shape, tolerance);
    List<Object> polygons = new ArrayList<>();
    List<Object> lines = new ArrayList<>();
    for (int i = 0; i < simple.getNumGeometries(); i++) {
      switch (simple.getGeometryN(i)) {
        case Polygon polygon -> polygons.add(rings(polygon));
        case LineString line -> lines.add(coordinates(line));
        default -> {}
      }
    }
    Map<String, Object> geometry = new LinkedHashMap<>();
    geometry.put("type", polygons.isEmpty() ? "MultiLineString" : "MultiPolygon");
    geometry.put("coordinates", polygons.isEmpty() ? lines : polygons);
    return geometry;
  }

  private static List<Object> rings(Polygon polygon) {
    List<Object> rings = new ArrayList<>();
    rings.add(coordinates(polygon.getExteriorRing()));
    for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
      rings.add(coordinates(polygon.getInteriorRingN(i)));
    }
    return rings;
  }

  private static List<Object> coordinates(Geometry line) {
    List<Object> points = new ArrayList<>();
    for (Coordinate point : line.getCoordinates()) {
      points.add(List.of(rounded(point.x), rounded(point.y)));
    }
    return points;
  }

  /// To about a metre.
  private static double rounded(double degrees) {
    return Math.round(degrees * DIGITS) / DIGITS;
  }
}
