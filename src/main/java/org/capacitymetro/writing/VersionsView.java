package org.capacitymetro.writing;

import java.util.List;

/// The versions of a sheet and what differs between two of them.
///
/// @param from and `to`: the two compared
/// @param restore address that goes back to `from`, empty for those who may not
public record VersionsView(
    String back,
    String action,
    List<Version> versions,
    int from,
    int to,
    List<Difference> differences,
    String restore) {

  /// @param published whether it is what the public reads
  /// @param translated who translated it when, newest first
  public record Version(
      int number, String words, String reason, boolean published, List<String> translated) {}

  public record Difference(String label, String before, String after) {}
}
