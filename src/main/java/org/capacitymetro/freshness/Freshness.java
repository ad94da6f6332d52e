package org.capacitymetro.freshness;

import org.jspecify.annotations.Nullable;

/// How far one may rely on a record on a day.
///
/// @param value 1 on the day of its verification, half of that after each half-life; 0 when nobody
///   looked
/// @param last the verification that has faded most, which decides; null when nobody looked
public record Freshness(double value, Age age, @Nullable Verification last) {
  static final Freshness NONE = new Freshness(0, Age.NEVER, null);
}
