package org.capacitymetro.practices;

import java.util.Map;
import org.capacitymetro.pages.Messages;

/// What stands in the way of keeping a sheet, or of handing it in.
///
/// @param field of the form: `title`, `resources.0.amount`
/// @param key of the sentence, behind `practices.problem.`
/// @param values of its placeholders
public record SheetProblem(String field, String key, Map<String, Object> values) {

  /// @param namesAndValues of the placeholders, by turns
  public static SheetProblem of(String field, String key, Object... namesAndValues) {
    Map<String, Object> values = new java.util.LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      values.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    return new SheetProblem(field, key, values);
  }

  /// The sentence for the person who writes.
  ///
  /// @param label what the field is called
  public String sentence(String label, Messages words) {
    Object[] arguments = new Object[values.size() * 2 + 2];
    arguments[0] = "field";
    arguments[1] = label;
    int i = 2;
    for (Map.Entry<String, Object> value : values.entrySet()) {
      arguments[i++] = value.getKey();
      arguments[i++] = value.getValue();
    }
    return words.get("practices.problem." + key, arguments);
  }

  /// For those who do not read a form.
  String inEnglish() {
    return field + ": " + key + " " + values;
  }
}
