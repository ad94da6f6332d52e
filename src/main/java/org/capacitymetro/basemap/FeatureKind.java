package org.capacitymetro.basemap;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// What an operator can add to the base map from a GeoJSON file; also the name of the tile layer.
enum FeatureKind {
  STREETS(false),
  RAIL(false),
  WATER(true),
  GREEN(true);

  private final boolean areas;

  FeatureKind(boolean areas) {
    this.areas = areas;
  }

  /// Whether its shapes are polygons rather than lines. Water may be either: a river is a line.
  boolean takesPolygons() {
    return areas;
  }

  boolean takesLines() {
    return !areas || this == WATER;
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<FeatureKind> find(String word) {
    return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
  }

  static String words() {
    return Arrays.stream(values()).map(FeatureKind::word).collect(Collectors.joining(", "));
  }
}
