package org.capacitymetro.operations;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the page of the jobs shows.
///
/// @param done what the button just did, in words
public record JobsView(@Nullable String done, List<Row> jobs) {

  /// @param state in words, `tone` its colour: good, bad or quiet
  /// @param last when and how long the last run was, empty before the first
  /// @param error of the last run
  public record Row(
      String name,
      String title,
      String about,
      String schedule,
      String state,
      String tone,
      String last,
      @Nullable String error,
      String next,
      boolean running,
      List<Run> runs) {}

  /// An earlier run that did something or failed.
  public record Run(String started, String result, @Nullable String error) {}
}
