package org.capacitymetro.consolidation;

import java.util.List;

/// What the codes of official registers say of two descriptions. A register gives each thing one
/// code and each code to one thing: the same code is the same thing whatever else differs, and two
/// codes of one register are two things, unless a list and the map have everything else in common:
/// registers number anew when schools are joined, and then it is a question.
final class Registers {
  private Registers() {}

  /// Whether both have the same code of a register.
  ///
  /// @param a codes as `scheme:value`
  static boolean agree(List<String> a, List<String> b) {
    return a.stream().anyMatch(b::contains);
  }

  /// Whether one register knows both, and under no common code.
  static boolean tellApart(List<String> a, List<String> b) {
    return !agree(a, b)
        && a.stream().anyMatch(here -> b.stream().anyMatch(there -> sameScheme(here, there)));
  }

  private static boolean sameScheme(String one, String other) {
    int colon = one.indexOf(':');
    return colon > 0 && other.startsWith(one.substring(0, colon + 1));
  }
}
