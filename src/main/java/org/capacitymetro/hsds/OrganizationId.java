package org.capacitymetro.hsds;

import java.util.Optional;
import java.util.UUID;
import org.capacitymetro.text.ShortId;

/// Identifies an organization (UUIDv7); [#shortForm] is what addresses show.
public record OrganizationId(UUID value) {

  public String shortForm() {
    return ShortId.encode(value);
  }

  /// Reads the short form; empty for anything else.
  public static Optional<OrganizationId> parse(String shortForm) {
    return ShortId.decode(shortForm).map(OrganizationId::new);
  }
}
