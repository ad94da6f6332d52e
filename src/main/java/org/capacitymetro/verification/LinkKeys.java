package org.capacitymetro.verification;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/// Signs the links of confirmation mails: 256 random bits and the instant they expire. The
/// signature tells an expired link from one that was tampered with without asking the database; the
/// hash kept there makes it good once.
@Component
class LinkKeys {
  static final Duration LIFE = Duration.ofDays(30);

  private static final String MAC = "HmacSHA256";
  private static final int SECRET = 32;
  private static final int PAYLOAD = SECRET + Long.BYTES;
  private static final int SIGNATURE = 32;
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

  private final AskingStore store;
  private final Clock clock;
  private volatile byte[] key = new byte[0];

  LinkKeys(AskingStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  Issued issue() {
    byte[] secret = new byte[SECRET];
    RANDOM.nextBytes(secret);
    Instant expires = clock.instant().plus(LIFE);
    byte[] payload =
        ByteBuffer.allocate(PAYLOAD).put(secret).putLong(expires.getEpochSecond()).array();
    byte[] signed = Arrays.copyOf(payload, PAYLOAD + SIGNATURE);
    System.arraycopy(sign(payload), 0, signed, PAYLOAD, SIGNATURE);
    String text = Base64.getUrlEncoder().withoutPadding().encodeToString(signed);
    return new Issued(text, hash(text), Instant.ofEpochSecond(expires.getEpochSecond()));
  }

  Signature check(String text) {
    byte[] signed = decode(text);
    if (signed.length != PAYLOAD + SIGNATURE) {
      return Signature.WRONG;
    }
    byte[] payload = Arrays.copyOf(signed, PAYLOAD);
    if (!MessageDigest.isEqual(sign(payload), Arrays.copyOfRange(signed, PAYLOAD, signed.length))) {
      return Signature.WRONG;
    }
    Instant expires = Instant.ofEpochSecond(ByteBuffer.wrap(payload).getLong(SECRET));
    return clock.instant().isBefore(expires) ? Signature.GOOD : Signature.EXPIRED;
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

  private byte[] sign(byte[] payload) {
    try {
      Mac mac = Mac.getInstance(MAC);
      mac.init(new SecretKeySpec(key(), MAC));
      return mac.doFinal(payload);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java runtime has " + MAC, e);
    }
  }

  private byte[] key() {
    byte[] known = key;
    if (known.length == 0) {
      byte[] proposal = new byte[SIGNATURE];
      RANDOM.nextBytes(proposal);
      known = store.key(proposal);
      key = known;
    }
    return known;
  }
}
