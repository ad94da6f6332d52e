package org.capacitymetro.index;

import org.capacitymetro.geo.Point;

/// Great-circle distances in metres from one point, as [Point#metresTo], with a lower bound for
/// boxes.
public final class Metres {
  private static final double EARTH_RADIUS = 6_371_008.8;
  private static final double METRES_PER_DEGREE = Math.toRadians(1) * EARTH_RADIUS;

  private final double lat;
  private final double lon;
  private final double cosine;

  public Metres(Point from) {
    this.lat = from.lat();
    this.lon = from.lon();
    this.cosine = Math.cos(Math.toRadians(lat));
  }

  /// The distance to a point.
  public double to(double otherLat, double otherLon) {
    double sinLat = Math.sin(Math.toRadians(otherLat - lat) / 2);
    double sinLon = Math.sin(Math.toRadians(otherLon - lon) / 2);
    double a = sinLat * sinLat + cosine * Math.cos(Math.toRadians(otherLat)) * sinLon * sinLon;
    return 2 * EARTH_RADIUS * Math.asin(Math.min(1, Math.sqrt(a)));
  }

  /// Never more than the distance to anything in the box.
  double atLeast(double minLat, double minLon, double maxLat, double maxLon) {
    double dLat = lat < minLat ? minLat - lat : lat > maxLat ? lat - maxLat : 0;
    double dLon = lon < minLon ? minLon - lon : lon > maxLon ? lon - maxLon : 0;
    double north = dLat * METRES_PER_DEGREE;
    if (dLon == 0) {
      return north * 0.999999;
    }
    double farthest = Math.max(Math.abs(minLat), Math.abs(maxLat));
    double sinLat = Math.sin(Math.toRadians(dLat) / 2);
    double sinLon = Math.sin(Math.toRadians(Math.min(dLon, 180)) / 2);
    double a = sinLat * sinLat + cosine * Math.cos(Math.toRadians(farthest)) * sinLon * sinLon;
    return 2 * EARTH_RADIUS * Math.asin(Math.min(1, Math.sqrt(a))) * 0.999999;
  }
}
