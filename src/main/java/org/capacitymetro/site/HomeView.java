package org.capacitymetro.site;

import java.util.List;
import org.capacitymetro.portal.SectorTile;
import org.capacitymetro.portal.ServiceCard;

/// What the home page shows.
///
/// @param sectors the twelve that people need first, `more` the others
/// @param newest services that came in last
public record HomeView(
    List<CityLink> cities,
    List<Example> examples,
    List<SectorTile> sectors,
    List<SectorTile> more,
    List<ServiceCard> newest) {

  public record CityLink(String code, String name, String href) {}

  public record Example(String label, String href) {}
}
