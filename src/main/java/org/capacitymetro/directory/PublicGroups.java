package org.capacitymetro.directory;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Fields by what readers call them together: a public history says "opening hours", not which of
/// four columns.
final class PublicGroups {
  /// Keys of messages `history.group.*`, in the order readers expect.
  static final List<String> ALL =
      List.of("what", "who", "hours", "contacts", "place", "access", "body", "check", "places");

  private static final Map<String, String> GROUPS = new TreeMap<>();

  static {
    in("what", "name", "summary", "description", "sectors", "outcome", "attributes", "type");
    in("who", "targets", "languages");
    in("hours", "hours", "holidays", "exceptions");
    in("contacts", "phones", "emails", "websites");
    in("place", "place", "address", "city", "point", "precision", "arrival", "accessibility");
    in("place", "area");
    in("access", "access", "permit", "anonymous", "costs", "documents", "how-to");
    in("body", "provider", "funder", "project", "ends-on", "tax-code");
    in("check", "verification");
    in("places", "availability");
  }

  private PublicGroups() {}

  /// The groups of some fields, in order; a field that concerns no reader has none.
  static List<String> of(List<String> fields) {
    Set<String> found = new LinkedHashSet<>();
    for (String field : fields) {
      String group = GROUPS.get(field);
      if (group != null) {
        found.add(group);
      }
    }
    return ALL.stream().filter(found::contains).toList();
  }

  private static void in(String group, String... fields) {
    for (String field : fields) {
      GROUPS.put(field, group);
    }
  }
}
