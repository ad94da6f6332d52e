package org.capacitymetro.history;

import java.util.List;

/// Two versions of a record, field by field.
///
/// @param notice what happened to the last thing asked for; empty for nothing
/// @param versions newest first
/// @param before number of the older version shown, `after` of the newer one
/// @param differences none when both say the same
/// @param base the version the person sees as the present one
/// @param revert address of the form that goes back to a version
public record CompareView(
    String name,
    String href,
    String notice,
    List<Version> versions,
    long before,
    long after,
    String beforeTitle,
    String afterTitle,
    List<Line> differences,
    long base,
    String revert) {

  /// @param title day, time and author in one line
  /// @param what kind of change, in words
  /// @param reason as its author gave it; may be empty
  /// @param set address of the change set it belongs to
  /// @param compare address where it is compared with the version before it; empty for the first
  public record Version(
      long id, String title, String what, String reason, String set, String compare, boolean now) {}

  /// @param before and `after`: lines of the value
  public record Line(String label, List<String> before, List<String> after) {}
}
