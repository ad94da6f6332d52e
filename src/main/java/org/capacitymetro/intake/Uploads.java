package org.capacitymetro.intake;

import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Files that people handed in.
@Component
class Uploads {
  static Optional<UUID> parseId(String text) {
    try {
      return Optional.of(UUID.fromString(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  Optional<Upload> find(UUID id) {
    return Optional.empty();
  }
}
