package org.capacitymetro.basemap;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Consumer;
import org.capacitymetro.platform.UsageException;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads the features of a GeoJSON file (RFC 7946, WGS 84) one after the other, so that a file may
/// be larger than the memory.
final class GeoJsonReader {
  private static final GeometryFactory GEOMETRY = new GeometryFactory();
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  /// @param properties an object, possibly empty
  /// @param shape lines or polygons; null where there is none or of another kind
  /// @param byteOffset how far the file has been read
  record Feature(JsonNode properties, @Nullable Geometry shape, long byteOffset) {}

  private GeoJsonReader() {}

  /// @throws UsageException where the file cannot be read or is not a feature collection
  static void read(Path file, Consumer<Feature> reader) {
    if (!Files.isReadable(file) || Files.isDirectory(file)) {
      throw new UsageException(
          "The file " + file + " cannot be read: give the path of a GeoJSON file.");
    }
    try (InputStream in = Files.newInputStream(file);
        JsonParser parser = MAPPER.createParser(in)) {
      findFeatures(file, parser);
      while (parser.nextToken() == JsonToken.START_OBJECT) {
        JsonNode feature = parser.readValueAsTree();
        reader.accept(
            new Feature(
                feature.path("properties"),
                shape(feature.path("geometry")),
                parser.currentLocation().getByteOffset()));
      }
    } catch (JacksonException e) {
      throw new UsageException(
          "The file "
              + file
              + " is not valid JSON: "
              + e.getOriginalMessage()
              + " (line "
              + (e.getLocation() == null ? "?" : e.getLocation().getLineNr())
              + ").",
          e);
    } catch (IOException e) {
      throw new UsageException("The file " + file + " cannot be read: " + e.getMessage() + ".", e);
    }
  }

  private static void findFeatures(Path file, JsonParser parser) {
    if (parser.nextToken() == JsonToken.START_OBJECT) {
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        String name = parser.currentName();
        JsonToken value = parser.nextToken();
        if (name.equals("features") && value == JsonToken.START_ARRAY) {
          return;
        }
        parser.skipChildren();
      }
    }
    throw new UsageException(
        "The file " + file + " is not a GeoJSON FeatureCollection: it has no \"features\" list.");
  }

  private static @Nullable Geometry shape(JsonNode geometry) {
    JsonNode at = geometry.path("coordinates");
    return switch (geometry.path("type").asString("")) {
      case "LineString" -> line(at);
      case "MultiLineString" ->
          GEOMETRY.createMultiLineString(
              at.valueStream().map(GeoJsonReader::line).toArray(LineString[]::new));
      case "Polygon" -> polygon(at);
      case "MultiPolygon" ->
          GEOMETRY.createMultiPolygon(
              at.valueStream().map(GeoJsonReader::polygon).toArray(Polygon[]::new));
      default -> null;
    };
  }

  private static Polygon polygon(JsonNode rings) {
    LinearRing[] all =
        rings
            .valueStream()
            .map(ring -> GEOMETRY.createLinearRing(coordinates(ring)))
            .toArray(LinearRing[]::new);
    return all.length == 0
        ? GEOMETRY.createPolygon()
        : GEOMETRY.createPolygon(all[0], Arrays.copyOfRange(all, 1, all.length));
  }

  private static LineString line(JsonNode points) {
    return GEOMETRY.createLineString(coordinates(points));
  }

  private static Coordinate[] coordinates(JsonNode points) {
    return points
        .valueStream()
        .map(point -> new Coordinate(point.path(0).asDouble(), point.path(1).asDouble()))
        .toArray(Coordinate[]::new);
  }
}
