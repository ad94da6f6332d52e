package org.capacitymetro.directory;

import java.util.List;
import org.capacitymetro.geo.Point;
import org.capacitymetro.text.LocalizedText;
import org.jspecify.annotations.Nullable;

/// Where a service is, as far as the public may know: already coarsened to `precision`.
///
/// @param point null when unplaced, hidden, or coarsened to an area without a polygon
/// @param areas codes of the areas it lies in, widest first
/// @param city code of the city it belongs to, null outside every city
/// @param geocoded where the point comes from when it was worked out from the address; null when it
///   was given, coarsened, or not there
public record Place(
    Precision precision,
    @Nullable Point point,
    Address address,
    List<String> areas,
    @Nullable String city,
    LocalizedText arrival,
    List<String> accessibility,
    @Nullable Geocoded geocoded) {

  public Place {
    areas = List.copyOf(areas);
    accessibility = List.copyOf(accessibility);
  }

  /// A place whose point, if any, was given by a list or a person.
  public Place(
      Precision precision,
      @Nullable Point point,
      Address address,
      List<String> areas,
      @Nullable String city,
      LocalizedText arrival,
      List<String> accessibility) {
    this(precision, point, address, areas, city, arrival, accessibility, null);
  }

  /// True where the point is a pin: neither coarsened for the public nor worked out from the
  /// address of a street or a town.
  public boolean pinned() {
    return point != null
        && precision == Precision.EXACT
        && (geocoded == null || !geocoded.approximate());
  }
}
