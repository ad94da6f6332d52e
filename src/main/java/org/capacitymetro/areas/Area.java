package org.capacitymetro.areas;

import org.capacitymetro.geo.Box;
import org.capacitymetro.geo.Point;
import org.capacitymetro.text.LocalizedText;
import org.jspecify.annotations.Nullable;

/// A piece of Italy with a code and a name.
///
/// @param code ISTAT code: two digits for a region, three for a province or metropolitan city
///   (`201`), six as a string for a comune (`001272`); for a district the comune's code, a hyphen
///   and the district's own (`001272-1`)
/// @param parent code of the area around it, null for a region
/// @param bounds and `centre` (a point inside) are null while no polygon was imported
public record Area(
    String code,
    Kind kind,
    @Nullable String parent,
    LocalizedText name,
    @Nullable Box bounds,
    @Nullable Point centre) {

  public enum Kind {
    REGION,
    PROVINCE,
    COMUNE,
    DISTRICT
  }
}
