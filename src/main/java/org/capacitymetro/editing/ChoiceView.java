package org.capacitymetro.editing;

import java.util.List;
import java.util.Map;

/// A page that shows two versions side by side and lets one choose field by field: two editors at
/// once, two records that become one.
///
/// @param action where the choice is sent
/// @param left and `right`: what the two columns are called
/// @param fields where one has to choose
/// @param decided fields that need no choice, with what they will be; empty for none
/// @param hidden what the page carries along
/// @param buttons what one may do with the choice
/// @param askReason whether the page asks why
public record ChoiceView(
    String heading,
    String lead,
    String action,
    String left,
    String right,
    List<Field> fields,
    List<Decided> decided,
    Map<String, List<String>> hidden,
    List<Button> buttons,
    boolean askReason,
    String problem) {

  /// @param key names the radio buttons: `take.{key}` is `left` or `right`
  /// @param before what it was before both changed it, empty where that says nothing
  /// @param chosen `left`, `right` or empty
  public record Field(
      String key,
      String label,
      List<String> before,
      List<String> left,
      List<String> right,
      String chosen) {}

  public record Decided(String label, List<String> words, String from) {}

  /// @param action the value of `do`
  public record Button(String action, String label, boolean primary) {}
}
