package org.capacitymetro.basemap;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineSegment;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.operation.linemerge.LineMerger;

/// Makes a street that files deliver as many short pieces, often there and back again, into as few
/// lines as possible: a label follows one line, and a line drawn twice is drawn too dark.
final class StreetLines {
  private static final double METRES_PER_DEGREE = 111_195;
  private static final GeometryFactory GEOMETRY = new GeometryFactory();

  /// @param line WGS 84
  /// @param metres length of everything of that street that hangs together with this line
  record Piece(LineString line, double metres) {}

  private StreetLines() {}

  static List<Piece> of(Geometry street) {
    LineMerger merger = new LineMerger();
    Set<LineSegment> seen = new HashSet<>();
    for (int i = 0; i < street.getNumGeometries(); i++) {
      Coordinate[] points = street.getGeometryN(i).getCoordinates();
      for (int j = 1; j < points.length; j++) {
        LineSegment segment = new LineSegment(points[j - 1], points[j]);
        segment.normalize();
        if (segment.getLength() > 0 && seen.add(segment)) {
          merger.add(GEOMETRY.createLineString(new Coordinate[] {segment.p0, segment.p1}));
        }
      }
    }
    List<LineString> lines = new ArrayList<>();
    for (Object merged : merger.getMergedLineStrings()) {
      lines.add((LineString) merged);
    }
    return measured(lines);
  }

  private static List<Piece> measured(List<LineString> lines) {
    Map<Coordinate, Coordinate> groups = new HashMap<>();
    for (LineString line : lines) {
      Coordinate start = root(groups, line.getCoordinateN(0));
      groups.put(start, root(groups, line.getCoordinateN(line.getNumPoints() - 1)));
    }
    Map<Coordinate, Double> lengths = new HashMap<>();
    for (LineString line : lines) {
      lengths.merge(root(groups, line.getCoordinateN(0)), metres(line), Double::sum);
    }
    return lines.stream()
        .map(
            line ->
                new Piece(line, lengths.getOrDefault(root(groups, line.getCoordinateN(0)), 0.0)))
        .toList();
  }

  private static Coordinate root(Map<Coordinate, Coordinate> groups, Coordinate of) {
    Coordinate at = of;
    for (Coordinate up = groups.get(at); up != null && !up.equals2D(at); up = groups.get(at)) {
      at = up;
    }
    return at;
  }

  private static double metres(LineString line) {
    double sum = 0;
    for (int i = 1; i < line.getNumPoints(); i++) {
      Coordinate from = line.getCoordinateN(i - 1);
      Coordinate to = line.getCoordinateN(i);
      double east = (to.x - from.x) * Math.cos(Math.toRadians(from.y));
      sum += Math.hypot(east, to.y - from.y) * METRES_PER_DEGREE;
    }
    return sum;
  }
}
