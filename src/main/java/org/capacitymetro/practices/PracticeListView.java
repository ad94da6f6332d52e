package org.capacitymetro.practices;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the list of sheets shows.
///
/// @param text what is sought
/// @param free whether only what takes no new money is shown
/// @param freeCount how many of those there are
/// @param chips filters that are on, each with the address without it
/// @param write where one begins a sheet, null for those who may not
public record PracticeListView(
    String text,
    List<Filter> filters,
    boolean free,
    String freeCount,
    List<Chip> chips,
    String total,
    List<Card> cards,
    String all,
    @Nullable String write) {

  /// A choice of one value.
  public record Filter(String name, String label, List<Option> options) {}

  /// @param empty whether it would show nothing
  public record Option(String value, String label, boolean chosen, boolean empty) {}

  public record Chip(String label, String href) {}

  /// One sheet in a list.
  ///
  /// @param picture address of its first picture, null for none
  /// @param badges short words that matter
  public record Card(
      PracticeView.Text title,
      String href,
      String kind,
      boolean micro,
      PracticeView.@Nullable Sector sector,
      PracticeView.Text summary,
      String places,
      @Nullable String picture,
      List<String> badges,
      @Nullable String due) {}
}
