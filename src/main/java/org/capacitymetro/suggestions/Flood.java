package org.capacitymetro.suggestions;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// How many suggestions one network address may send in an hour: fewer where the browser has not
/// worked for them. Addresses live in memory for an hour and are never written anywhere.
@Component
class Flood {
  private static final int CLIENTS = 100_000;
  private static final Duration WINDOW = Duration.ofHours(1);

  private final Cache<String, Bucket> worked = clients();
  private final Cache<String, Bucket> plain = clients();
  private final int workedPerHour;
  private final int plainPerHour;

  /// @param workedPerHour suggestions with proof of work
  /// @param plainPerHour suggestions without, as browsers without JavaScript send them
  Flood(
      @Value("${capacity.suggestions.per-hour:30}") int workedPerHour,
      @Value("${capacity.suggestions.per-hour-without-javascript:6}") int plainPerHour) {
    this.workedPerHour = workedPerHour;
    this.plainPerHour = plainPerHour;
  }

  /// Counts one more.
  ///
  /// @param client network address
  /// @return how long to wait, empty when it may pass
  Optional<Duration> count(String client, boolean hasWorked) {
    Bucket bucket =
        hasWorked
            ? worked.get(client, address -> bucket(workedPerHour))
            : plain.get(client, address -> bucket(plainPerHour));
    ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
    return probe.isConsumed()
        ? Optional.empty()
        : Optional.of(Duration.ofNanos(probe.getNanosToWaitForRefill()));
  }

  private static Bucket bucket(int perHour) {
    return Bucket.builder()
        .addLimit(limit -> limit.capacity(perHour).refillGreedy(perHour, WINDOW))
        .build();
  }

  private static Cache<String, Bucket> clients() {
    return Caffeine.newBuilder().maximumSize(CLIENTS).expireAfterAccess(WINDOW).build();
  }
}
