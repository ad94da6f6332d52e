package org.capacitymetro.practices;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// The two sizes of a sheet.
public enum PracticeKind {
  /// A whole way of working: what, who, how, at what cost, with which results.
  GOOD,
  /// A device inside one service that one team can adopt without new money or agreements.
  MICRO;

  /// As in addresses and message keys: `micro`.
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// Reads [#code]; empty for anything else.
  public static Optional<PracticeKind> parse(String code) {
    return Stream.of(values()).filter(kind -> kind.code().equals(code)).findFirst();
  }
}
