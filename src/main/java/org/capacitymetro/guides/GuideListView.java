package org.capacitymetro.guides;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the list of guides shows.
///
/// @param text what is sought
/// @param groups by theme; a guide of several themes stands under its first
/// @param filtered whether less than everything is shown
/// @param write where guides are written, null for those who may not
public record GuideListView(
    String text,
    List<Option> themes,
    List<Option> keepers,
    String total,
    List<Group> groups,
    boolean filtered,
    String all,
    @Nullable String write) {

  public record Option(String value, String label, boolean chosen) {}

  public record Group(GuideView.Theme theme, List<Card> cards) {}

  public record Card(
      GuideView.Text title,
      String href,
      GuideView.Text purpose,
      String keeper,
      String steps,
      List<GuideView.Theme> themes,
      boolean demonstration) {}
}
