package org.capacitymetro.taxonomy;

import java.util.Collection;
import java.util.List;

/// Which subjects put a reader in danger when somebody looks over their shoulder: violence,
/// trafficking, exploitation, being LGBTI, minors who are alone, ending a pregnancy. Pages about
/// them have the quick exit.
public final class Discretion {
  /// Codes of sectors; those below them count too.
  private static final List<String> SECTORS =
      List.of(
          "women",
          "anti-trafficking",
          "anti-discrimination-lgbti",
          "minors-unaccompanied",
          "minors-home",
          "work-exploitation",
          "health-abortion");

  private static final List<String> TARGETS = List.of("victims", "lgbti");

  private Discretion() {}

  /// Whether a record with these terms needs it.
  public static boolean needed(Collection<String> sectors, Collection<String> targets) {
    return sectors.stream()
            .anyMatch(
                code ->
                    SECTORS.stream()
                        .anyMatch(each -> code.equals(each) || code.startsWith(each + "-")))
        || targets.stream().anyMatch(TARGETS::contains);
  }
}
