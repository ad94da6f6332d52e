package org.capacitymetro.index;

import java.time.Instant;
import org.capacitymetro.hours.OpenState;
import org.capacitymetro.hours.OpeningHours;
import org.capacitymetro.hours.Schedule;
import org.jspecify.annotations.Nullable;

/// Whether a schedule is open at an instant; in production [org.capacitymetro.hours.OpeningHours].
@FunctionalInterface
public interface Openness {
  boolean isOpen(Schedule schedule, @Nullable String city, Instant instant);

  static Openness by(OpeningHours hours) {
    return (schedule, city, instant) ->
        hours.at(schedule, city, instant).kind() == OpenState.Kind.OPEN;
  }
}
