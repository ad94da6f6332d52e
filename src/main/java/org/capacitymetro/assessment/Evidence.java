package org.capacitymetro.assessment;

import java.util.Locale;

/// How much is known of whether a practice works, after FAO's scale; peers say so in their review.
public enum Evidence {
  NOT_ASSESSED,
  /// New, with reasons to expect that it works.
  INNOVATION,
  /// It worked where it was tried.
  PROMISING,
  /// It worked in several places and over time.
  GOOD;

  /// As in message keys: `not-assessed`.
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
