package org.capacitymetro.search;

import java.time.Instant;
import org.capacitymetro.directory.Schedule;
import org.jspecify.annotations.Nullable;

/// Whether a schedule is open at an instant; in production
/// [org.capacitymetro.directory.OpeningHours].
@FunctionalInterface
interface Openness {
  boolean isOpen(Schedule schedule, @Nullable String city, Instant instant);
}
