package org.capacitymetro.guides;

import java.util.Optional;
import java.util.UUID;
import org.capacitymetro.text.ShortId;

/// Identifies a guide (UUIDv7); [#shortForm] is what addresses show.
public record GuideId(UUID value) {

  public String shortForm() {
    return ShortId.encode(value);
  }

  /// Reads the short form; empty for anything else.
  public static Optional<GuideId> parse(String shortForm) {
    return ShortId.decode(shortForm).map(GuideId::new);
  }
}
