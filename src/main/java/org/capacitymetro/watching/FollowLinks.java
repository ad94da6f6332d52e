package org.capacitymetro.watching;

import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.capacitymetro.platform.Seals;
import org.springframework.stereotype.Component;

/// Signs the links in mails to those who follow something: whoever opens one has read the mail. A
/// link names one follow and one purpose, and nobody can make another of it.
@Component
class FollowLinks {
  /// As long as an address that was never confirmed is kept.
  static final Duration LIFE = Duration.ofDays(7);

  private static final String SEALED_AS = "follow";
  private static final int PAYLOAD = 1 + 3 * Long.BYTES;

  enum Purpose {
    /// To show that the address is one's own. Good for [#LIFE].
    CONFIRM,
    /// To see, change and stop it. Good as long as it is followed.
    MANAGE,
    /// To stop it with one click. Good for ever.
    STOP
  }

  /// What a link is worth.
  sealed interface Checked {
    record Good(UUID follow) implements Checked {}

    record Expired() implements Checked {}

    /// Never given out, tampered with, or for another purpose.
    record Unknown() implements Checked {}
  }

  private final Seals seals;
  private final Clock clock;

  FollowLinks(Seals seals, Clock clock) {
    this.seals = seals;
    this.clock = clock;
  }

  String sign(Purpose purpose, UUID follow) {
    long until =
        purpose == Purpose.CONFIRM
            ? clock.instant().plus(LIFE).getEpochSecond()
            : Instant.MAX.getEpochSecond();
    byte[] payload =
        ByteBuffer.allocate(PAYLOAD)
            .put((byte) purpose.ordinal())
            .putLong(follow.getMostSignificantBits())
            .putLong(follow.getLeastSignificantBits())
            .putLong(until)
            .array();
    return seals.seal(SEALED_AS, payload);
  }

  Checked check(Purpose purpose, String link) {
    return seals
        .open(SEALED_AS, link)
        .filter(payload -> payload.length == PAYLOAD)
        .map(payload -> read(purpose, ByteBuffer.wrap(payload)))
        .orElseGet(Checked.Unknown::new);
  }

  private Checked read(Purpose purpose, ByteBuffer fields) {
    if (fields.get() != purpose.ordinal()) {
      return new Checked.Unknown();
    }
    UUID follow = new UUID(fields.getLong(), fields.getLong());
    return clock.instant().getEpochSecond() > fields.getLong()
        ? new Checked.Expired()
        : new Checked.Good(follow);
  }
}
