package org.capacitymetro.translation;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// Where one text stands in one language; what is older than its source counts as that, whoever
/// wrote it.
enum Standing {
  MISSING,
  OLDER,
  MACHINE,
  HUMAN,
  CHECKED;

  /// As in addresses and message keys.
  String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<Standing> parse(String code) {
    return Stream.of(values()).filter(standing -> standing.code().equals(code)).findFirst();
  }
}
