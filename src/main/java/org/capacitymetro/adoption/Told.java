package org.capacitymetro.adoption;

import java.time.Instant;
import org.capacitymetro.text.LocalizedText;

/// How it went, as those who try it said on a day.
///
/// @param figures what the figures say; empty where there are none
record Told(Outcome outcome, LocalizedText why, LocalizedText figures, Instant at) {

  enum Outcome {
    WORKS,
    PARTLY,
    STOPPED
  }
}
