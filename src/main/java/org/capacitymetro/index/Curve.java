package org.capacitymetro.index;

/// Web Mercator on a square of 2^31 units, x eastward and y southward from the north-west corner as
/// in tile addresses, and its Hilbert curve. Every map tile of every zoom is one unbroken stretch
/// of the curve, so services sorted along it are near each other in memory when they are on the
/// map.
public final class Curve {
  /// Of each coordinate.
  public static final int BITS = 31;

  private static final double WORLD = 1L << BITS;
  private static final double MAX_LAT = 85.0511287798066;

  /// Curve position of a service without a place: after every place.
  static final long NOWHERE = Long.MAX_VALUE;

  private Curve() {}

  /// Of a longitude in degrees.
  public static int x(double lon) {
    return clamp((lon + 180) / 360 * WORLD);
  }

  /// Of a latitude in degrees.
  public static int y(double lat) {
    double sine = Math.sin(Math.toRadians(Math.clamp(lat, -MAX_LAT, MAX_LAT)));
    return clamp((0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)) * WORLD);
  }

  private static int clamp(double value) {
    return (int) Math.clamp(value, 0, WORLD - 1);
  }

  static long position(double lat, double lon) {
    return position(x(lon), y(lat), BITS);
  }

  /// The place on the curve of cell (`x`, `y`) in a grid of 2^`level` by 2^`level` cells.
  static long position(int x, int y, int level) {
    long position = 0;
    int mask = (int) ((1L << level) - 1);
    for (int bit = level - 1; bit >= 0; bit--) {
      int right = (x >>> bit) & 1;
      int down = (y >>> bit) & 1;
      position = position << 2 | (3 * right) ^ down;
      if (down == 0) {
        if (right == 1) {
          x = mask - x;
          y = mask - y;
        }
        int swap = x;
        x = y;
        y = swap;
      }
    }
    return position;
  }

  /// First position of the stretch that a grid cell covers; the next cell's is [#span] further.
  public static long start(int x, int y, int level) {
    return position(x, y, level) << 2 * (BITS - level);
  }

  /// How long the stretch of a grid cell is.
  public static long span(int level) {
    return 1L << 2 * (BITS - level);
  }

  /// The finest grid level in which two positions still lie in one cell.
  public static int commonLevel(long a, long b) {
    return a == b ? BITS : (Long.numberOfLeadingZeros(a ^ b) - (64 - 2 * BITS)) / 2;
  }
}
