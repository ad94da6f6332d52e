package org.capacitymetro.geocoding;

import java.util.ArrayList;
import java.util.List;
import org.capacitymetro.geo.Point;
import tools.jackson.databind.JsonNode;

/// The pieces of a street: files name all lines of one name together, also where two streets of the
/// same name lie in two towns.
final class StreetLines {
  /// Lines of one street that are further apart are two streets.
  private static final double APART_METRES = 250;

  /// @param middle a vertex near the middle, so a point on the street
  /// @param radius metres from there to its furthest vertex
  record Piece(Point middle, double radius) {}

  private StreetLines() {}

  /// @param geometry LineString or MultiLineString, longitude first
  static List<Piece> pieces(JsonNode geometry) {
    List<List<Point>> groups = new ArrayList<>();
    String type = geometry.path("type").asString("");
    JsonNode coordinates = geometry.path("coordinates");
    if (type.equals("LineString")) {
      join(groups, points(coordinates));
    } else if (type.equals("MultiLineString")) {
      for (JsonNode line : coordinates) {
        join(groups, points(line));
      }
    }
    return groups.stream().map(StreetLines::piece).toList();
  }

  private static List<Point> points(JsonNode line) {
    List<Point> points = new ArrayList<>();
    for (JsonNode position : line) {
      double lon = position.path(0).asDouble(Double.NaN);
      double lat = position.path(1).asDouble(Double.NaN);
      if (lat >= -90 && lat <= 90 && lon >= -180 && lon <= 180) {
        points.add(new Point(lat, lon));
      }
    }
    return points;
  }

  private static void join(List<List<Point>> groups, List<Point> line) {
    if (line.isEmpty()) {
      return;
    }
    List<Point> joined = new ArrayList<>(line);
    for (List<Point> group : List.copyOf(groups)) {
      if (isNear(group, line)) {
        joined.addAll(group);
        groups.remove(group);
      }
    }
    groups.add(joined);
  }

  private static boolean isNear(List<Point> group, List<Point> line) {
    for (Point one : group) {
      for (Point other : line) {
        boolean close =
            Math.abs(one.lat() - other.lat()) < 0.003 && Math.abs(one.lon() - other.lon()) < 0.004;
        if (close && one.metresTo(other) <= APART_METRES) {
          return true;
        }
      }
    }
    return false;
  }

  private static Piece piece(List<Point> points) {
    double lat = points.stream().mapToDouble(Point::lat).average().orElseThrow();
    double lon = points.stream().mapToDouble(Point::lon).average().orElseThrow();
    Point mean = new Point(lat, lon);
    Point middle = points.getFirst();
    for (Point point : points) {
      if (point.metresTo(mean) < middle.metresTo(mean)) {
        middle = point;
      }
    }
    double radius = 0;
    for (Point point : points) {
      radius = Math.max(radius, middle.metresTo(point));
    }
    return new Piece(middle, radius);
  }
}
