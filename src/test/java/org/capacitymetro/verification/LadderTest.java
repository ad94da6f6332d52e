package org.capacitymetro.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.capacitymetro.platform.UsageException;
import org.junit.jupiter.api.Test;

class LadderTest {
  private final Ladder ladder = new Ladder(settings(21, 21, 21, 30, 180));

  @Test
  void silenceLeadsFromTheMailOutOfTheSearchInThisOrder() {
    List<String> taken = new ArrayList<>();
    Step now = Step.QUEUED;
    int waited = 0;
    for (int day = 0; day < 400; day++) {
      Optional<Step> due = ladder.due(now, Duration.ofDays(waited), false, true, true);
      if (due.isPresent()) {
        now = due.get();
        taken.add(day + " " + now);
        waited = 0;
      }
      waited++;
    }

    assertThat(taken)
        .containsExactly(
            "0 MAIL",
            "21 REMINDER",
            "42 SECOND_CONTACT",
            "63 PHONE",
            "93 UNVERIFIED",
            "273 HIDDEN");
  }

  @Test
  void aMailThatCameBackIsNotWaitedForNorSentAgain() {
    assertThat(ladder.due(Step.MAIL, Duration.ZERO, true, true, true))
        .contains(Step.SECOND_CONTACT);
    assertThat(ladder.due(Step.MAIL, Duration.ZERO, true, false, false)).contains(Step.PHONE);
    assertThat(ladder.due(Step.PHONE, Duration.ZERO, true, false, false)).isEmpty();
  }

  @Test
  void aBodyWithoutAnAddressIsTelephonedAtOnce() {
    assertThat(ladder.due(Step.QUEUED, Duration.ZERO, false, false, false)).contains(Step.PHONE);
  }

  @Test
  void stepsSetToZeroDaysAreLeftOut() {
    Ladder quick = new Ladder(settings(0, 0, 7, 0, 0));

    assertThat(quick.due(Step.MAIL, Duration.ofDays(6), false, true, true)).isEmpty();
    assertThat(quick.due(Step.MAIL, Duration.ofDays(7), false, true, true)).contains(Step.PHONE);
    assertThat(quick.due(Step.PHONE, Duration.ofDays(9_000), false, true, true)).isEmpty();
  }

  @Test
  void nothingFollowsAnAnswerOrAStop() {
    for (Step step : List.of(Step.ANSWERED, Step.STOPPED, Step.HIDDEN)) {
      assertThat(ladder.due(step, Duration.ofDays(9_000), false, true, true)).isEmpty();
    }
  }

  @Test
  void daysBelowZeroAreRefusedByName() {
    assertThatThrownBy(() -> settings(-1, 21, 21, 30, 180))
        .isInstanceOf(UsageException.class)
        .hasMessage("capacity.verification.reminder-days must be 0 or more, not -1.");
  }

  private static VerificationSettings settings(
      int reminder, int second, int phone, int unverified, int hidden) {
    return new VerificationSettings(
        false, 12, 500, reminder, second, phone, unverified, hidden, 20);
  }
}
