package org.capacitymetro.offline;

import java.util.List;

/// What the browser needs to fill a page in.
///
/// @param view `app`, `favourites`, or `kept` for whatever its address says
/// @param words messages by key, as JSON without `<`
/// @param exit where the quick exit leads
public record AppView(String view, List<Place> cities, String words, String exit) {

  /// A city whose services can be kept.
  public record Place(String code, String name) {}
}
