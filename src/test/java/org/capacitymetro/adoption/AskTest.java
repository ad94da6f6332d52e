package org.capacitymetro.adoption;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;

class AskTest {
  private static final YearMonth SINCE = YearMonth.of(2026, 3);
  private static final Instant PUBLISHED = Instant.parse("2026-03-10T09:00:00Z");

  @Test
  void asksAfterSixAndAfterTwelveMonthsButNotBefore() {
    Adoption adoption = TestAdoptions.published(SINCE, PUBLISHED, List.of(), List.of());
    assertThat(Ask.due(adoption, LocalDate.of(2026, 9, 9))).isEmpty();
    assertThat(Ask.due(adoption, LocalDate.of(2026, 9, 10))).contains(6);
    assertThat(Ask.due(adoption, LocalDate.of(2027, 3, 10))).contains(12);

    Ask six = new Ask(6, Instant.parse("2026-09-10T05:00:00Z"), null, null);
    Adoption asked = TestAdoptions.published(SINCE, PUBLISHED, List.of(), List.of(six));
    assertThat(Ask.due(asked, LocalDate.of(2026, 9, 11))).isEmpty();
    assertThat(Ask.due(asked, LocalDate.of(2027, 3, 10))).contains(12);
  }

  @Test
  void aBeginningThatIsToComeCountsFromThen() {
    Adoption planned =
        TestAdoptions.published(YearMonth.of(2026, 8), PUBLISHED, List.of(), List.of());
    assertThat(Ask.due(planned, LocalDate.of(2027, 1, 31))).isEmpty();
    assertThat(Ask.due(planned, LocalDate.of(2027, 2, 1))).contains(6);
  }

  @Test
  void nobodyIsAskedTheDayAfterPublishingAnOldTrial() {
    Adoption old = TestAdoptions.published(YearMonth.of(2024, 1), PUBLISHED, List.of(), List.of());
    assertThat(Ask.due(old, LocalDate.of(2026, 3, 11))).isEmpty();
    assertThat(Ask.due(old, LocalDate.of(2026, 9, 10))).contains(6);
  }

  @Test
  void whoToldLatelyIsNotAsked() {
    Told fresh =
        TestAdoptions.told(Told.Outcome.WORKS, "Va bene", Instant.parse("2026-08-20T09:00:00Z"));
    Adoption adoption = TestAdoptions.published(SINCE, PUBLISHED, List.of(fresh), List.of());
    assertThat(Ask.due(adoption, LocalDate.of(2026, 9, 10))).isEmpty();
    assertThat(Ask.due(adoption, LocalDate.of(2027, 3, 10))).contains(12);
  }

  @Test
  void silenceIsAskedOnceMoreAndThenCountsAsNoAnswer() {
    Instant asked = Instant.parse("2026-09-10T05:00:00Z");
    Ask open = new Ask(6, asked, null, null);
    assertThat(open.isToBeRepeated(asked.plus(Ask.PATIENCE).minusSeconds(1))).isFalse();
    assertThat(open.isToBeRepeated(asked.plus(Ask.PATIENCE))).isTrue();
    assertThat(open.isUnanswered()).isFalse();

    Ask repeated = new Ask(6, asked, asked.plus(Ask.PATIENCE), null);
    assertThat(repeated.isToBeRepeated(asked.plus(Ask.PATIENCE.multipliedBy(3)))).isFalse();
    assertThat(repeated.isUnanswered()).isTrue();
    assertThat(new Ask(6, asked, asked, asked).isUnanswered()).isFalse();
  }
}
