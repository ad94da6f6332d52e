package org.capacitymetro.pages;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a form sent whose every button sends all of it: the button `do`, as `name` or `name:what`,
/// and the fields. Its last field is `whole`, so that a form that was cut off on the way is known.
///
/// @param what the button is about, empty where it says nothing
/// @param values the fields without button, mark and token
/// @param whole whether all of it came
public record Pressed(String name, String what, Map<String, List<String>> values, boolean whole) {
  private static final String LAST = "whole";
  private static final String BUTTON = "do";

  /// A form sent without a button is saved.
  ///
  /// @param uploads names of fields that hold files
  public static Pressed of(Map<String, List<String>> parameters, String... uploads) {
    String action = parameters.getOrDefault(BUTTON, List.of("save")).getLast();
    int colon = action.indexOf(':');
    List<String> others = new ArrayList<>(List.of(uploads));
    others.addAll(List.of(BUTTON, LAST, "_csrf"));
    Map<String, List<String>> values = new LinkedHashMap<>(parameters);
    values.keySet().removeAll(others);
    return new Pressed(
        colon < 0 ? action : action.substring(0, colon),
        colon < 0 ? "" : action.substring(colon + 1),
        values,
        parameters.containsKey(LAST));
  }
}
