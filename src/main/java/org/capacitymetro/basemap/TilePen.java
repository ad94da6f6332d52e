package org.capacitymetro.basemap;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.capacitymetro.geo.TileAddress;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.algorithm.Area;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryCollection;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.operation.overlayng.LineLimiter;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;
import org.locationtech.jts.operation.overlayng.RingClipper;
import org.locationtech.jts.simplify.DouglasPeuckerSimplifier;

/// Brings WGS 84 shapes into the whole-number square of one tile: projected, cut to the tile and a
/// margin around it, and thinned to what a screen can show.
///
/// Rings are cut one by one along the edge of the square, which is fast and all that filling needs;
/// the results need not be valid polygons in the sense of OGC.
final class TilePen {
  static final int EXTENT = 4096;

  /// As a part of the tile's side: wide enough for the widest line and no wider.
  static final double MARGIN = 1 / 32.0;

  private static final double FAR = 4 * EXTENT;
  private static final double SMALLEST_AREA = 16;
  private static final GeometryFactory GEOMETRY = new GeometryFactory();

  private final double scale;
  private final double left;
  private final double top;
  private final double tolerance;
  private final Envelope square =
      new Envelope(
          -MARGIN * EXTENT, (1 + MARGIN) * EXTENT, -MARGIN * EXTENT, (1 + MARGIN) * EXTENT);

  /// @param tolerance how far a thinned line may leave the true one, in 1/4096 of the tile
  TilePen(TileAddress tile, double tolerance) {
    this.scale = Math.scalb((double) EXTENT, tile.z());
    this.left = (double) tile.x() * EXTENT;
    this.top = (double) tile.y() * EXTENT;
    this.tolerance = tolerance;
  }

  /// The visible parts of a shape, each carrying `attributes`. Empty where nothing is left.
  List<Geometry> draw(Geometry shape, Map<String, Object> attributes) {
    List<Geometry> parts = new ArrayList<>();
    draw(shape, parts);
    parts.forEach(part -> part.setUserData(attributes));
    return parts;
  }

  private void draw(Geometry shape, List<Geometry> parts) {
    switch (shape) {
      case Point point -> drawPoint(point, parts);
      case LineString line -> drawLine(line, parts);
      case Polygon polygon -> drawPolygon(polygon, parts);
      case GeometryCollection many -> {
        for (int i = 0; i < many.getNumGeometries(); i++) {
          draw(many.getGeometryN(i), parts);
        }
      }
      default -> throw new IllegalArgumentException("shape: " + shape.getGeometryType());
    }
  }

  private void drawPoint(Point point, List<Geometry> parts) {
    Coordinate at = project(point.getCoordinate());
    if (at.x >= 0 && at.x < EXTENT && at.y >= 0 && at.y < EXTENT) {
      parts.add(GEOMETRY.createPoint(new Coordinate(Math.rint(at.x), Math.rint(at.y))));
    }
  }

  private void drawLine(LineString line, List<Geometry> parts) {
    for (Coordinate[] section : new LineLimiter(square).limit(project(line.getCoordinates()))) {
      LineString limited = GEOMETRY.createLineString(section);
      Envelope reach = limited.getEnvelopeInternal();
      if (reach.getWidth() > FAR || reach.getHeight() > FAR) {
        Geometry cut =
            OverlayNGRobust.overlay(limited, GEOMETRY.toGeometry(square), OverlayNG.INTERSECTION);
        for (int i = 0; i < cut.getNumGeometries(); i++) {
          addLine(cut.getGeometryN(i), parts);
        }
      } else {
        addLine(limited, parts);
      }
    }
  }

  private void addLine(Geometry line, List<Geometry> parts) {
    Coordinate[] thinned = rounded(DouglasPeuckerSimplifier.simplify(line, tolerance));
    if (thinned.length > 1) {
      parts.add(GEOMETRY.createLineString(thinned));
    }
  }

  private void drawPolygon(Polygon polygon, List<Geometry> parts) {
    LinearRing outer = ring(polygon.getExteriorRing());
    if (outer == null) {
      return;
    }
    List<LinearRing> holes = new ArrayList<>();
    for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
      LinearRing hole = ring(polygon.getInteriorRingN(i));
      if (hole != null) {
        holes.add(hole);
      }
    }
    parts.add(GEOMETRY.createPolygon(outer, holes.toArray(LinearRing[]::new)));
  }

  private @Nullable LinearRing ring(LinearRing ring) {
    Coordinate[] clipped = new RingClipper(square).clip(project(ring.getCoordinates()));
    if (clipped.length < 4) {
      return null;
    }
    Coordinate[] thinned =
        rounded(DouglasPeuckerSimplifier.simplify(GEOMETRY.createLineString(clipped), tolerance));
    if (thinned.length < 4 || Area.ofRing(thinned) < SMALLEST_AREA) {
      return null;
    }
    return GEOMETRY.createLinearRing(thinned);
  }

  private Coordinate[] project(Coordinate[] points) {
    Coordinate[] projected = new Coordinate[points.length];
    for (int i = 0; i < points.length; i++) {
      projected[i] = project(points[i]);
    }
    return projected;
  }

  private Coordinate project(Coordinate point) {
    return new Coordinate(
        TileAddress.worldX(point.x) * scale - left, TileAddress.worldY(point.y) * scale - top);
  }

  /// Whole numbers, without points that fall together.
  private static Coordinate[] rounded(Geometry line) {
    List<Coordinate> kept = new ArrayList<>();
    for (Coordinate point : line.getCoordinates()) {
      Coordinate whole = new Coordinate(Math.rint(point.x), Math.rint(point.y));
      if (kept.isEmpty() || !kept.getLast().equals2D(whole)) {
        kept.add(whole);
      }
    }
    return kept.toArray(Coordinate[]::new);
  }
}
