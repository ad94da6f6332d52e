package org.capacitymetro.hsds;

import org.capacitymetro.geocoding.Located;

/// Where a point comes from that was worked out from an address (HSDS `location`; the source is
/// kept because licences ask for it). A point that a list or a person gave has none.
///
/// @param source who said so, with its attribution
public record Geocoded(String source, Located.Precision precision) {

  public static Geocoded of(Located located) {
    return new Geocoded(located.source(), located.precision());
  }

  /// True for a point that may only be shown as an area.
  public boolean approximate() {
    return precision != Located.Precision.HOUSE;
  }
}
