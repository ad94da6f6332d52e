package org.capacitymetro.freshness;

import java.util.Map;

/// Half-lives for tests: half a year for hours, a year for the rest, sooner in the sector
/// `housing`.
public final class TestFreshness {
  private TestFreshness() {}

  public static HalfLives halfLives() {
    return new HalfLives(
        new HalfLifeSettings(
            Map.of(
                FieldGroup.EXISTENCE, 365,
                FieldGroup.CONTACTS, 365,
                FieldGroup.SCHEDULE, 180,
                FieldGroup.ACCESS, 365,
                FieldGroup.DESCRIPTION, 730),
            Map.of("housing", Map.of(FieldGroup.SCHEDULE, 60))),
        code -> code.startsWith("housing-") ? "housing" : null);
  }
}
