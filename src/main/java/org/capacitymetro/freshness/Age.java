package org.capacitymetro.freshness;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// How far what is known of a service has faded, for filters and badges.
public enum Age {
  /// Verified within one half-life.
  FRESH,
  /// Within two.
  AGING,
  /// Longer ago.
  OLD,
  /// Nobody ever looked.
  NEVER;

  /// As in addresses and message keys: `fresh`.
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static List<String> codes() {
    return Stream.of(values()).map(Age::code).toList();
  }

  /// Reads [#code]; empty for anything else.
  public static Optional<Age> parse(String code) {
    return Stream.of(values()).filter(age -> age.code().equals(code)).findFirst();
  }
}
