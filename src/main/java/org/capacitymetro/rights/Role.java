package org.capacitymetro.rights;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// What somebody is trusted with, always within a [Scope]; [Policy] says what each may do.
public enum Role {
  /// Sees the staff workspace, writes nothing.
  READER,
  /// Keeps the records of one's own organization.
  CONTRIBUTOR,
  /// Keeps all records of a city.
  EDITOR,
  /// Confirms by telephone or visit that records are still true.
  VERIFIER,
  /// Answers what visitors suggest.
  MODERATOR,
  /// Translates what others wrote.
  TRANSLATOR,
  /// Reads statistics and takes exports.
  PLANNER,
  /// Manages people, jobs and settings, and may do everything else.
  ADMINISTRATOR;

  /// As written on the command line, in addresses and message keys: `editor`.
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// Reads [#code]; empty for anything else.
  public static Optional<Role> parse(String code) {
    return Stream.of(values()).filter(role -> role.code().equals(code)).findFirst();
  }

  /// Whether the role makes sense there: contributors belong to an organization, readers to
  /// anything, the others to a city or to everything.
  public boolean takes(Scope scope) {
    return switch (this) {
      case READER -> true;
      case CONTRIBUTOR -> scope instanceof Scope.Organization;
      case EDITOR, VERIFIER, MODERATOR, TRANSLATOR, PLANNER, ADMINISTRATOR ->
          !(scope instanceof Scope.Organization);
    };
  }
}
