package org.capacitymetro.hsds;

import java.util.Optional;
import java.util.UUID;
import org.capacitymetro.text.ShortId;

/// Identifies a service (UUIDv7); [#shortForm] is what addresses show.
public record ServiceId(UUID value) {

  public String shortForm() {
    return ShortId.encode(value);
  }

  /// Reads the short form; empty for anything else.
  public static Optional<ServiceId> parse(String shortForm) {
    return ShortId.decode(shortForm).map(ServiceId::new);
  }
}
