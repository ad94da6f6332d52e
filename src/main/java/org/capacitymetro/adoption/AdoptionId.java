package org.capacitymetro.adoption;

import java.util.Optional;
import java.util.UUID;
import org.capacitymetro.text.ShortId;

/// Identifies an adoption (UUIDv7); [#shortForm] is what addresses show.
record AdoptionId(UUID value) {

  String shortForm() {
    return ShortId.encode(value);
  }

  /// Reads the short form; empty for anything else.
  static Optional<AdoptionId> parse(String shortForm) {
    return ShortId.decode(shortForm).map(AdoptionId::new);
  }
}
