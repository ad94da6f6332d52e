package org.capacitymetro.review;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the page shows on which one person judges one sheet.
///
/// @param state code of where the request stands: `asked`, `reading`, `judged` ...
/// @param sheet address of the sheet to read
/// @param about since when, which version, from where
/// @param problems sentences by field
/// @param kept whether the form shows what was typed and not handed in
/// @param closed why nothing can be done here any more; null where something can
public record GridView(
    String action,
    String state,
    String sheet,
    String about,
    List<Group> groups,
    Text advice,
    String conflict,
    Map<String, String> problems,
    String done,
    boolean kept,
    @Nullable String closed) {

  public record Group(String heading, String about, List<Question> questions) {}

  /// @param name of the field
  public record Question(
      String name, String label, String question, List<Choice> choices, Text reason) {}

  public record Choice(String value, String label, boolean chosen) {}

  /// A text with its counter.
  ///
  /// @param range what the counter says now, `pattern` with `{typed}` for the number
  public record Text(
      String name, String label, String value, int least, int most, String range, String pattern) {}

  public @Nullable String problem(String name) {
    return problems.get(name);
  }

  public String id(String name) {
    return "f-" + name;
  }
}
