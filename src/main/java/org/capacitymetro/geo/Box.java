package org.capacitymetro.geo;

/// A rectangle in WGS 84 degrees, longitude first as in GeoJSON and OGC APIs. Does not cross the
/// antimeridian.
public record Box(double minLon, double minLat, double maxLon, double maxLat) {

  public Box {
    if (!(minLon >= -180 && maxLon <= 180 && minLon <= maxLon)) {
      throw new IllegalArgumentException(
          "bbox: longitudes " + minLon + " to " + maxLon + " must rise within -180 to 180");
    }
    if (!(minLat >= -90 && maxLat <= 90 && minLat <= maxLat)) {
      throw new IllegalArgumentException(
          "bbox: latitudes " + minLat + " to " + maxLat + " must rise within -90 to 90");
    }
  }

  public boolean contains(Point point) {
    return point.lon() >= minLon
        && point.lon() <= maxLon
        && point.lat() >= minLat
        && point.lat() <= maxLat;
  }

  public Point centre() {
    return new Point((minLat + maxLat) / 2, (minLon + maxLon) / 2);
  }
}
