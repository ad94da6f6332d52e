package org.capacitymetro.authoring;

import java.util.List;
import java.util.Map;

/// Two people changed the same fields: each field with both wishes.
///
/// @param hidden everything typed, carried along
public record DisputeView(
    String action, String lead, List<Field> fields, Map<String, List<String>> hidden) {

  public record Field(String key, String label, String base, String theirs, String mine) {}
}
