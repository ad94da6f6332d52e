package org.capacitymetro.hsds;

import java.time.LocalDate;
import java.util.UUID;
import org.capacitymetro.text.LocalizedText;

/// Where a record stands. Only active records are searched, counted and listed.
public sealed interface Status {
  Status ACTIVE = new Active();

  record Active() implements Status {}

  /// No longer offered; its page stays and says so.
  ///
  /// @param on first day without it
  /// @param reason for the public; may be empty
  record Closed(LocalDate on, LocalizedText reason) implements Status {}

  /// Not listed, e.g. because nobody could confirm it for long; its page stays and says so.
  ///
  /// @param reason for the public; may be empty
  record Hidden(LocalizedText reason) implements Status {}

  /// Given up in favour of another record of its kind.
  record Merged(UUID into) implements Status {}

  /// Nothing of it is public; its history is kept.
  record Removed() implements Status {}
}
