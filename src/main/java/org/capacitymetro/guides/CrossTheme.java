package org.capacitymetro.guides;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// Themes that cut across the sectors of the taxonomy.
enum CrossTheme {
  RURAL("directions"),
  NETWORK("share"),
  FIRST_ARRIVAL("pin");

  private final String icon;

  CrossTheme(String icon) {
    this.icon = icon;
  }

  /// Told apart from the codes of sectors by its beginning: `cross-rural`.
  String code() {
    return "cross-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// Name of its pictogram.
  String icon() {
    return icon;
  }

  static Optional<CrossTheme> parse(String code) {
    return Stream.of(values()).filter(theme -> theme.code().equals(code)).findFirst();
  }
}
