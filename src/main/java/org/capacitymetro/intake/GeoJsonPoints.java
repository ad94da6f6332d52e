package org.capacitymetro.intake;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import org.capacitymetro.mapping.Finding;
import org.capacitymetro.mapping.Reason;
import org.capacitymetro.mapping.SourceRow;
import org.capacitymetro.mapping.SourceRow.Column;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A GeoJSON FeatureCollection of points (RFC 7946, longitude first). Properties carry the names of
/// the canonical columns or their synonyms in Italian and OpenStreetMap; what has another name is
/// kept among the notes. A feature's own `id` stands in for a missing `source_id`.
final class GeoJsonPoints implements RowReader {
  private final JsonMapper json;

  GeoJsonPoints(JsonMapper json) {
    this.json = json;
  }

  @Override
  public void read(Path file, Rows rows, LongConsumer line) {
    boolean found = false;
    long lastLine = 0;
    try (JsonParser parser = json.createParser(file.toFile())) {
      while (!found) {
        JsonToken token = parser.nextToken();
        if (token == null) {
          throw new UnreadableFileException(
              file + ": is JSON but not a GeoJSON FeatureCollection: it has no \"features\".");
        }
        found =
            token == JsonToken.PROPERTY_NAME
                && parser.currentName().equals("features")
                && parser.nextToken() == JsonToken.START_ARRAY;
      }
      while (parser.nextToken() == JsonToken.START_OBJECT) {
        lastLine = parser.currentTokenLocation().getLineNr();
        line.accept(lastLine);
        readFeature(lastLine, parser.readValueAsTree(), rows);
      }
    } catch (JacksonException e) {
      if (!found) {
        throw new UnreadableFileException(file + ": is not valid JSON.", e);
      }
      rows.refuse(
          new Finding(lastLine, Reason.REST_UNREADABLE, "the JSON breaks off or is invalid"));
    }
  }

  private static void readFeature(long line, JsonNode feature, Rows rows) {
    JsonNode geometry = feature.path("geometry");
    JsonNode position = geometry.path("coordinates");
    boolean point = geometry.path("type").asString("").equals("Point") && position.size() >= 2;
    if (!feature.path("properties").isObject() || !(point || geometry.isNull())) {
      rows.refuse(
          new Finding(line, Reason.NOT_A_POINT, geometry.path("type").asString("no geometry")));
      return;
    }
    Map<String, String> properties = new TreeMap<>();
    feature
        .path("properties")
        .properties()
        .forEach(
            property -> {
              JsonNode value = property.getValue();
              if (value.isValueNode() && !value.isNull()) {
                properties.put(property.getKey().toLowerCase(Locale.ROOT), value.asString());
              }
            });
    Map<Column, String> cells = new EnumMap<>(Column.class);
    for (Column column : Column.values()) {
      column.names().stream()
          .filter(properties::containsKey)
          .findFirst()
          .ifPresent(name -> cells.put(column, properties.remove(name)));
    }
    String ownId = feature.path("id").asString("");
    if (!ownId.isEmpty()) {
      cells.putIfAbsent(Column.SOURCE_ID, ownId);
    }
    if (point) {
      cells.put(Column.LON, position.get(0).asString());
      cells.put(Column.LAT, position.get(1).asString());
    }
    properties.forEach(
        (name, value) ->
            cells.merge(Column.NOTES, name + "=" + value, (before, more) -> before + "; " + more));
    CanonicalCsv.take(new SourceRow(line, cells), rows);
  }
}
