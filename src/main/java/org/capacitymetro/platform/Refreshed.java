package org.capacitymetro.platform;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Reference data kept in memory and read again when its version in the database has changed, so
/// that a change by another process or node is seen without a restart. The version is asked for at
/// most once per interval, by one caller, while the others go on with the value they have.
public final class Refreshed<T> {
  private static final Duration INTERVAL = Duration.ofMillis(300);

  private record Versioned<T>(long version, T value) {}

  private final Supplier<Long> version;
  private final Supplier<T> reader;
  private final AtomicLong nextCheck = new AtomicLong(Long.MIN_VALUE);
  private volatile @Nullable Versioned<T> current;

  /// @param version cheap query for a number that changes with the data
  /// @param reader reads the whole value
  public Refreshed(Supplier<Long> version, Supplier<T> reader) {
    this.version = version;
    this.reader = reader;
  }

  public T get() {
    Versioned<T> held = current;
    if (held == null) {
      return read().value();
    }
    long now = System.nanoTime();
    long due = nextCheck.get();
    if (now - due >= 0 && nextCheck.compareAndSet(due, now + INTERVAL.toNanos())) {
      return check(held);
    }
    return held.value();
  }

  /// As [#get], but asks for the version now: for writers whose result must not rest on old data.
  public T getNewest() {
    Versioned<T> held = current;
    return held == null ? read().value() : check(held);
  }

  /// The version of the value that [#get] gives.
  public long version() {
    get();
    Versioned<T> held = current;
    return held == null ? 0 : held.version();
  }

  private T check(Versioned<T> held) {
    return version.get() == held.version() ? held.value() : read().value();
  }

  private synchronized Versioned<T> read() {
    long newest = version.get();
    Versioned<T> held = current;
    if (held == null || held.version() != newest) {
      held = new Versioned<>(newest, reader.get());
      current = held;
      nextCheck.set(System.nanoTime() + INTERVAL.toNanos());
    }
    return held;
  }
}
