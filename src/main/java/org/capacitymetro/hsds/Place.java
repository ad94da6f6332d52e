package org.capacitymetro.hsds;

import java.util.List;
import java.util.Objects;
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
  private static final int STREET = 200;
  private static final int NEIGHBOURHOOD = 900;
  private static final int TOWN = 4_000;

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

  /// Metres around the point within which the place lies, which the map draws as an area; 0 where
  /// the point is a pin or there is none.
  public int around() {
    if (point == null || pinned()) {
      return 0;
    }
    return switch (precision) {
      case DISTRICT -> NEIGHBOURHOOD;
      case COMUNE, HIDDEN -> TOWN;
      case EXACT ->
          switch (Objects.requireNonNull(geocoded).precision()) {
            case HOUSE -> 0;
            case STREET -> STREET;
            case PLACE -> NEIGHBOURHOOD;
            case COMUNE -> TOWN;
          };
    };
  }
}
