package org.capacitymetro.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/// A clock that a test turns by hand.
public final class TurnedClock extends Clock {
  private volatile Instant now;

  public TurnedClock(Instant now) {
    this.now = now;
  }

  public void turn(Duration forward) {
    now = now.plus(forward);
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException();
  }
}
