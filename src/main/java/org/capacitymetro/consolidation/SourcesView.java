package org.capacitymetro.consolidation;

import java.util.List;

/// Whose word counts for what.
public record SourcesView(List<Row> parts, List<Source> sources) {

  /// @param order the strongest first
  /// @param united whether the values of all stay
  public record Row(String part, List<String> order, boolean united) {}

  public record Source(String name, String trust, String records) {}
}
