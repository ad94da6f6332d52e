package org.capacitymetro.freshness;

import java.util.Locale;

/// What is verified together: one telephone call may tell that the hours still hold and nothing of
/// the rest.
public enum FieldGroup {
  /// That it is there: name, body that runs it, address, funding.
  EXISTENCE,
  /// Telephone, mail, website.
  CONTACTS,
  /// Weekly hours, holidays, exceptions.
  SCHEDULE,
  /// For whom, how one gets in, what to bring, costs, languages, steps at the door.
  ACCESS,
  /// What it does.
  DESCRIPTION;

  /// As in configuration and message keys: `schedule`.
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
