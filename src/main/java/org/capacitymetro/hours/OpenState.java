package org.capacitymetro.hours;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Whether a service is open at an instant.
///
/// @param until when open: the closing instant, null for round the clock
/// @param opensAt when closed: the next opening within 14 days, null if none is known
public record OpenState(Kind kind, @Nullable Instant until, @Nullable Instant opensAt) {

  public enum Kind {
    OPEN,
    CLOSED,
    BY_APPOINTMENT,
    UNKNOWN
  }
}
