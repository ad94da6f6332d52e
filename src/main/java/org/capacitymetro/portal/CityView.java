package org.capacitymetro.portal;

import java.util.List;
import org.capacitymetro.cards.SectorTile;
import org.capacitymetro.cards.ServiceCard;
import org.jspecify.annotations.Nullable;

/// What the page of a city shows.
///
/// @param total services of the city, in words
/// @param open those open now, `unplaced` those without a point, in words
/// @param verified how many of the services somebody has checked, null in a city without services
/// @param accuracy how many of those drawn by chance were true, in words; empty while nobody knows
/// @param sectors first-level sectors that have services, most first
/// @param guides those that its editors keep
/// @param bounds `minLon,minLat,maxLon,maxLat` of the map
/// @param feed address of the feed of changes
/// @param follow where one follows them by mail
/// @param data address of the same services for machines
public record CityView(
    String code,
    String name,
    String total,
    String open,
    String openHref,
    String unplaced,
    @Nullable Share verified,
    String accuracy,
    List<Sector> sectors,
    List<ServiceCard> newest,
    List<Guide> guides,
    List<Examples.Example> examples,
    String bounds,
    String all,
    String feed,
    String follow,
    String data) {

  /// @param language of the words, null where it is that of the page
  public record Guide(String title, String purpose, @Nullable String language, String href) {}

  /// @param width length of the bar as a class, `w-0` to `w-20`, relative to the largest sector
  public record Sector(SectorTile tile, String count, String width) {}

  /// A part of a whole.
  ///
  /// @param words both in a sentence
  /// @param width length of the bar as a class, `w-0` to `w-20`
  public record Share(String words, String width) {}
}
