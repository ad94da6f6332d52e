package org.capacitymetro.directory;

import java.time.Instant;
import org.capacitymetro.areas.Areas;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The one evaluator of schedules: open, closed, opens at or unknown for an instant in Europe/Rome,
/// with national holidays and the patron saint of the city computed.
@Component
public class OpeningHours {
  private final Areas areas;

  OpeningHours(Areas areas) {
    this.areas = areas;
  }

  /// @param city code of the city whose patron saint counts, null for none
  public OpenState at(Schedule schedule, @Nullable String city, Instant instant) {
    throw new UnsupportedOperationException(
        "directory helper: " + areas + schedule + city + instant);
  }
}
