package org.capacitymetro.editing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// What stands in a form, as it was typed: names of fields with their values, in the order of the
/// form. Kept as text from the first keystroke to the saved record, so that a mistake, a conflict
/// or the end of a session loses nothing.
///
/// Rows that repeat carry their number in the name: `phones.0.number`.
///
/// @param values by name; a box that is not ticked is not there
record Fields(Map<String, List<String>> values) {
  static final Fields NONE = new Fields(Map.of());

  /// More rows than any real record has; a number beyond it is not read as a row.
  static final int MOST_ROWS = 60;

  Fields {
    Map<String, List<String>> copy = new LinkedHashMap<>();
    values.forEach((name, given) -> copy.put(name, List.copyOf(given)));
    values = Collections.unmodifiableMap(copy);
  }

  /// The first value with line ends as `\n` and without space around it; empty when there is none.
  String text(String name) {
    List<String> given = values.get(name);
    return given == null || given.isEmpty()
        ? ""
        : given.getFirst().replace("\r\n", "\n").replace('\r', '\n').strip();
  }

  /// The number of a revision that a page carries along; 0 where there is none.
  long number(String name) {
    String number = text(name);
    return number.matches("[0-9]{1,18}") ? Long.parseLong(number) : 0;
  }

  /// All values that are not blank.
  List<String> list(String name) {
    return values.getOrDefault(name, List.of()).stream()
        .map(String::strip)
        .filter(value -> !value.isEmpty())
        .toList();
  }

  boolean has(String name, String value) {
    return values.getOrDefault(name, List.of()).contains(value);
  }

  /// Whether nothing is written in the field or in any part of it.
  boolean isBlank(String name) {
    return values.entrySet().stream()
        .filter(field -> belongs(field.getKey(), name))
        .flatMap(field -> field.getValue().stream())
        .allMatch(String::isBlank);
  }

  /// The numbers of the rows of a field, rising.
  List<Integer> rows(String name) {
    TreeSet<Integer> rows = new TreeSet<>();
    for (String field : values.keySet()) {
      if (field.length() > name.length() + 1 && belongs(field, name)) {
        int end = field.indexOf('.', name.length() + 1);
        String number = field.substring(name.length() + 1, end < 0 ? field.length() : end);
        if (number.matches("[0-9]{1,2}") && Integer.parseInt(number) < MOST_ROWS) {
          rows.add(Integer.parseInt(number));
        }
      }
    }
    return new ArrayList<>(rows);
  }

  /// A number for one more row.
  int nextRow(String name) {
    List<Integer> rows = rows(name);
    return rows.isEmpty() ? 0 : rows.getLast() + 1;
  }

  Fields with(String name, String value) {
    return with(name, List.of(value));
  }

  Fields with(String name, List<String> given) {
    Map<String, List<String>> changed = new LinkedHashMap<>(values);
    changed.put(name, given);
    return new Fields(changed);
  }

  /// Without a field and all its parts.
  Fields without(String name) {
    Map<String, List<String>> changed = new LinkedHashMap<>(values);
    changed.keySet().removeIf(field -> belongs(field, name));
    return new Fields(changed);
  }

  /// The same form with some fields, and all their parts, as in another.
  Fields taking(Collection<String> names, Fields other) {
    Map<String, List<String>> changed = new LinkedHashMap<>(values);
    changed.keySet().removeIf(field -> belongsToAny(field, names));
    other.values.forEach(
        (field, given) -> {
          if (belongsToAny(field, names)) {
            changed.put(field, given);
          }
        });
    return new Fields(changed);
  }

  /// Only some fields with their parts.
  Fields only(Collection<String> names) {
    return NONE.taking(names, this);
  }

  private static boolean belongsToAny(String field, Collection<String> names) {
    return names.stream().anyMatch(name -> belongs(field, name));
  }

  private static boolean belongs(String field, String name) {
    return field.startsWith(name)
        && (field.length() == name.length() || field.charAt(name.length()) == '.');
  }
}
