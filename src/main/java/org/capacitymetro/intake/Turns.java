package org.capacitymetro.intake;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Sees to it that one import at a time is worked on, whatever process it runs in: what is new
/// depends on what the one before has written. Who holds the turn shows every few seconds that it
/// lives; the turn of a process that died is taken by the next.
@Component
class Turns {
  private static final Logger LOG = LoggerFactory.getLogger(Turns.class);
  private static final long IMPORT_LOCK = 0x43617061_496d70L;
  private static final Duration BEAT = Duration.ofSeconds(5);
  private static final int MISSED_SECONDS = 30;

  /// The turn went to somebody else: nothing more may be written.
  static final class Lost extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Lost() {
      super("another process has taken over this import");
    }
  }

  private final JdbcClient jdbc;

  Turns(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// Waits until no other process is at this place; holds until the end of the transaction.
  void lock() {
    jdbc.sql("select 1 from (select pg_advisory_xact_lock(:lock)) as turn")
        .param("lock", IMPORT_LOCK)
        .query(Integer.class)
        .single();
  }

  /// Empty while another one holds the turn.
  Optional<Held> tryTake() {
    UUID token = UUID.randomUUID();
    boolean taken =
        jdbc.sql(
                    """
                    update import_turn set token = :token, beat = clock_timestamp()
                    where token is null or beat < clock_timestamp() - make_interval(secs => :missed)
                    """)
                .param("token", token)
                .param("missed", MISSED_SECONDS)
                .update()
            == 1;
    return taken ? Optional.of(new Held(token)) : Optional.empty();
  }

  /// Waits until the turn is free.
  Held take() throws InterruptedException {
    while (true) {
      Optional<Held> held = tryTake();
      if (held.isPresent()) {
        return held.get();
      }
      Thread.sleep(Duration.ofMillis(250));
    }
  }

  /// The turn, until it is closed.
  final class Held implements AutoCloseable {
    private final UUID token;
    private final ScheduledExecutorService heart =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("import-turn").factory());

    private Held(UUID token) {
      this.token = token;
      heart.scheduleAtFixedRate(
          this::show, BEAT.toMillis(), BEAT.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void show() {
      try {
        beat();
      } catch (DataAccessException e) {
        LOG.debug("The turn could not be kept this time", e);
      }
    }

    private boolean beat() {
      return jdbc.sql("update import_turn set beat = clock_timestamp() where token = :token")
              .param("token", token)
              .update()
          == 1;
    }

    /// Must be asked in each transaction that writes: until its end nobody can take the turn.
    ///
    /// @throws Lost when somebody took it
    void check() {
      if (!beat()) {
        throw new Lost();
      }
    }

    @Override
    public void close() {
      heart.shutdownNow();
      jdbc.sql("update import_turn set token = null where token = :token")
          .param("token", token)
          .update();
    }
  }
}
