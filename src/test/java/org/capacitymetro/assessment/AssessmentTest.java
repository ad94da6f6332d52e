package org.capacitymetro.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.capacitymetro.assessment.Criterion.*;
import static org.capacitymetro.assessment.Degree.*;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.capacitymetro.assessment.Criterion.Group;
import org.capacitymetro.text.LocalizedText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class AssessmentTest {
  @Test
  void theGridHasTheCriteriaOfItsThreeGroups() {
    assertThat(Criterion.of(Group.EXCLUSION))
        .containsExactly(RELEVANCE, CLARITY, ETHICS, EXISTENCE);
    assertThat(Criterion.of(Group.CORE)).containsExactly(EFFECTIVENESS, EQUITY);
    assertThat(Criterion.of(Group.QUALIFIER))
        .containsExactly(TRANSFERABILITY, SUSTAINABILITY, PARTICIPATION, INTERSECTORALITY);
  }

  @Test
  void anAnswerNeedsItsReasonButAYesToAnExclusion() {
    assertThatThrownBy(() -> with(EQUITY, YES, "")).hasMessageContaining("equity reason");
    assertThatThrownBy(() -> with(EQUITY, YES, "troppo poche parole qui"))
        .hasMessage("equity reason must have 5 to 120 words, not 4");
    assertThatThrownBy(() -> with(ETHICS, NO, "")).hasMessageContaining("ethics reason");
    assertThat(with(ETHICS, YES, "").marks())
        .containsEntry(ETHICS, new Mark(YES, LocalizedText.EMPTY));
    assertThatThrownBy(() -> with(EQUITY, NO, "parola ".repeat(121)))
        .hasMessageContaining("120 words, not 121");
  }

  @Test
  void thereIsNoHalfWayPastAnExclusionAndNothingIsLeftOut() {
    assertThatThrownBy(() -> TestGrids.grid(Map.of(CLARITY, PARTLY)))
        .hasMessage("clarity must be one of [YES, NO], not PARTLY");
    Map<Criterion, Mark> some = new EnumMap<>(TestGrids.marks(Map.of()));
    some.remove(PARTICIPATION);
    assertThatThrownBy(() -> new Grid(some, LocalizedText.EMPTY))
        .hasMessage("participation must be one of [YES, PARTLY, NO], not nothing");
  }

  @Test
  void oneIsNotEnough() {
    assertThat(Verdict.of(List.of())).isEmpty();
    assertThat(Verdict.of(List.of(TestGrids.marks(Map.of())))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "YES YES, YES",
    "YES NO, NO",
    "NO YES, NO",
    "YES NO YES, YES",
    "YES NO NO, NO",
    "PARTLY NO YES, PARTLY",
    "YES PARTLY, PARTLY",
    "YES YES YES NO, YES",
    "YES YES NO NO, NO",
  })
  void ofTwoTheMoreCarefulCountsAndOfThreeTheMiddleOne(String answers, Degree outcome) {
    assertThat(
            verdict(
                    Stream.of(answers.split(" "))
                        .map(answer -> Map.of(EQUITY, Degree.valueOf(answer)))
                        .toList())
                .degree(EQUITY))
        .isEqualTo(outcome);
  }

  @Test
  void oneNoToAnExclusionStopsItUntilAThirdSaysYes() {
    Map<Criterion, Degree> no = Map.of(EXISTENCE, NO);
    Verdict stopped = verdict(List.of(no, Map.of()));
    assertThat(stopped.failed()).containsExactly(EXISTENCE);
    assertThat(stopped.evidence()).isEqualTo(Evidence.NOT_ASSESSED);
    assertThat(verdict(List.of(no, Map.of(), Map.of())).isPassed()).isTrue();
  }

  @Test
  void theLevelIsThatOfFao() {
    assertThat(level(Map.of())).isEqualTo(Evidence.GOOD);
    assertThat(level(Map.of(SUSTAINABILITY, PARTLY, PARTICIPATION, PARTLY)))
        .isEqualTo(Evidence.GOOD);
    assertThat(level(Map.of(TRANSFERABILITY, PARTLY))).isEqualTo(Evidence.PROMISING);
    assertThat(level(Map.of(INTERSECTORALITY, NO))).isEqualTo(Evidence.PROMISING);
    assertThat(level(Map.of(EFFECTIVENESS, PARTLY))).isEqualTo(Evidence.PROMISING);
    assertThat(level(Map.of(EQUITY, NO))).isEqualTo(Evidence.INNOVATION);
    assertThat(level(Map.of(EFFECTIVENESS, NO))).isEqualTo(Evidence.INNOVATION);
  }

  @Test
  void anAssessmentAndAGridSurviveTheirJson() {
    JsonMapper json = JsonMapper.builder().build();
    Assessment assessment = TestGrids.assessment(3);
    assertThat(json.readValue(json.writeValueAsString(assessment), Assessment.class))
        .isEqualTo(assessment);
    Grid grid = TestGrids.grid(Map.of(EQUITY, PARTLY));
    assertThat(json.readValue(json.writeValueAsString(grid), Grid.class)).isEqualTo(grid);
  }

  private static Grid with(Criterion criterion, Degree degree, String reason) {
    Map<Criterion, Mark> marks = new EnumMap<>(TestGrids.marks(Map.of()));
    marks.put(criterion, new Mark(degree, LocalizedText.of("it", reason)));
    return new Grid(marks, LocalizedText.EMPTY);
  }

  private static Verdict verdict(List<Map<Criterion, Degree>> answers) {
    return Verdict.of(answers.stream().map(TestGrids::marks).toList()).orElseThrow();
  }

  private static Evidence level(Map<Criterion, Degree> one) {
    return verdict(List.of(one, Map.of())).evidence();
  }
}
