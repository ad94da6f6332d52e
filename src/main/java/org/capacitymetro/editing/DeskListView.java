package org.capacitymetro.editing;

import java.util.List;

/// One list of the desk.
///
/// @param first how many of all are shown, empty when all are
public record DeskListView(
    String title,
    String about,
    String count,
    String first,
    List<DeskView.Chip> cities,
    List<DeskView.Chip> sectors,
    List<Entry> entries) {

  public record Entry(String title, String href, String note) {}
}
