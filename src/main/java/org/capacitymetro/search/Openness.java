package org.capacitymetro.search;

import java.time.Instant;
import org.capacitymetro.hours.Schedule;
import org.jspecify.annotations.Nullable;

/// Whether a schedule is open at an instant; in production [org.capacitymetro.hours.OpeningHours].
@FunctionalInterface
interface Openness {
  boolean isOpen(Schedule schedule, @Nullable String city, Instant instant);
}
