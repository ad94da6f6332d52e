package org.capacitymetro.directory;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Whose word a value is, as far as [Precedence] is concerned. The order says nothing: who wins
/// depends on the field.
public enum SourceTrust {
  /// The body that runs the service says it of itself.
  ORGANIZATION,
  /// The people who keep this map.
  EDITORS,
  /// The register of the authority that decides it, e.g. the ministry's list of schools.
  REGISTER,
  /// A list that a public body keeps of what lies on its ground.
  MUNICIPALITY,
  /// Any other list, also one of which nothing is known.
  LIST,
  /// A working sheet of somebody.
  SPREADSHEET;

  /// As in profiles and message keys: `register`.
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// Reads [#code]; empty for anything else.
  public static Optional<SourceTrust> parse(String code) {
    return Stream.of(values()).filter(trust -> trust.code().equals(code)).findFirst();
  }

  /// All codes, for messages that say what is allowed.
  public static String codes() {
    return Stream.of(values()).map(SourceTrust::code).collect(Collectors.joining(", "));
  }
}
