package org.capacitymetro.catalogue;

import java.util.List;
import org.capacitymetro.cards.SectorTile;
import org.capacitymetro.portal.ResultsView;
import org.jspecify.annotations.Nullable;

/// What the index of sheets by need shows: a sentence to fill in, and what there is by topic and by
/// people.
///
/// @param columns heads of both tables
public record SheetNeedsView(
    String action,
    List<ResultsView.Choice> sectors,
    List<ResultsView.Choice> targets,
    List<ResultsView.Choice> costs,
    List<ResultsView.Choice> kinds,
    List<String> columns,
    List<Row> bySector,
    List<Row> byTarget) {

  /// @param sector for its pictogram and colour; null for a row of people
  public record Row(String label, @Nullable SectorTile sector, List<Cell> cells) {}

  /// @param words of the link for those who hear it: what is counted
  /// @param href null where there is none
  public record Cell(String count, String words, @Nullable String href) {}
}
