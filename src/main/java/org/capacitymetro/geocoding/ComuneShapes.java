package org.capacitymetro.geocoding;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.capacitymetro.geo.Point;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import org.locationtech.jts.geom.util.GeometryFixer;
import org.locationtech.jts.index.strtree.STRtree;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.geojson.GeoJsonReader;
import tools.jackson.databind.JsonNode;

/// The boundaries of comuni while an index is built: they say in which comune a point or a street
/// without one lies.
final class ComuneShapes {
  private static final GeometryFactory FACTORY = new GeometryFactory();

  /// @param code ISTAT code of six digits, empty where the file has none
  record Comune(String code, List<String> names, String province, Point inside) {}

  private record Shape(Comune comune, PreparedGeometry geometry) {}

  private final List<Shape> shapes = new ArrayList<>();
  private @Nullable STRtree tree;

  /// A feature of boundaries as ISTAT, openpolis and OSM name their properties; empty where it has
  /// no name or no usable shape.
  Optional<Comune> add(JsonNode properties, JsonNode geometry) {
    String name = first(properties, "name", "COMUNE", "DEN_COMUNE", "den_com", "nome", "comune");
    if (name.isEmpty()) {
      return Optional.empty();
    }
    String digits =
        first(
                properties,
                "com_istat_code",
                "PRO_COM_T",
                "pro_com_t",
                "ref:ISTAT",
                "istat",
                "PRO_COM",
                "codice_istat")
            .replaceAll("\\D", "");
    String code =
        digits.isEmpty() || digits.length() > 6 ? "" : "0".repeat(6 - digits.length()) + digits;
    List<String> names = new ArrayList<>(List.of(name));
    for (String other :
        List.of("COMUNE_A", "name:de", "name:fr", "name:sl", "name:it", "altra_lingua")) {
      String value = first(properties, other);
      if (!value.isEmpty()) {
        names.add(value);
      }
    }
    try {
      Geometry shape = GeometryFixer.fix(new GeoJsonReader(FACTORY).read(geometry.toString()));
      if (shape.isEmpty() || shape.getDimension() < 2) {
        return Optional.empty();
      }
      Coordinate inside = shape.getInteriorPoint().getCoordinate();
      Comune comune =
          new Comune(
              code,
              names,
              first(properties, "prov_acr", "SIGLA", "sigla", "provincia"),
              new Point(inside.y, inside.x));
      shapes.add(new Shape(comune, PreparedGeometryFactory.prepare(shape)));
      tree = null;
      return Optional.of(comune);
    } catch (ParseException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static String first(JsonNode properties, String... names) {
    for (String name : names) {
      String value = properties.path(name).asString("").strip();
      if (!value.isEmpty()) {
        return value;
      }
    }
    return "";
  }

  Optional<Comune> at(Point point) {
    STRtree ready = tree == null ? plant() : tree;
    Coordinate coordinate = new Coordinate(point.lon(), point.lat());
    for (Object found : ready.query(new Envelope(coordinate))) {
      Shape shape = (Shape) found;
      if (shape.geometry().covers(FACTORY.createPoint(coordinate))) {
        return Optional.of(shape.comune());
      }
    }
    return Optional.empty();
  }

  private STRtree plant() {
    STRtree planted = new STRtree();
    for (Shape shape : shapes) {
      planted.insert(shape.geometry().getGeometry().getEnvelopeInternal(), shape);
    }
    tree = planted;
    return planted;
  }
}
