package org.capacitymetro.authoring;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.capacitymetro.practices.Sheet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A sheet taken apart into fields, for differences between versions and for two people who write
/// at once. Each text is a field of its own (`texts.STEPS`), so is every list as a whole.
@Component
class SheetFields {
  private static final String TEXTS = "texts";

  private final JsonMapper json;

  SheetFields(JsonMapper json) {
    this.json = json;
  }

  /// @param before null where there was nothing, so `after`
  record Difference(String field, @Nullable JsonNode before, @Nullable JsonNode after) {}

  /// A field that both changed, each to something else.
  record Conflict(
      String field, @Nullable JsonNode base, @Nullable JsonNode mine, @Nullable JsonNode theirs) {}

  /// @param merged every field as the one who alone changed it wants it; fields in conflict as in
  ///   mine
  record Merge(Sheet merged, List<Conflict> conflicts) {}

  Map<String, JsonNode> of(Sheet sheet) {
    Map<String, JsonNode> fields = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> property : json.<ObjectNode>valueToTree(sheet).properties()) {
      if (property.getKey().equals(TEXTS)) {
        property
            .getValue()
            .properties()
            .forEach(text -> fields.put(TEXTS + "." + text.getKey(), text.getValue()));
      } else {
        fields.put(property.getKey(), property.getValue());
      }
    }
    return fields;
  }

  private Sheet sheet(Map<String, JsonNode> fields) {
    ObjectNode whole = json.createObjectNode();
    ObjectNode texts = whole.putObject(TEXTS);
    fields.forEach(
        (field, value) -> {
          if (field.startsWith(TEXTS + ".")) {
            texts.set(field.substring(TEXTS.length() + 1), value);
          } else {
            whole.set(field, value);
          }
        });
    return json.treeToValue(whole, Sheet.class);
  }

  List<Difference> between(Sheet before, Sheet after) {
    Map<String, JsonNode> old = of(before);
    Map<String, JsonNode> now = of(after);
    return names(old, now).stream()
        .filter(field -> !Objects.equals(old.get(field), now.get(field)))
        .map(field -> new Difference(field, old.get(field), now.get(field)))
        .toList();
  }

  /// Translations made meanwhile are no conflict.
  ///
  /// @param takes for fields in conflict: `mine` or `theirs`
  Merge merge(Sheet base, Sheet mine, Sheet theirs, Map<String, String> takes) {
    Map<String, JsonNode> b = of(base.carrying(base, theirs));
    Map<String, JsonNode> m = of(mine.carrying(base, theirs));
    Map<String, JsonNode> t = of(theirs);
    Map<String, JsonNode> merged = new LinkedHashMap<>();
    List<Conflict> conflicts = new ArrayList<>();
    for (String field : names(b, m, t)) {
      JsonNode left = m.get(field);
      JsonNode right = t.get(field);
      JsonNode chosen = left;
      if (Objects.equals(left, b.get(field))) {
        chosen = right;
      } else if (!Objects.equals(left, right) && !Objects.equals(right, b.get(field))) {
        String take = takes.getOrDefault(field, "");
        chosen = take.equals("theirs") ? right : left;
        if (!take.equals("theirs") && !take.equals("mine")) {
          conflicts.add(new Conflict(field, b.get(field), left, right));
        }
      }
      if (chosen != null) {
        merged.put(field, chosen);
      }
    }
    return new Merge(sheet(merged), conflicts);
  }

  @SafeVarargs
  private static Set<String> names(Map<String, JsonNode>... versions) {
    Set<String> names = new LinkedHashSet<>();
    for (Map<String, JsonNode> version : versions) {
      names.addAll(version.keySet());
    }
    return names;
  }
}
