package org.capacitymetro.practices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.capacitymetro.text.LocalizedText;
import org.capacitymetro.text.Words;
import org.capacitymetro.writing.Markdown;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class PracticesTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private final Sheet good = TestSheets.whole(PracticeKind.GOOD, "Sportello in cortile");
  private final Sheet micro = TestSheets.whole(PracticeKind.MICRO, "Cartello delle lingue");

  record Counted(String text, int words) {}

  @Test
  void wordsAreCountedAsInTheBrowser() throws IOException {
    try (InputStream in = PracticesTest.class.getResourceAsStream("/golden/words.json")) {
      assertThat(JSON.readValue(in, Counted[].class))
          .allSatisfy(
              each -> assertThat(Words.count(each.text())).as(each.text()).isEqualTo(each.words()));
    }
  }

  @Test
  void aTitleHasFifteenWordsAtMost() {
    assertThat(TestSheets.with(good, Passage.TITLE, TestSheets.words(15)).title().in("it"))
        .isNotEmpty();
    assertThatThrownBy(() -> TestSheets.with(good, Passage.TITLE, TestSheets.words(16)))
        .hasMessageContaining("title")
        .hasMessageContaining("15")
        .hasMessageContaining("16");
  }

  @Test
  void aSummaryOfAGoodPracticeHasSeventyFiveToAHundredAndFiftyWords() {
    assertThat(SheetRules.unready(good)).isEmpty();
    assertThat(problems(TestSheets.with(good, Passage.SUMMARY, TestSheets.words(74))))
        .containsExactly("summary short");
    assertThat(problems(TestSheets.with(good, Passage.SUMMARY, TestSheets.words(75)))).isEmpty();
    assertThat(problems(TestSheets.with(good, Passage.SUMMARY, TestSheets.words(150)))).isEmpty();
    assertThatThrownBy(() -> TestSheets.with(good, Passage.SUMMARY, TestSheets.words(151)))
        .hasMessageContaining("summary");
  }

  @Test
  void aMicroPracticeHasAHundredAndFiftyWordsInAll() {
    assertThat(SheetRules.unready(micro)).isEmpty();
    int others = SheetRules.microWords(micro) - 20;
    assertThat(problems(TestSheets.with(micro, Passage.SUMMARY, TestSheets.words(150 - others))))
        .isEmpty();
    assertThat(
            problems(TestSheets.with(micro, Passage.SUMMARY, TestSheets.words(149 - others + 2))))
        .containsExactly("steps micro");
  }

  @Test
  void valuesNameFieldValueAndRange() {
    assertThatThrownBy(
            () ->
                new Sheet.Resource(
                    LocalizedText.of("it", "Ore"), new BigDecimal(-1), Sheet.Unit.ONCE, null))
        .hasMessage("resources.amount must be 0 to 1000000000, not -1");
    assertThatThrownBy(() -> new Sheet.Result(LocalizedText.EMPTY, "3", "registro", 1812))
        .hasMessage("results.year must be 1980 to 2100, not 1812");
    assertThatThrownBy(
            () ->
                new Sheet.Period(
                    Sheet.Running.CONCLUDED, YearMonth.of(2025, 2), YearMonth.of(2025, 1)))
        .hasMessageContaining("2025-01");
    assertThatThrownBy(() -> new Sheet.Contact("nessuno", "")).hasMessageContaining("nessuno");
    assertThatThrownBy(() -> new Sheet.Video("javascript:alert(1)", LocalizedText.EMPTY))
        .hasMessageContaining("javascript:alert(1)");
    assertThatThrownBy(
            () ->
                new Sheet.Picture("0", "0", "png", 1, 1, LocalizedText.EMPTY, LocalizedText.EMPTY))
        .hasMessageContaining("pictures.alt");
  }

  @Test
  void theStatesAreJoinedByTheseStepsAndNoOthers() {
    Map<PracticeState, Set<Step>> ways =
        Map.of(
            PracticeState.DRAFT, EnumSet.of(Step.SUBMIT, Step.DROP),
            PracticeState.SUBMITTED,
                EnumSet.of(Step.WITHDRAW, Step.BEGIN_REVIEW, Step.SEND_BACK, Step.PUBLISH),
            PracticeState.IN_REVIEW, EnumSet.of(Step.SEND_BACK, Step.PUBLISH),
            PracticeState.PUBLISHED, EnumSet.of(Step.PUBLISH, Step.ASK, Step.CONFIRM, Step.ARCHIVE),
            PracticeState.RECHECK_DUE, EnumSet.of(Step.PUBLISH, Step.CONFIRM, Step.ARCHIVE),
            PracticeState.ARCHIVED, EnumSet.of(Step.REOPEN));
    assertThat(PracticeState.values())
        .allSatisfy(
            state ->
                assertThat(
                        Stream.of(Step.values())
                            .filter(step -> step.leadsFrom(state))
                            .collect(Collectors.toSet()))
                    .as(state.name())
                    .isEqualTo(ways.get(state)));
    assertThat(Step.PUBLISH.isFor(true, false)).isFalse();
    assertThat(Step.SUBMIT.isFor(false, true)).isFalse();
    assertThat(Step.CONFIRM.isFor(true, false)).isTrue();
    assertThat(Step.ASK.isFor(true, true)).isFalse();
  }

  @Test
  void markdownIsShownAndHtmlIsNot() {
    assertThat(Markdown.html("**forte**\n\n- uno\n- due")).contains("<strong>", "<li>uno</li>");
    assertThat(Markdown.html("<script>alert(1)</script> <b onclick=x>"))
        .doesNotContain("<script", "<b ")
        .contains("&lt;script&gt;");
    assertThat(Markdown.html("[qui](javascript:alert(1)) [là](data:text/html,x)"))
        .doesNotContain("javascript:", "data:");
    assertThat(Markdown.html("![foto](https://spia.example/p.png)"))
        .doesNotContain("<img", "spia.example")
        .contains("foto");
    assertThat(Markdown.html("# Titolo")).doesNotContain("<h1");
  }

  @Test
  void aSheetSurvivesItsJson() {
    assertThat(JSON.readValue(JSON.writeValueAsString(good), Sheet.class)).isEqualTo(good);
  }

  private static List<String> problems(Sheet sheet) {
    return SheetRules.unready(sheet).stream()
        .map(problem -> problem.field() + " " + problem.key())
        .toList();
  }
}
