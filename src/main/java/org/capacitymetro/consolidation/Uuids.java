package org.capacitymetro.consolidation;

import java.util.Comparator;
import java.util.UUID;

/// The order of ids as the database has it: byte by byte, not by sign as [UUID#compareTo] does.
final class Uuids {
  static final Comparator<UUID> ORDER =
      (one, other) -> {
        int high =
            Long.compareUnsigned(one.getMostSignificantBits(), other.getMostSignificantBits());
        return high != 0
            ? high
            : Long.compareUnsigned(one.getLeastSignificantBits(), other.getLeastSignificantBits());
      };

  private Uuids() {}
}
