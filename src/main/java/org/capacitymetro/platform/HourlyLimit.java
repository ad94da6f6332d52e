package org.capacitymetro.platform;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import java.util.Optional;

/// How often each network address may do something in an hour. Addresses live in memory for an hour
/// and are never written anywhere.
public final class HourlyLimit {
  private static final int CLIENTS = 100_000;
  private static final Duration WINDOW = Duration.ofHours(1);

  private final Cache<String, Bucket> clients =
      Caffeine.newBuilder().maximumSize(CLIENTS).expireAfterAccess(WINDOW).build();
  private final int perHour;

  public HourlyLimit(int perHour) {
    this.perHour = perHour;
  }

  /// Counts one more.
  ///
  /// @param client as [ClientAddress#of] gives it
  /// @return how long to wait, empty when it may pass
  public Optional<Duration> count(String client) {
    ConsumptionProbe probe =
        clients.get(client, address -> bucket()).tryConsumeAndReturnRemaining(1);
    return probe.isConsumed()
        ? Optional.empty()
        : Optional.of(Duration.ofNanos(probe.getNanosToWaitForRefill()));
  }

  private Bucket bucket() {
    return Bucket.builder()
        .addLimit(limit -> limit.capacity(perHour).refillGreedy(perHour, WINDOW))
        .build();
  }
}
