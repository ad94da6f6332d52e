package org.capacitymetro.text;

import java.security.SecureRandom;
import java.util.UUID;

/// Makes UUIDs of version 7 (RFC 9562): they sort by the time they were made, so that new rows of
/// an index lie together. Rising within one process even in the same millisecond.
public final class TimeOrderedId {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final long COUNTER_BITS = 12;
  private static long last;

  private TimeOrderedId() {}

  public static UUID next() {
    long stamp = nextStamp();
    long millis = stamp >>> COUNTER_BITS;
    long counter = stamp & ((1 << COUNTER_BITS) - 1);
    long random = RANDOM.nextLong() & 0x3fff_ffff_ffff_ffffL;
    return new UUID((millis << 16) | 0x7000L | counter, 0x8000_0000_0000_0000L | random);
  }

  /// Milliseconds with a counter below them; a full counter borrows from the future.
  private static synchronized long nextStamp() {
    last = Math.max(last + 1, System.currentTimeMillis() << COUNTER_BITS);
    return last;
  }
}
