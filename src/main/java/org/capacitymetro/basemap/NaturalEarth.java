package org.capacitymetro.basemap;

import com.ibm.icu.util.Region;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.index.strtree.STRtree;

/// The land, borders and names of the countries of the world (Natural Earth, public domain), read
/// from the resource that the front-end build makes: `tools/natural-earth.mjs` describes its form.
final class NaturalEarth {
  static final String ATTRIBUTION = "Natural Earth";

  /// The ground shown at 1:10 million, the same box as in the tool that makes the resource; beyond
  /// it the map is coarser at every zoom.
  private static final Envelope DETAIL = new Envelope(-12, 44, 26, 56);

  private static final int DETAIL_FROM_ZOOM = 5;
  private static final double UNITS = 100_000;
  private static final GeometryFactory GEOMETRY = new GeometryFactory();

  enum Layer {
    LAND_COARSE,
    LAND_FINE,
    BORDER_COARSE,
    BORDER_FINE,
    LABEL
  }

  private final Map<Layer, STRtree> shapes = new EnumMap<>(Layer.class);

  private NaturalEarth() {
    for (Layer layer : Layer.values()) {
      shapes.put(layer, new STRtree());
    }
  }

  /// Reads the resource, about a tenth of a second.
  static NaturalEarth load() {
    NaturalEarth earth = new NaturalEarth();
    try (InputStream resource =
        NaturalEarth.class.getResourceAsStream("/basemap/natural-earth.bin")) {
      if (resource == null) {
        throw new IllegalStateException(
            "basemap/natural-earth.bin is missing from the classpath: the front-end build makes it");
      }
      earth.read(new DataInputStream(new BufferedInputStream(resource)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    earth.shapes.values().forEach(STRtree::build);
    return earth;
  }

  /// Land polygons near the ground asked for, holes included; unclipped.
  List<Geometry> land(Envelope ground, int zoom) {
    return query(isFine(ground, zoom) ? Layer.LAND_FINE : Layer.LAND_COARSE, ground);
  }

  /// Lines between countries; coasts are not among them.
  List<Geometry> borders(Envelope ground, int zoom) {
    return query(isFine(ground, zoom) ? Layer.BORDER_FINE : Layer.BORDER_COARSE, ground);
  }

  /// One point per country, with its [Locale] as user data for the name in any language.
  List<Geometry> countries(Envelope ground) {
    return query(Layer.LABEL, ground);
  }

  private static boolean isFine(Envelope ground, int zoom) {
    return zoom >= DETAIL_FROM_ZOOM && DETAIL.contains(ground.centre());
  }

  @SuppressWarnings("unchecked")
  private List<Geometry> query(Layer layer, Envelope ground) {
    return (List<Geometry>) tree(layer).query(ground);
  }

  private STRtree tree(Layer layer) {
    return Objects.requireNonNull(shapes.get(layer));
  }

  private void read(DataInputStream in) throws IOException {
    for (int first = in.read(); first >= 0; first = in.read()) {
      Layer layer = Layer.values()[first];
      int country = (int) unsigned(in);
      int parts = (int) unsigned(in);
      List<Coordinate[]> lines = new ArrayList<>(parts);
      for (int i = 0; i < parts; i++) {
        lines.add(line(in));
      }
      add(layer, country, lines);
    }
  }

  private void add(Layer layer, int country, List<Coordinate[]> lines) {
    Geometry shape =
        switch (layer) {
          case LAND_COARSE, LAND_FINE ->
              GEOMETRY.createPolygon(
                  GEOMETRY.createLinearRing(lines.getFirst()),
                  lines.stream()
                      .skip(1)
                      .map(GEOMETRY::createLinearRing)
                      .toArray(LinearRing[]::new));
          case BORDER_COARSE, BORDER_FINE -> GEOMETRY.createLineString(lines.getFirst());
          case LABEL -> GEOMETRY.createPoint(lines.getFirst()[0]);
        };
    if (layer == Layer.LABEL) {
      shape.setUserData(Locale.of("", Region.getInstance(country).toString()));
    }
    tree(layer).insert(shape.getEnvelopeInternal(), shape);
  }

  private static Coordinate[] line(DataInputStream in) throws IOException {
    Coordinate[] points = new Coordinate[(int) unsigned(in)];
    long x = 0;
    long y = 0;
    for (int i = 0; i < points.length; i++) {
      x += signed(in);
      y += signed(in);
      points[i] = new Coordinate(x / UNITS, y / UNITS);
    }
    return points;
  }

  private static long signed(DataInputStream in) throws IOException {
    long value = unsigned(in);
    return (value >>> 1) ^ -(value & 1);
  }

  private static long unsigned(DataInputStream in) throws IOException {
    long value = 0;
    for (int shift = 0; ; shift += 7) {
      int next = in.readUnsignedByte();
      value |= (next & 0x7fL) << shift;
      if (next < 0x80) {
        return value;
      }
    }
  }
}
