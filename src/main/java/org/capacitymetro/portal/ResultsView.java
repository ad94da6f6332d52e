package org.capacitymetro.portal;

import java.util.List;
import org.capacitymetro.cards.SectorTile;
import org.capacitymetro.cards.ServiceCard;
import org.jspecify.annotations.Nullable;

/// What the results page shows.
///
/// @param heading what was asked for, in words
/// @param total the number found, in words
/// @param unplaced a note on those without a place on the map, empty when there are none
/// @param ticks those of one value
/// @param filters one per property results can be narrowed by
/// @param chips what is chosen, each with the address without it
/// @param problems parameters that could not be used
/// @param range which of the results this page lists, empty when it lists all
/// @param bounds `minLon,minLat,maxLon,maxLat` the map begins with
/// @param near and `radius`, `bbox`: kept by the form as they came, null when not asked
/// @param sorts the orders offered
/// @param feed address of the feed of changes with the same filters
/// @param follow where one follows them by mail
/// @param empty what to try; null when something was found
public record ResultsView(
    String heading,
    String text,
    List<Choice> cities,
    List<Tick> ticks,
    List<Filter> filters,
    List<Chip> chips,
    List<Problem> problems,
    String total,
    String unplaced,
    List<ServiceCard> cards,
    String range,
    int firstNumber,
    @Nullable String previous,
    @Nullable String next,
    List<Choice> sorts,
    String bounds,
    @Nullable String near,
    @Nullable String radius,
    @Nullable String bbox,
    String clear,
    String feed,
    String follow,
    @Nullable Empty empty) {

  public record Choice(String value, String label, boolean chosen) {}

  /// A filter of one value, on or off.
  public record Tick(
      String id, String name, String value, String label, String count, boolean chosen) {}

  /// @param chosen how many values are chosen
  public record Filter(String name, String label, String legend, int chosen, List<Value> values) {}

  /// @param nested whether it stands below a broader value
  /// @param sector whose pictogram it has; null for none
  public record Value(
      String id,
      String value,
      String label,
      String count,
      boolean none,
      boolean chosen,
      boolean nested,
      @Nullable SectorTile sector) {}

  public record Chip(String label, String remove, String href) {}

  /// @param field id of the field it belongs to, empty when the page has none
  public record Problem(String field, String sentence) {}

  /// @param spelling nearest spelling and where it leads, null when there is none
  /// @param sectors those related to the search; the ones people need first when nothing is
  public record Empty(
      @Nullable Link spelling,
      List<Link> relaxed,
      String sectorsHeading,
      List<SectorTile> sectors) {}

  public record Link(String label, String href) {}

  public boolean isProblem(String field) {
    return problems.stream().anyMatch(problem -> problem.field().equals(field));
  }
}
