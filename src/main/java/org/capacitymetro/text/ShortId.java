package org.capacitymetro.text;

import java.math.BigInteger;
import java.util.Optional;
import java.util.UUID;

/// The 128 bits of a UUID in base 58 (no 0, O, I, l), as shown in addresses: at most 22 characters.
public final class ShortId {
  private static final String ALPHABET =
      "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
  private static final BigInteger BASE = BigInteger.valueOf(ALPHABET.length());

  private ShortId() {}

  public static String encode(UUID id) {
    BigInteger rest = new BigInteger(id.toString().replace("-", ""), 16);
    StringBuilder text = new StringBuilder(22);
    do {
      BigInteger[] parts = rest.divideAndRemainder(BASE);
      text.append(ALPHABET.charAt(parts[1].intValue()));
      rest = parts[0];
    } while (rest.signum() > 0);
    return text.reverse().toString();
  }

  /// Empty for anything that is not the short form of a UUID.
  public static Optional<UUID> decode(String text) {
    if (text.isEmpty() || text.length() > 22) {
      return Optional.empty();
    }
    BigInteger number = BigInteger.ZERO;
    for (int i = 0; i < text.length(); i++) {
      int digit = ALPHABET.indexOf(text.charAt(i));
      if (digit < 0) {
        return Optional.empty();
      }
      number = number.multiply(BASE).add(BigInteger.valueOf(digit));
    }
    if (number.bitLength() > 128) {
      return Optional.empty();
    }
    return Optional.of(new UUID(number.shiftRight(64).longValue(), number.longValue()));
  }
}
