package org.capacitymetro.guides;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What stands in the form of a guide, as it was typed. Parts stand in lists of their ids
/// (`chapters`, `{chapter}.parts`, `{part}.rows`), their words under `{id}.{field}`: so moving a
/// part changes a list and nothing else.
record Fields(Map<String, List<String>> values) {
  static final Fields NOTHING = new Fields(Map.of());

  Fields {
    Map<String, List<String>> copy = new LinkedHashMap<>();
    values.forEach((name, given) -> copy.put(name, List.copyOf(given)));
    values = Collections.unmodifiableMap(copy);
  }

  /// With line ends as `\n` and without space around it; empty when there is none. No text of the
  /// database may hold the character NUL.
  String text(String name) {
    List<String> given = values.get(name);
    return given == null || given.isEmpty()
        ? ""
        : given.getFirst().replace("\r\n", "\n").replace('\r', '\n').replace("\u0000", "").strip();
  }

  List<String> list(String name) {
    return values.getOrDefault(name, List.of()).stream()
        .map(String::strip)
        .filter(value -> !value.isEmpty())
        .distinct()
        .toList();
  }

  /// A number that the page carries along; 0 where there is none.
  int number(String name) {
    String number = text(name);
    return number.matches("[0-9]{1,9}") ? Integer.parseInt(number) : 0;
  }

  boolean isIn(String name, String value) {
    return list(name).contains(value);
  }

  Fields with(String name, String... given) {
    return with(name, List.of(given));
  }

  Fields with(String name, List<String> given) {
    Map<String, List<String>> changed = new LinkedHashMap<>(values);
    changed.put(name, given);
    return new Fields(changed);
  }

  /// With one more value at the end of a list.
  Fields adding(String name, String value) {
    List<String> changed = new ArrayList<>(list(name));
    changed.add(value);
    return with(name, changed);
  }

  Fields without(String name) {
    Map<String, List<String>> changed = new LinkedHashMap<>(values);
    changed.remove(name);
    return new Fields(changed);
  }

  /// The list that holds a part, null where none does.
  @Nullable String holder(String id) {
    return values.keySet().stream()
        .filter(name -> isListOfParts(name) && isIn(name, id))
        .findFirst()
        .orElse(null);
  }

  static boolean isListOfParts(String name) {
    return name.equals("chapters") || name.endsWith(".parts") || name.endsWith(".rows");
  }

  static boolean isList(String name) {
    return isListOfParts(name)
        || name.equals("themes")
        || name.endsWith(".sheets")
        || name.endsWith(".items");
  }

  /// The parts within a part: of a chapter, of a list in it.
  List<String> within(String id) {
    List<String> within = new ArrayList<>(list(id + ".parts"));
    within.addAll(list(id + ".rows"));
    return within;
  }

  /// One step towards the beginning or the end. What stands in a chapter goes on into the chapter
  /// before or after.
  Fields moved(String id, int by) {
    String holder = holder(id);
    if (holder == null) {
      return this;
    }
    List<String> order = new ArrayList<>(list(holder));
    int at = order.indexOf(id);
    int to = at + by;
    if (to >= 0 && to < order.size()) {
      Collections.swap(order, at, to);
      return with(holder, order);
    }
    List<String> chapters = list("chapters");
    if (!holder.endsWith(".parts")) {
      return this;
    }
    int chapter = chapters.indexOf(holder.substring(0, holder.indexOf('.'))) + by;
    if (chapter < 0 || chapter >= chapters.size()) {
      return this;
    }
    order.remove(id);
    String next = chapters.get(chapter) + ".parts";
    List<String> there = new ArrayList<>(list(next));
    there.add(by > 0 ? 0 : there.size(), id);
    return with(holder, order).with(next, there);
  }

  /// Without a part and all that is in it; nothing leads to it any more.
  Fields removed(String id) {
    String holder = holder(id);
    if (holder == null) {
      return this;
    }
    Fields changed = this;
    for (String inner : within(id)) {
      changed = changed.removed(inner);
    }
    Map<String, List<String>> rest = new LinkedHashMap<>();
    changed.values.forEach(
        (name, given) -> {
          if (!name.startsWith(id + ".")) {
            rest.put(
                name,
                isList(name) ? given.stream().filter(each -> !each.equals(id)).toList() : given);
          }
        });
    return new Fields(rest);
  }
}
