package org.capacitymetro.history;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The public history of a record in the reader's words.
///
/// @param name of the record
/// @param href address of its page
/// @param moved what is said of a record that went on in another; empty for others
public record HistoryView(
    String title, String name, String href, String moved, List<Entry> entries) {

  /// @param what kind of change, in words
  /// @param by who made it, in words without names of people
  /// @param groups what changed, in words; empty where that is not known or not public
  /// @param other history of a second record concerned, null when there is none
  public record Entry(
      String day,
      String iso,
      String what,
      String by,
      List<String> groups,
      @Nullable String other) {}
}
