package org.capacitymetro.practices;

import java.util.Optional;
import java.util.UUID;
import org.capacitymetro.text.ShortId;

/// Identifies a sheet (UUIDv7); [#shortForm] is what addresses show.
public record PracticeId(UUID value) {

  public String shortForm() {
    return ShortId.encode(value);
  }

  /// Reads the short form; empty for anything else.
  public static Optional<PracticeId> parse(String shortForm) {
    return ShortId.decode(shortForm).map(PracticeId::new);
  }
}
