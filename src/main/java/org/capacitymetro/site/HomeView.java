package org.capacitymetro.site;

import java.util.List;
import org.capacitymetro.cards.SectorTile;
import org.capacitymetro.cards.ServiceCard;
import org.capacitymetro.portal.Examples;
import org.capacitymetro.steps.StepGuides;

/// What the home page shows.
///
/// @param examples searches that find something, for everywhere and for each city
/// @param steps the step guides
/// @param sectors the twelve that people need first, `more` the others
/// @param newest services that came in last
public record HomeView(
    List<CityLink> cities,
    List<ExamplesOf> examples,
    List<StepGuides.Tile> steps,
    List<SectorTile> sectors,
    List<SectorTile> more,
    List<ServiceCard> newest) {

  public record CityLink(String code, String name, String href) {}

  /// @param city code of a city, empty for everywhere
  public record ExamplesOf(String city, List<Examples.Example> list) {}
}
