package org.capacitymetro.suggestions;

import java.time.Duration;
import java.util.Optional;
import org.capacitymetro.platform.HourlyLimit;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// How many suggestions one network address may send in an hour: fewer where the browser has not
/// worked for them.
@Component
class Flood {
  private final HourlyLimit worked;
  private final HourlyLimit plain;

  /// @param workedPerHour suggestions with proof of work
  /// @param plainPerHour suggestions without, as browsers without JavaScript send them
  Flood(
      @Value("${capacity.suggestions.per-hour:30}") int workedPerHour,
      @Value("${capacity.suggestions.per-hour-without-javascript:6}") int plainPerHour) {
    this.worked = new HourlyLimit(workedPerHour);
    this.plain = new HourlyLimit(plainPerHour);
  }

  /// Counts one more.
  ///
  /// @param client network address
  /// @return how long to wait, empty when it may pass
  Optional<Duration> count(String client, boolean hasWorked) {
    return (hasWorked ? worked : plain).count(client);
  }
}
