package org.capacitymetro.adoption;

import java.util.ArrayList;
import java.util.List;

/// What an adoption needs before others read it.
final class AdoptionRules {
  private AdoptionRules() {}

  /// The fields of the form that are missing.
  static List<String> unready(Details details) {
    List<String> missing = new ArrayList<>();
    if (details.since() == null) {
      missing.add("since");
    }
    if (details.role().isEmpty()) {
      missing.add("role");
    }
    if (details.mail().isEmpty()) {
      missing.add("mail");
    }
    return missing;
  }
}
