package org.capacitymetro.verification;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.capacitymetro.platform.Seals;
import org.springframework.stereotype.Component;

/// Signs the links of confirmation mails: 256 random bits and the instant they expire. The
/// signature tells an expired link from one that was tampered with without asking the database; the
/// hash kept there makes it good once.
@Component
class LinkKeys {
  static final Duration LIFE = Duration.ofDays(30);

  private static final String SEALED_AS = "confirmation";
  private static final int SECRET = 32;
  private static final int PAYLOAD = SECRET + Long.BYTES;
  private static final SecureRandom RANDOM = new SecureRandom();

  /// @param text as it stands in the address
  /// @param hash what is kept of it
  record Issued(String text, byte[] hash, Instant expiresAt) {}

  /// What the signature says.
  enum Signature {
    GOOD,
    EXPIRED,
    WRONG
  }

  private final Seals seals;
  private final Clock clock;

  LinkKeys(Seals seals, Clock clock) {
    this.seals = seals;
    this.clock = clock;
  }

  Issued issue() {
    byte[] secret = new byte[SECRET];
    RANDOM.nextBytes(secret);
    Instant expires = clock.instant().plus(LIFE);
    byte[] payload =
        ByteBuffer.allocate(PAYLOAD).put(secret).putLong(expires.getEpochSecond()).array();
    String text = seals.seal(SEALED_AS, payload);
    return new Issued(text, hash(text), Instant.ofEpochSecond(expires.getEpochSecond()));
  }

  Signature check(String text) {
    return seals
        .open(SEALED_AS, text)
        .filter(payload -> payload.length == PAYLOAD)
        .map(payload -> Instant.ofEpochSecond(ByteBuffer.wrap(payload).getLong(SECRET)))
        .map(expires -> clock.instant().isBefore(expires) ? Signature.GOOD : Signature.EXPIRED)
        .orElse(Signature.WRONG);
  }

  static byte[] hash(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(decode(text));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }

  private static byte[] decode(String text) {
    try {
      return Base64.getUrlDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }
}
