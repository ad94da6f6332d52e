package org.capacitymetro.accounts;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Counts tries, in the database, so that neither a restart nor another node gives new ones. A try
/// is counted before it is made: many at once do not slip through.
@Component
public class Attempts {
  static final Duration FORGOTTEN_AFTER = Duration.ofDays(1);

  private final AttemptStore store;
  private final Clock clock;
  private final Duration window;

  Attempts(AttemptStore store, Clock clock, AccountSettings settings) {
    this.store = store;
    this.clock = clock;
    this.window = settings.attempts().window();
  }

  /// Counts one more try.
  ///
  /// @param what is tried: `sign-in`
  /// @param who tries, or at whose account; only a hash of it is kept
  /// @return how long to wait where there were too many, empty where the try may be made
  public Optional<Duration> count(String what, String who, int limit) {
    Instant now = clock.instant();
    store.removeBefore(now.minus(FORGOTTEN_AFTER));
    AttemptStore.Count count = store.add(key(what, who), now, now.minus(window));
    return count.attempts() <= limit
        ? Optional.empty()
        : Optional.of(Duration.between(now, count.since().plus(window)));
  }

  /// The try was no guess: it does not count.
  public void takeBack(String what, String who) {
    store.takeBack(key(what, who));
  }

  /// Forgets all tries, after one that succeeded.
  public void forget(String what, String who) {
    store.remove(key(what, who));
  }

  private static byte[] key(String what, String who) {
    try {
      return MessageDigest.getInstance("SHA-256")
          .digest((what + "\n" + who).getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}
