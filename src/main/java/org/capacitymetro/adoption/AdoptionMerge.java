package org.capacitymetro.adoption;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.capacitymetro.writing.Typed;

/// Two people wrote into one adoption at once: what only one of them changed is taken from that
/// one; what both changed stays as the second typed it, and is told.
final class AdoptionMerge {
  private static final List<String> FIELDS =
      List.of(
          "service",
          "place",
          "since",
          "status",
          "role",
          "mail",
          AdoptionForm.RESOURCES,
          AdoptionForm.CHANGES);

  private AdoptionMerge() {}

  /// @param disputed fields that both changed; a list of rows is one field
  record Merged(Typed typed, List<String> disputed) {}

  static Merged merge(Typed base, Typed mine, Typed theirs) {
    Map<String, List<String>> merged = new LinkedHashMap<>(mine.values());
    List<String> disputed = new ArrayList<>();
    for (String field : FIELDS) {
      List<Map<String, String>> ours = said(mine, field);
      List<Map<String, String>> others = said(theirs, field);
      List<Map<String, String>> before = said(base, field);
      if (ours.equals(before) && !others.equals(before)) {
        merged.keySet().removeIf(name -> belongs(name, field));
        theirs
            .values()
            .forEach(
                (name, value) -> {
                  if (belongs(name, field)) {
                    merged.put(name, value);
                  }
                });
      } else if (!others.equals(before) && !others.equals(ours)) {
        disputed.add(field);
      }
    }
    return new Merged(new Typed(merged), disputed);
  }

  private static boolean belongs(String name, String field) {
    return name.equals(field) || name.startsWith(field + ".");
  }

  private static List<Map<String, String>> said(Typed typed, String field) {
    List<Map<String, String>> rows = new ArrayList<>();
    if (typed.values().containsKey(field)) {
      rows.add(Map.of(field, typed.text(field)));
    }
    for (int row : typed.rows(field)) {
      Map<String, String> parts = new TreeMap<>();
      String prefix = field + "." + row + ".";
      typed
          .values()
          .keySet()
          .forEach(
              name -> {
                if (name.startsWith(prefix) && !typed.text(name).isEmpty()) {
                  parts.put(name.substring(prefix.length()), typed.text(name));
                }
              });
      parts.remove("fidelity", "unknown");
      parts.remove("unit", "once");
      if (!parts.isEmpty()) {
        rows.add(parts);
      }
    }
    return rows;
  }
}
