package org.capacitymetro.mapping;

import java.util.Optional;
import java.util.function.Predicate;
import org.capacitymetro.geo.Box;
import org.capacitymetro.geo.Point;
import org.jspecify.annotations.Nullable;

/// What two cells of coordinates come to. A wrong point is dropped rather than shown, because a pin
/// in the wrong town sends somebody there; the record itself stays.
///
/// @param point null when the row gives none that can be trusted
/// @param reason what was wrong, null when nothing was
public record Coordinates(@Nullable Point point, @Nullable Reason reason) {
  private static final Box ITALY = new Box(6.5, 35.2, 18.6, 47.2);
  private static final Coordinates NONE = new Coordinates(null, null);

  /// @param lat cell with the latitude in WGS 84 degrees, decimal point or comma
  /// @param mayLieAt false for points that cannot belong to the declared province
  public static Coordinates read(String lat, String lon, Predicate<Point> mayLieAt) {
    if (lat.isEmpty() && lon.isEmpty()) {
      return NONE;
    }
    Optional<Double> north = degrees(lat);
    Optional<Double> east = degrees(lon);
    if (north.isEmpty() || east.isEmpty()) {
      return new Coordinates(null, Reason.COORDINATES_MALFORMED);
    }
    return check(north.get(), east.get(), mayLieAt);
  }

  private static Coordinates check(double lat, double lon, Predicate<Point> mayLieAt) {
    if (lat == 0 && lon == 0) {
      return new Coordinates(null, Reason.COORDINATES_ZERO);
    }
    Optional<Point> asWritten = inItaly(lat, lon);
    if (asWritten.isPresent()) {
      Point point = asWritten.get();
      return mayLieAt.test(point)
          ? new Coordinates(point, null)
          : new Coordinates(null, Reason.COORDINATES_OUTSIDE_PROVINCE);
    }
    return inItaly(lon, lat)
        .filter(mayLieAt)
        .map(swapped -> new Coordinates(swapped, Reason.COORDINATES_SWAPPED))
        .orElse(new Coordinates(null, Reason.COORDINATES_OUTSIDE_ITALY));
  }

  private static Optional<Point> inItaly(double lat, double lon) {
    if (Math.abs(lat) > 90 || Math.abs(lon) > 180) {
      return Optional.empty();
    }
    return Optional.of(new Point(lat, lon)).filter(ITALY::contains);
  }

  private static Optional<Double> degrees(String cell) {
    try {
      double value = Double.parseDouble(cell.replace(',', '.'));
      return Double.isFinite(value) ? Optional.of(value) : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
