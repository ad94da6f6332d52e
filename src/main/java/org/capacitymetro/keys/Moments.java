package org.capacitymetro.keys;

import java.time.Instant;
import java.time.LocalDate;
import org.capacitymetro.pages.Formats;
import org.capacitymetro.pages.Page;

/// Instants in words.
final class Moments {
  private Moments() {}

  static String of(Instant instant, Page page) {
    return page.formats().date(LocalDate.ofInstant(instant, Formats.ZONE));
  }
}
