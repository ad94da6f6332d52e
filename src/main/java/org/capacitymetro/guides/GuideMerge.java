package org.capacitymetro.guides;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Two editors at once, field by field. What only one of them changed needs no question; a text
/// that both changed does. A part that one of them took out while the other wrote into it stays.
///
/// @param merged with mine where both changed the same text
/// @param theirs what the other one made of the texts that both changed, by the name of the field
record GuideMerge(Fields merged, Map<String, String> theirs) {

  /// @param base what both began with
  static GuideMerge of(Fields base, Fields mine, Fields theirs) {
    return new Merging(base, mine, theirs).merge();
  }

  private record Merging(Fields base, Fields mine, Fields theirs) {

    GuideMerge merge() {
      Map<String, String> disputed = new LinkedHashMap<>();
      Set<String> names = new LinkedHashSet<>(theirs.values().keySet());
      names.addAll(mine.values().keySet());
      Fields merged = mine;
      for (String name : names) {
        if (Fields.isList(name)) {
          merged = merged.with(name, list(name));
        } else {
          String before = base.text(name);
          String here = mine.text(name);
          String there = theirs.text(name);
          if (isGone(name, mine) || (here.equals(before) && !isGone(name, theirs))) {
            merged = merged.with(name, there);
          } else if (!there.equals(before) && !there.equals(here) && !isGone(name, theirs)) {
            disputed.put(name, there);
          }
        }
      }
      return new GuideMerge(onlyOnce(merged), disputed);
    }

    /// Whether the part that the field belongs to was taken out there.
    private boolean isGone(String name, Fields side) {
      int dot = name.indexOf('.');
      return dot > 0
          && base.holder(name.substring(0, dot)) != null
          && side.holder(name.substring(0, dot)) == null;
    }

    private List<String> list(String name) {
      List<String> before = base.list(name);
      List<String> here = mine.list(name);
      List<String> there = theirs.list(name);
      if (isGone(name, mine) || isGone(name, theirs)) {
        return isGone(name, mine) ? there : here;
      }
      boolean parts = Fields.isListOfParts(name);
      boolean reordered = !common(before, here).equals(common(here, before));
      List<String> order = new ArrayList<>(reordered ? here : there);
      for (String added : reordered ? there : here) {
        if (!order.contains(added)) {
          order.add(place(added, reordered ? there : here, order), added);
        }
      }
      order.removeIf(
          id ->
              before.contains(id)
                  && ((!here.contains(id) && !(parts && isKept(id, mine, theirs)))
                      || (!there.contains(id) && !(parts && isKept(id, theirs, mine)))));
      return order;
    }

    private static List<String> common(List<String> one, List<String> other) {
      return one.stream().filter(other::contains).toList();
    }

    /// Behind what it stands behind.
    private static int place(String id, List<String> from, List<String> into) {
      for (int i = from.indexOf(id) - 1; i >= 0; i--) {
        int before = into.indexOf(from.get(i));
        if (before >= 0) {
          return before + 1;
        }
      }
      return 0;
    }

    /// Whether a part stays although `side` has it no more in this list: not moved elsewhere, and
    /// `other` wrote into it.
    private boolean isKept(String id, Fields side, Fields other) {
      return side.holder(id) == null && isTouched(id, other);
    }

    private boolean isTouched(String id, Fields side) {
      Set<String> names = new HashSet<>(side.values().keySet());
      names.addAll(base.values().keySet());
      boolean own =
          names.stream()
              .filter(name -> name.startsWith(id + "."))
              .anyMatch(
                  name ->
                      Fields.isList(name)
                          ? !side.list(name).equals(base.list(name))
                          : !side.text(name).equals(base.text(name)));
      return own || side.within(id).stream().anyMatch(inner -> isTouched(inner, side));
    }

    /// A part that each of them moved somewhere else stands where the first list has it.
    private static Fields onlyOnce(Fields merged) {
      Set<String> seen = new HashSet<>();
      Fields clean = merged;
      for (Map.Entry<String, List<String>> list : merged.values().entrySet()) {
        if (Fields.isListOfParts(list.getKey())) {
          clean = clean.with(list.getKey(), list.getValue().stream().filter(seen::add).toList());
        }
      }
      return clean;
    }
  }
}
