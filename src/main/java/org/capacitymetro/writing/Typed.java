package org.capacitymetro.writing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// What stands in the form of a sheet, as it was typed, so that a mistake or a conflict loses
/// nothing. Rows that repeat carry their number in the name: `results.0.figure`.
public record Typed(Map<String, List<String>> values) {
  private static final int LONGEST_REASON = 1000;
  public static final Typed NOTHING = new Typed(Map.of());
  private static final int MOST_ROWS = 60;

  public Typed {
    Map<String, List<String>> copy = new LinkedHashMap<>();
    values.forEach((name, given) -> copy.put(name, List.copyOf(given)));
    values = Collections.unmodifiableMap(copy);
  }

  /// Why somebody takes a step, as it is kept: what is too long is cut.
  public static String reason(String typed) {
    String reason = typed.replace("\u0000", "").strip();
    return reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON);
  }

  /// With line ends as `\n` and without space around it; empty when there is none. No text of the
  /// database may hold the character NUL.
  public String text(String name) {
    List<String> given = values.get(name);
    return given == null || given.isEmpty()
        ? ""
        : given.getFirst().replace("\r\n", "\n").replace('\r', '\n').replace("\u0000", "").strip();
  }

  public List<String> list(String name) {
    return values.getOrDefault(name, List.of()).stream()
        .map(String::strip)
        .filter(value -> !value.isEmpty())
        .distinct()
        .toList();
  }

  public boolean has(String name, String value) {
    return values.getOrDefault(name, List.of()).contains(value);
  }

  /// Whether any value holds these words.
  public boolean mentions(String value) {
    return values.values().stream().anyMatch(given -> given.contains(value));
  }

  /// A number that the page carries along; 0 where there is none.
  public int number(String name) {
    String number = text(name);
    return number.matches("[0-9]{1,9}") ? Integer.parseInt(number) : 0;
  }

  /// The numbers of the rows of a field, rising.
  public List<Integer> rows(String name) {
    TreeSet<Integer> rows = new TreeSet<>();
    for (String field : values.keySet()) {
      if (field.startsWith(name + ".")) {
        int end = field.indexOf('.', name.length() + 1);
        String number = end < 0 ? "" : field.substring(name.length() + 1, end);
        if (number.matches("[0-9]{1,2}") && Integer.parseInt(number) < MOST_ROWS) {
          rows.add(Integer.parseInt(number));
        }
      }
    }
    return new ArrayList<>(rows);
  }

  public int nextRow(String name) {
    List<Integer> rows = rows(name);
    return rows.isEmpty() ? 0 : rows.getLast() + 1;
  }

  public Typed with(String name, String... given) {
    Map<String, List<String>> changed = new LinkedHashMap<>(values);
    changed.put(name, List.of(given));
    return new Typed(changed);
  }

  /// Without a field and all its parts.
  public Typed without(String name) {
    Map<String, List<String>> changed = new LinkedHashMap<>(values);
    changed.keySet().removeIf(field -> field.equals(name) || field.startsWith(name + "."));
    return new Typed(changed);
  }
}
