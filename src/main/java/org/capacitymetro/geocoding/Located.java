package org.capacitymetro.geocoding;

import org.capacitymetro.geo.Point;

/// Where an address is.
///
/// @param point WGS 84; for anything but [Precision#HOUSE] a point inside the street or area, never
///   to be shown as an exact pin
/// @param source who says so, with the attribution its licence asks for (`ANNCSU`, `Nominatim, ©
///   OpenStreetMap contributors`)
/// @param label the address that was found, for a person to compare
/// @param confidence from 0 to 1: how well what was found answers what was asked
public record Located(
    Point point, Precision precision, String source, String label, double confidence) {

  public Located {
    if (!(confidence >= 0 && confidence <= 1)) {
      throw new IllegalArgumentException("confidence: " + confidence + " is not between 0 and 1");
    }
  }

  /// How exact a point is, finest first.
  public enum Precision {
    /// The house number that was asked.
    HOUSE,
    /// The street; or a place on it worked out from its other numbers.
    STREET,
    /// A hamlet, quarter, sestiere or postcode.
    PLACE,
    /// The comune only.
    COMUNE
  }
}
