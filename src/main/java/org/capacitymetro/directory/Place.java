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
public record Place(
    Precision precision,
    @Nullable Point point,
    Address address,
    List<String> areas,
    @Nullable String city,
    LocalizedText arrival,
    List<String> accessibility) {

  public Place {
    areas = List.copyOf(areas);
    accessibility = List.copyOf(accessibility);
  }
}
