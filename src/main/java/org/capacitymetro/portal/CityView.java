package org.capacitymetro.portal;

import java.util.List;

/// What the page of a city shows.
///
/// @param total services of the city, in words
/// @param open those open now, `unplaced` those without a point, in words
/// @param sectors first-level sectors that have services, most first
/// @param data address of the same services for machines
public record CityView(
    String code,
    String name,
    String total,
    String open,
    String openHref,
    String unplaced,
    List<Sector> sectors,
    List<ServiceCard> newest,
    String all,
    String data) {

  /// @param width length of the bar as a class, `w-0` to `w-20`, relative to the largest sector
  public record Sector(SectorTile tile, String count, String width) {}
}
