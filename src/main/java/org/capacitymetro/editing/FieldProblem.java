package org.capacitymetro.editing;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.capacitymetro.pages.Messages;

/// Something typed that cannot be taken, told at its field.
///
/// @param field name of the field the sentence stands at
/// @param key of the sentence: `edit.problem.{key}`
/// @param arguments names and values put into the sentence; `value` is what was typed
record FieldProblem(String field, String key, List<Object> arguments) {

  static FieldProblem of(String field, String key, Object... namesAndValues) {
    return new FieldProblem(field, key, List.copyOf(Arrays.asList(namesAndValues)));
  }

  /// One sentence that names the field, what was typed and what is allowed.
  String sentence(Messages words) {
    List<Object> all = new ArrayList<>();
    for (Object argument : arguments) {
      all.add(argument instanceof DayOfWeek day ? FieldNames.dayName(day, words) : argument);
    }
    all.add("field");
    all.add(FieldNames.label(field, words));
    return words.get("edit.problem." + key, all.toArray());
  }
}
