package org.capacitymetro.imports;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the page of scheduled sources shows.
///
/// @param done what was just done, empty for nothing
/// @param form null for who may not add one
public record SourceView(String done, List<Source> sources, @Nullable Form form) {

  /// @param about what it is and how often it is looked at
  /// @param result of the last look
  /// @param href of the run it began, empty for none
  /// @param action address of its buttons, empty for who may only look
  public record Source(
      String name,
      List<String> about,
      String result,
      String tone,
      String href,
      String action,
      boolean active) {}

  /// @param problems by field
  public record Form(
      Map<String, String> values,
      Map<String, String> problems,
      String addressHint,
      List<Choice> profiles,
      List<Choice> hours,
      List<Choice> outcomes) {

    public String value(String field) {
      return values.getOrDefault(field, "");
    }

    public @Nullable String problem(String field) {
      return problems.get(field);
    }
  }

  public record Choice(String value, String label, boolean chosen) {}
}
