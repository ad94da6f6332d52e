package org.capacitymetro.hsds;

import java.util.List;
import org.capacitymetro.geo.Point;
import org.capacitymetro.text.LocalizedText;
import org.jspecify.annotations.Nullable;

/// The full truth about where a service is (HSDS `location`); comes out of the directory only
/// through [org.capacitymetro.directory.Records].
///
/// @param point null for an unplaced record, which is kept and found in the list
/// @param comune ISTAT code when declared; used for areas where the point or its polygon is missing
/// @param city code of the city it was brought in for, null to let its areas decide
/// @param arrival how to get there: floor, entrance, nearest stop
/// @param accessibility HSDS `accessibility`, codes such as `wheelchair`, `lift`, `hearing-loop`
/// @param geocoded where the point comes from when it was worked out from the address; null when a
///   list or a person gave it, and without a point
public record LocationDraft(
    Address address,
    @Nullable Point point,
    @Nullable String comune,
    @Nullable String city,
    Precision precision,
    LocalizedText arrival,
    List<String> accessibility,
    @Nullable Geocoded geocoded) {

  /// Nothing is known about the place.
  public static final LocationDraft NOWHERE =
      new LocationDraft(
          Address.NONE, null, null, null, Precision.EXACT, LocalizedText.EMPTY, List.of());

  public LocationDraft {
    accessibility = List.copyOf(accessibility);
    geocoded = point == null ? null : geocoded;
  }

  /// A place whose point, if any, was given by a list or a person.
  public LocationDraft(
      Address address,
      @Nullable Point point,
      @Nullable String comune,
      @Nullable String city,
      Precision precision,
      LocalizedText arrival,
      List<String> accessibility) {
    this(address, point, comune, city, precision, arrival, accessibility, null);
  }

  /// The same place with a point worked out from its address.
  public LocationDraft withGeocoded(Point point, Geocoded geocoded) {
    return new LocationDraft(
        address, point, comune, city, precision, arrival, accessibility, geocoded);
  }

  /// A place of which only the way there is known.
  public static LocationDraft arrivingAt(LocalizedText arrival) {
    return NOWHERE.withArrival(arrival);
  }

  /// The same place with the way there.
  public LocationDraft withArrival(LocalizedText way) {
    return new LocationDraft(address, point, comune, city, precision, way, accessibility, geocoded);
  }
}
