package org.capacitymetro.freshness;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;

/// When, how and by whom a group of fields was last verified (HSDS `assured_date`).
///
/// @param on day in Italy
/// @param by a role such as `verifier`, or the name of a body or list; never the name of a person;
///   empty where it was not recorded
public record Verification(LocalDate on, Method method, String by) {

  /// For somebody who looked at the whole record.
  public Map<FieldGroup, Verification> ofEveryGroup() {
    Map<FieldGroup, Verification> all = new EnumMap<>(FieldGroup.class);
    for (FieldGroup group : FieldGroup.values()) {
      all.put(group, this);
    }
    return all;
  }
}
