package org.capacitymetro.history;

import java.util.List;

/// Change sets, newest first, a page at a time.
///
/// @param older address of the next page, empty on the last
public record ChangesView(List<Row> rows, String older) {

  /// @param title day, time and author in one line
  /// @param counts what it touched, in words
  /// @param undoes whether it takes something back itself
  public record Row(String href, String title, String reason, String counts, boolean undoes) {}
}
