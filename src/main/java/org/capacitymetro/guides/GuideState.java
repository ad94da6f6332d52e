package org.capacitymetro.guides;

import java.util.Locale;

/// Where a guide stands.
public enum GuideState {
  DRAFT,
  PUBLISHED,
  /// No longer kept up: lists leave it out, its page stays and says so.
  ARCHIVED;

  /// As in message keys: `draft`.
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
