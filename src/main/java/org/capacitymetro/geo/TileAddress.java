package org.capacitymetro.geo;

/// A square of the Web Mercator pyramid (EPSG:3857): `z` 0 is the world, each step halves the side;
/// `x` grows eastward, `y` southward.
public record TileAddress(int z, int x, int y) {
  public static final int MAX_ZOOM = 22;

  public TileAddress {
    if (z < 0 || z > MAX_ZOOM) {
      throw new IllegalArgumentException("z: " + z + " is not between 0 and " + MAX_ZOOM);
    }
    int side = 1 << z;
    if (x < 0 || x >= side) {
      throw new IllegalArgumentException("x: " + x + " is not between 0 and " + (side - 1));
    }
    if (y < 0 || y >= side) {
      throw new IllegalArgumentException("y: " + y + " is not between 0 and " + (side - 1));
    }
  }

  /// The ground it covers, widened on every side by `margin` of its own side.
  public Box bounds(double margin) {
    double side = Math.scalb(1.0, -z);
    return new Box(
        longitude(Math.max(0, (x - margin) * side)),
        latitude(Math.min(1, (y + 1 + margin) * side)),
        longitude(Math.min(1, (x + 1 + margin) * side)),
        latitude(Math.max(0, (y - margin) * side)));
  }

  /// Position of a longitude between the western (0) and eastern (1) edge of the world.
  public static double worldX(double lon) {
    return (lon + 180) / 360;
  }

  /// Position of a latitude between the northern (0) and southern (1) edge of the Mercator square;
  /// latitudes beyond it are put on the edge.
  public static double worldY(double lat) {
    double sine = Math.sin(Math.toRadians(lat));
    double y = 0.5 - 0.25 * Math.log((1 + sine) / (1 - sine)) / Math.PI;
    return Math.clamp(y, 0, 1);
  }

  private static double longitude(double worldX) {
    return worldX * 360 - 180;
  }

  private static double latitude(double worldY) {
    return Math.toDegrees(Math.atan(Math.sinh(Math.PI * (1 - 2 * worldY))));
  }
}
