package org.capacitymetro.keys;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Codes of six digits that a second device computes from a shared secret and the time (TOTP, RFC
/// 6238, with what every app understands: SHA-1, 30 seconds).
final class TimeCode {
  static final int DIGITS = 6;
  private static final int SECONDS = 30;
  private static final int SECRET_BYTES = 20;
  private static final int MODULUS = 1_000_000;
  private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final int LETTER_BITS = 5;
  private static final SecureRandom RANDOM = new SecureRandom();

  private TimeCode() {}

  static byte[] secret() {
    byte[] secret = new byte[SECRET_BYTES];
    RANDOM.nextBytes(secret);
    return secret;
  }

  /// The half minute an instant lies in, counted from 1970.
  static long step(Instant instant) {
    return Math.floorDiv(instant.getEpochSecond(), SECONDS);
  }

  static String code(byte[] secret, long step) {
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(secret, "HmacSHA1"));
      byte[] hash = mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
      int offset = hash[hash.length - 1] & 0x0f;
      int number = ByteBuffer.wrap(hash, offset, Integer.BYTES).getInt() & Integer.MAX_VALUE;
      return "%06d".formatted(number % MODULUS);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java runtime has HmacSHA1", e);
    }
  }

  /// The half minute whose code was typed: this one, the one before or the one after, because
  /// clocks differ and people type slowly.
  static OptionalLong match(byte[] secret, String typed, Instant now) {
    long step = step(now);
    for (long near = step - 1; near <= step + 1; near++) {
      if (code(secret, near).equals(typed)) {
        return OptionalLong.of(near);
      }
    }
    return OptionalLong.empty();
  }

  /// The secret as apps take it when it is typed (RFC 4648, base 32).
  static String typed(byte[] secret) {
    StringBuilder text = new StringBuilder();
    int held = 0;
    int bits = 0;
    for (byte b : secret) {
      held = (held << Byte.SIZE) | (b & 0xff);
      bits += Byte.SIZE;
      while (bits >= LETTER_BITS) {
        bits -= LETTER_BITS;
        text.append(LETTERS.charAt((held >> bits) & 0x1f));
      }
    }
    if (bits > 0) {
      text.append(LETTERS.charAt((held << (LETTER_BITS - bits)) & 0x1f));
    }
    return text.toString();
  }
}
