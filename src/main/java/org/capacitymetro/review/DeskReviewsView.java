package org.capacitymetro.review;

import java.util.List;

/// The reviews a person has to do with.
///
/// @param sections what waits first; empty ones are left out
/// @param nothing what the page says where there is none
public record DeskReviewsView(String done, List<Section> sections, String nothing) {

  public record Section(String heading, String about, List<Line> lines) {}

  /// @param note where it stands
  public record Line(String title, String href, String note) {}
}
