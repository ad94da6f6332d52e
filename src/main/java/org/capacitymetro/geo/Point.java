package org.capacitymetro.geo;

/// A place on earth in WGS 84 degrees, latitude first.
public record Point(double lat, double lon) {
  private static final double EARTH_RADIUS_METRES = 6_371_008.8;

  public Point {
    if (!(lat >= -90 && lat <= 90)) {
      throw new IllegalArgumentException("lat: " + lat + " is not between -90 and 90");
    }
    if (!(lon >= -180 && lon <= 180)) {
      throw new IllegalArgumentException("lon: " + lon + " is not between -180 and 180");
    }
  }

  /// Great-circle distance in metres on the mean sphere.
  public double metresTo(Point other) {
    double phi1 = Math.toRadians(lat);
    double phi2 = Math.toRadians(other.lat);
    double dPhi = Math.toRadians(other.lat - lat);
    double dLambda = Math.toRadians(other.lon - lon);
    double a =
        Math.pow(Math.sin(dPhi / 2), 2)
            + Math.cos(phi1) * Math.cos(phi2) * Math.pow(Math.sin(dLambda / 2), 2);
    return 2 * EARTH_RADIUS_METRES * Math.asin(Math.min(1, Math.sqrt(a)));
  }
}
