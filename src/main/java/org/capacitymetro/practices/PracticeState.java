package org.capacitymetro.practices;

import java.util.Locale;

/// Where a sheet stands. [Step] says how it gets from one state to the next, and by whom.
public enum PracticeState {
  DRAFT,
  /// Its authors say that it is finished.
  SUBMITTED,
  /// Peers read it.
  IN_REVIEW,
  PUBLISHED,
  /// Published, and not checked for so long that its page says so.
  RECHECK_DUE,
  /// No longer kept up; its page stays and says so.
  ARCHIVED;

  /// As in addresses and message keys: `in-review`.
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// Whether lists of the public show it.
  public boolean isListed() {
    return this == PUBLISHED || this == RECHECK_DUE;
  }
}
