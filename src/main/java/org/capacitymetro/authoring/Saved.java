package org.capacitymetro.authoring;

import org.capacitymetro.practices.Practice;

/// What became of an attempt to save a sheet.
sealed interface Saved {

  /// @param merged whether somebody else's change of other fields was kept beside
  record Done(int version, boolean merged) implements Saved {}

  /// There was nothing to save.
  record Unchanged() implements Saved {}

  /// Somebody else changed the same fields meanwhile.
  record Disputed(Practice current, SheetFields.Merge merge) implements Saved {}
}
