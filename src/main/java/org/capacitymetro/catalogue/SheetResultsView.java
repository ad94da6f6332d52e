package org.capacitymetro.catalogue;

import java.util.List;
import org.capacitymetro.geo.Point;
import org.capacitymetro.portal.ResultsView;
import org.capacitymetro.practices.PracticeCard;
import org.jspecify.annotations.Nullable;

/// What the results page of sheets shows.
///
/// @param bar the search as the results page of services shows it: words, filters, chips, pages
/// @param needs where the index by need is
/// @param write where one begins a sheet, null for those who may not
public record SheetResultsView(
    ResultsView bar, List<Item> items, String needs, @Nullable String write) {

  /// @param point of a service on which it hangs, null where none has a place
  /// @param around metres around the point, 0 where it is a pin
  /// @param distance from the point asked for, empty without
  /// @param matched the word that answered the search where the title does not show it, else empty
  public record Item(
      PracticeCard card, @Nullable Point point, int around, String distance, String matched) {}
}
