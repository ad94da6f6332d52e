package org.capacitymetro.watching;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/// Signs the links in mails to those who follow something: whoever opens one has read the mail. A
/// link names one follow and one purpose, and nobody can make another of it.
@Component
class FollowLinks {
  /// As long as an address that was never confirmed is kept.
  static final Duration LIFE = Duration.ofDays(7);

  private static final String MAC = "HmacSHA256";
  private static final int PAYLOAD = 1 + 3 * Long.BYTES;
  private static final int SIGNATURE = 16;
  private static final int KEY = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

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

  private final FollowStore store;
  private final Clock clock;
  private volatile byte[] key = new byte[0];

  FollowLinks(FollowStore store, Clock clock) {
    this.store = store;
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
    byte[] signed = Arrays.copyOf(payload, PAYLOAD + SIGNATURE);
    System.arraycopy(signature(payload), 0, signed, PAYLOAD, SIGNATURE);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(signed);
  }

  Checked check(Purpose purpose, String link) {
    byte[] signed = decode(link);
    byte[] payload = Arrays.copyOf(signed, PAYLOAD);
    if (signed.length != PAYLOAD + SIGNATURE
        || !MessageDigest.isEqual(
            signature(payload), Arrays.copyOfRange(signed, PAYLOAD, signed.length))) {
      return new Checked.Unknown();
    }
    ByteBuffer fields = ByteBuffer.wrap(payload);
    if (fields.get() != purpose.ordinal()) {
      return new Checked.Unknown();
    }
    UUID follow = new UUID(fields.getLong(), fields.getLong());
    return clock.instant().getEpochSecond() > fields.getLong()
        ? new Checked.Expired()
        : new Checked.Good(follow);
  }

  private static byte[] decode(String link) {
    try {
      return Base64.getUrlDecoder().decode(link);
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }

  private byte[] signature(byte[] payload) {
    try {
      Mac mac = Mac.getInstance(MAC);
      mac.init(new SecretKeySpec(key(), MAC));
      return Arrays.copyOf(mac.doFinal(payload), SIGNATURE);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java runtime has " + MAC, e);
    }
  }

  private byte[] key() {
    byte[] known = key;
    if (known.length == 0) {
      byte[] proposal = new byte[KEY];
      RANDOM.nextBytes(proposal);
      known = store.key(proposal);
      key = known;
    }
    return known;
  }
}
