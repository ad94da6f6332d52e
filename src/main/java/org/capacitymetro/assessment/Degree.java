package org.capacitymetro.assessment;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// How far a sheet meets a criterion; from worse to better, so that degrees can be compared.
public enum Degree {
  NO,
  PARTLY,
  YES;

  /// As in forms and message keys: `partly`.
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// Reads [#code]; empty for anything else.
  public static Optional<Degree> parse(String code) {
    return Stream.of(values()).filter(degree -> degree.code().equals(code)).findFirst();
  }
}
