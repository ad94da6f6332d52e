package org.capacitymetro.tables;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Rows of GeoJSON (RFC 7946): properties under their own names, positions as `lat` and `lon`. A
/// building drawn as an area gives its middle; what is larger, or a line, gives no position, since
/// a wrong pin sends a person to the wrong door. `geometry` then says what it was.
final class GeoJson {
  private static final double BUILDING_DEGREES = 0.005;

  private GeoJson() {}

  static List<Map<String, String>> rows(Tree tree) {
    if (!(tree instanceof Tree.Branch feature)) {
      return List.of();
    }
    Map<String, String> cells = new LinkedHashMap<>();
    if (feature.get("id") instanceof Tree.Leaf id) {
      cells.put("id", id.text());
    }
    Map<String, String> properties = new LinkedHashMap<>();
    if (feature.get("properties") instanceof Tree.Branch branch) {
      Tree.flatten("", branch, properties);
    }
    Tree.@Nullable Branch geometry = feature.branch("geometry");
    double @Nullable [] position = geometry == null ? null : position(geometry);
    properties.forEach(
        (name, text) -> {
          boolean taken = cells.containsKey(name) || name.equals("lat") || name.equals("lon");
          cells.put(taken ? "properties." + name : name, text);
        });
    if (position != null) {
      cells.put("lat", degrees(position[1]));
      cells.put("lon", degrees(position[0]));
    } else if (geometry != null) {
      cells.put("geometry", geometry.text("type"));
    }
    return List.of(cells);
  }

  private static String degrees(double value) {
    return java.math.BigDecimal.valueOf(value).toPlainString();
  }

  private static double @Nullable [] position(Tree.Branch geometry) {
    double[] box = {999, 999, -999, -999};
    Tree coordinates = geometry.get("coordinates");
    if (coordinates != null) {
      spread(coordinates, box);
    }
    boolean known = box[0] <= box[2];
    boolean small = box[2] - box[0] <= BUILDING_DEGREES && box[3] - box[1] <= BUILDING_DEGREES;
    boolean line = geometry.text("type").endsWith("LineString");
    return known && small && !line
        ? new double[] {middle(box[0], box[2]), middle(box[1], box[3])}
        : null;
  }

  private static double middle(double low, double high) {
    return low == high ? low : Math.round((low + high) / 2 * 1e7) / 1e7;
  }

  private static void spread(Tree tree, double[] box) {
    if (!(tree instanceof Tree.Many many) || many.items().isEmpty()) {
      return;
    }
    if (many.items().get(0) instanceof Tree.Many) {
      many.items().forEach(item -> spread(item, box));
    } else if (many.items().size() >= 2
        && many.items().get(0) instanceof Tree.Leaf x
        && many.items().get(1) instanceof Tree.Leaf y) {
      try {
        double lon = Double.parseDouble(x.text());
        double lat = Double.parseDouble(y.text());
        box[0] = Math.min(box[0], lon);
        box[1] = Math.min(box[1], lat);
        box[2] = Math.max(box[2], lon);
        box[3] = Math.max(box[3], lat);
      } catch (NumberFormatException e) {
        box[0] = 999;
      }
    }
  }
}
