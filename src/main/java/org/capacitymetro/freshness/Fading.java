package org.capacitymetro.freshness;

import java.time.LocalDate;
import java.util.Optional;

/// When a verified record passes from one [Age] to the next, so that its age can be told on any
/// later day without looking at it again.
///
/// @param checked day of the oldest verification that counts
/// @param agesOn first day on which it is no longer fresh
/// @param oldOn first day on which it is old
public record Fading(LocalDate checked, LocalDate agesOn, LocalDate oldOn) {

  public Age on(LocalDate day) {
    return day.isBefore(agesOn) ? Age.FRESH : day.isBefore(oldOn) ? Age.AGING : Age.OLD;
  }

  /// The age of a record of which nobody may have looked.
  public static Age ageOn(LocalDate day, Optional<Fading> fading) {
    return fading.map(known -> known.on(day)).orElse(Age.NEVER);
  }
}
