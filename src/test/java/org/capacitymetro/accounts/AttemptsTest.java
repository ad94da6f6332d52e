package org.capacitymetro.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.capacitymetro.testing.TestDatabase;
import org.junit.jupiter.api.Test;

class AttemptsTest {
  private final TestDatabase database = TestDatabase.fresh();
  private final MovedClock clock = new MovedClock();
  private final Attempts attempts = onAnotherNode();

  @Test
  void afterSoManyOneWaitsUntilTheWindowEnds() {
    for (int i = 0; i < 3; i++) {
      assertThat(attempts.count("sign-in", "ada", 3)).isEmpty();
    }
    clock.move(Duration.ofMinutes(5));

    assertThat(attempts.count("sign-in", "ada", 3)).hasValue(Duration.ofMinutes(10));
    assertThat(onAnotherNode().count("sign-in", "ada", 3)).hasValue(Duration.ofMinutes(10));
    assertThat(attempts.count("sign-in", "eva", 3)).isEmpty();
    assertThat(attempts.count("reset", "ada", 3)).isEmpty();
    clock.move(Duration.ofMinutes(10));
    assertThat(attempts.count("sign-in", "ada", 3)).isEmpty();
  }

  @Test
  void whatSucceededDoesNotCount() {
    for (int i = 0; i < 10; i++) {
      assertThat(attempts.count("sign-in", "office", 3)).isEmpty();
      attempts.takeBack("sign-in", "office");
    }
    for (int i = 0; i < 4; i++) {
      attempts.count("sign-in", "ada", 3);
    }
    attempts.forget("sign-in", "ada");
    assertThat(attempts.count("sign-in", "ada", 3)).isEmpty();
  }

  @Test
  void whoTriedIsNotReadableAndGoneAfterADay() {
    attempts.count("sign-in", "ada@example.org", 3);

    assertThat(rows()).noneMatch(row -> row.contains("ada"));
    clock.move(Duration.ofHours(25));
    attempts.count("sign-in", "eva@example.org", 3);
    assertThat(rows()).hasSize(1);
  }

  private java.util.List<String> rows() {
    return database
        .jdbc()
        .sql("select cast(attempt as text) || convert_from(key, 'LATIN1') from attempt")
        .query(String.class)
        .list();
  }

  private Attempts onAnotherNode() {
    return new Attempts(
        new AttemptStore(database.jdbc()),
        clock,
        new AccountSettings(
            new AccountSettings.Argon2(64, 1),
            new AccountSettings.Attempts(3, 100, Duration.ofMinutes(15))));
  }
}
