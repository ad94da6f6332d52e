package org.capacitymetro.hours;

import java.time.MonthDay;
import java.util.Map;
import java.util.Optional;

/// The evaluator of schedules without a database.
public final class TestHours {
  private static final Map<String, MonthDay> PATRON_DAYS =
      Map.of(
          "torino", MonthDay.of(6, 24),
          "milano", MonthDay.of(12, 7),
          "venezia", MonthDay.of(11, 21),
          "napoli", MonthDay.of(9, 19),
          "bari", MonthDay.of(12, 6));

  private TestHours() {}

  /// The evaluator of schedules without a database; it knows the five cities.
  public static OpeningHours openingHours() {
    return new OpeningHours(city -> Optional.ofNullable(PATRON_DAYS.get(city)));
  }
}
