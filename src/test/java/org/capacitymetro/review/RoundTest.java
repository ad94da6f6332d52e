package org.capacitymetro.review;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.capacitymetro.assessment.Criterion;
import org.capacitymetro.assessment.Degree;
import org.capacitymetro.assessment.TestGrids;
import org.capacitymetro.practices.PracticeId;
import org.capacitymetro.review.Request.State;
import org.capacitymetro.rights.PersonId;
import org.capacitymetro.text.LocalizedText;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RoundTest {
  private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

  @Test
  void itWaitsForTwoWhoMayStillJudge() {
    assertThat(round(null, State.ASKED, State.READING).isShort()).isFalse();
    assertThat(round(null, State.JUDGED, State.CONFLICT).isShort()).isTrue();
    assertThat(round(null, State.JUDGED, State.RELEASED, State.ASKED).isShort()).isFalse();
    assertThat(round(null, State.READING, State.DECLINED).waitsForDecision(NOW)).isTrue();
    assertThat(round(null, State.READING, State.ASKED).waitsForDecision(NOW)).isFalse();
  }

  @Test
  void theAuthorsHaveFourteenDaysToAnswer() {
    Round judged = round(NOW, State.JUDGED, State.JUDGED);
    assertThat(judged.isAnswerable()).isTrue();
    assertThat(judged.mayBePublished(NOW.plus(Duration.ofDays(13)))).isFalse();
    assertThat(judged.mayBePublished(NOW.plus(Duration.ofDays(14)))).isTrue();
    Round answered = answered(judged);
    assertThat(answered.isAnswerable()).isFalse();
    assertThat(answered.mayBePublished(NOW)).isTrue();
    assertThat(round(null, State.JUDGED, State.READING).isAnswerable()).isFalse();
  }

  @Test
  void whatFailsAnExclusionIsNotPublishedWhateverIsAnswered() {
    Request no = request(State.JUDGED, Map.of(Criterion.ETHICS, Degree.NO), NOW.minusSeconds(60));
    Round stopped = answered(round(NOW, List.of(no, request(State.JUDGED, Map.of(), NOW))));
    assertThat(stopped.mayBePublished(NOW)).isFalse();
    assertThat(stopped.waitsForDecision(NOW)).isTrue();
    Round third =
        answered(
            round(
                NOW,
                List.of(
                    no,
                    request(State.JUDGED, Map.of(), NOW),
                    request(State.JUDGED, Map.of(), NOW))));
    assertThat(third.mayBePublished(NOW)).isTrue();
  }

  @Test
  void opinionsStandInTheOrderInWhichTheyCame() {
    Round round =
        round(
            NOW,
            List.of(
                request(State.JUDGED, Map.of(Criterion.EQUITY, Degree.NO), NOW.plusSeconds(9)),
                request(State.JUDGED, Map.of(), NOW)));
    assertThat(round.opinions())
        .extracting(opinion -> requireNonNull(opinion.marks().get(Criterion.EQUITY)).degree())
        .containsExactly(Degree.YES, Degree.NO);
  }

  private static Round answered(Round round) {
    return new Round(
        round.id(),
        round.practice(),
        round.version(),
        round.begunBy(),
        round.begunAt(),
        round.judgedAt(),
        new Round.Answer(LocalizedText.EMPTY, "person:x", NOW),
        null,
        null,
        round.requests());
  }

  private static Round round(@Nullable Instant judgedAt, State... states) {
    List<Request> requests = new ArrayList<>();
    for (State state : states) {
      requests.add(request(state, Map.of(), NOW));
    }
    return round(judgedAt, requests);
  }

  private static Round round(@Nullable Instant judgedAt, List<Request> requests) {
    return new Round(
        UUID.randomUUID(),
        new PracticeId(UUID.randomUUID()),
        2,
        "person:x",
        NOW,
        judgedAt,
        null,
        null,
        null,
        requests);
  }

  private static Request request(State state, Map<Criterion, Degree> but, Instant at) {
    boolean judged = state == State.JUDGED;
    return new Request(
        UUID.randomUUID(),
        new PersonId(UUID.randomUUID()),
        "editor",
        "bari",
        state,
        "",
        NOW,
        judged ? at : null,
        judged ? TestGrids.grid(but) : null);
  }
}
