package org.capacitymetro.suggestions;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.capacitymetro.hsds.ServiceId;
import org.capacitymetro.platform.Seals;
import org.springframework.stereotype.Component;

/// Signs the forms of suggestions, so that each is sent once, for its service, within two hours,
/// and not faster than a person writes: unless the browser has worked for it. The work is a number
/// that makes the SHA-256 of `ticket:number` begin with [#BITS] zero bits, about a second of a
/// telephone and a nuisance for whoever wants to send thousands.
@Component
class Tickets {
  /// About 16,000 tries on average.
  static final int BITS = 14;

  static final Duration LIFE = Duration.ofHours(2);

  /// How old a form without work must be when it is sent.
  static final Duration LEAST_AGE = Duration.ofSeconds(4);

  private static final String SEALED_AS = "suggestion";
  private static final int PAYLOAD = Long.BYTES + 4 * Long.BYTES;
  private static final SecureRandom RANDOM = new SecureRandom();

  /// What a ticket is worth.
  sealed interface Checked {
    /// @param number of the ticket, to take it once
    /// @param worked whether the browser has proved its work
    record Good(UUID number, boolean worked) implements Checked {}

    /// @param number of the ticket: what was sent with it in time has arrived
    record Expired(UUID number) implements Checked {}

    /// Sent faster than a person writes and without work; good a moment later.
    record TooFast() implements Checked {}

    /// Never given out, tampered with, or given out for another service.
    record Unknown() implements Checked {}
  }

  private final Seals seals;
  private final Clock clock;

  Tickets(Seals seals, Clock clock) {
    this.seals = seals;
    this.clock = clock;
  }

  String issue(ServiceId service) {
    byte[] payload =
        ByteBuffer.allocate(PAYLOAD)
            .putLong(clock.millis())
            .putLong(RANDOM.nextLong())
            .putLong(RANDOM.nextLong())
            .putLong(service.value().getMostSignificantBits())
            .putLong(service.value().getLeastSignificantBits())
            .array();
    return seals.seal(SEALED_AS, payload);
  }

  /// @param proof the number the browser found, empty without JavaScript
  Checked check(String ticket, ServiceId service, String proof) {
    return seals
        .open(SEALED_AS, ticket)
        .filter(payload -> payload.length == PAYLOAD)
        .map(payload -> read(ByteBuffer.wrap(payload), ticket, service, proof))
        .orElseGet(Checked.Unknown::new);
  }

  private Checked read(ByteBuffer fields, String ticket, ServiceId service, String proof) {
    Instant issued = Instant.ofEpochMilli(fields.getLong());
    UUID number = new UUID(fields.getLong(), fields.getLong());
    if (!service.value().equals(new UUID(fields.getLong(), fields.getLong()))) {
      return new Checked.Unknown();
    }
    Duration age = Duration.between(issued, clock.instant());
    if (age.compareTo(LIFE) > 0) {
      return new Checked.Expired(number);
    }
    if (isWork(ticket, proof)) {
      return new Checked.Good(number, true);
    }
    return age.compareTo(LEAST_AGE) < 0 ? new Checked.TooFast() : new Checked.Good(number, false);
  }

  static boolean isWork(String ticket, String proof) {
    if (!proof.matches("[0-9]{1,10}")) {
      return false;
    }
    byte[] hash = sha256(ticket + ":" + proof);
    int first = (hash[0] & 0xff) << 8 | (hash[1] & 0xff);
    return first >>> (16 - BITS) == 0;
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}
