package org.capacitymetro.practices;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Who tries a practice, in short.
///
/// @param lead how many, in words
/// @param newest those that began last
/// @param family where all of them are
/// @param adopt where one says "we are trying this"; null where that is not possible
public record TrialsView(
    String lead, List<Count> counts, List<Line> newest, String family, @Nullable String adopt) {

  /// @param standing code, for its colour
  public record Count(String standing, String icon, String words) {}

  public record Line(
      String name,
      @Nullable String language,
      String href,
      String note,
      String standing,
      String icon,
      String words) {}

  /// All in one line, for paper.
  String line() {
    return counts.isEmpty()
        ? lead
        : lead + ": " + String.join(", ", counts.stream().map(Count::words).toList());
  }
}
