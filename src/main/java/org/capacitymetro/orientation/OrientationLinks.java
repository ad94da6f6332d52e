package org.capacitymetro.orientation;

import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.capacitymetro.hsds.ServiceId;
import org.capacitymetro.pages.Formats;
import org.capacitymetro.platform.Seals;
import org.springframework.stereotype.Component;

/// Links to orientation sheets. A link holds the services and its last day itself, sealed: nothing
/// is kept of it, and what was written for the person is not in it.
@Component
class OrientationLinks {
  static final Period LIFE = Period.ofDays(30);

  private static final String PURPOSE = "orientation";

  private final Seals seals;
  private final Clock clock;

  OrientationLinks(Seals seals, Clock clock) {
    this.seals = seals;
    this.clock = clock;
  }

  /// What a link is worth.
  sealed interface Checked {
    /// @param until last day, in Italy
    record Good(List<ServiceId> services, LocalDate until) implements Checked {}

    record Expired(List<ServiceId> services) implements Checked {}

    /// Never given out, or cut when it was copied.
    record Unknown() implements Checked {}
  }

  String make(List<ServiceId> services) {
    ByteBuffer payload = ByteBuffer.allocate(Integer.BYTES + services.size() * 2 * Long.BYTES);
    payload.putInt((int) until().toEpochDay());
    for (ServiceId service : services) {
      payload
          .putLong(service.value().getMostSignificantBits())
          .putLong(service.value().getLeastSignificantBits());
    }
    return seals.seal(PURPOSE, payload.array());
  }

  /// The last day of a link that is made now.
  LocalDate until() {
    return today().plus(LIFE);
  }

  Checked check(String link) {
    return seals.open(PURPOSE, link).map(this::read).orElseGet(Checked.Unknown::new);
  }

  private Checked read(byte[] payload) {
    ByteBuffer fields = ByteBuffer.wrap(payload);
    LocalDate until = LocalDate.ofEpochDay(fields.getInt());
    List<ServiceId> services = new ArrayList<>();
    while (fields.remaining() >= 2 * Long.BYTES) {
      services.add(new ServiceId(new UUID(fields.getLong(), fields.getLong())));
    }
    return today().isAfter(until)
        ? new Checked.Expired(services)
        : new Checked.Good(services, until);
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), Formats.ZONE);
  }
}
