package org.capacitymetro.guides;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.capacitymetro.text.LocalizedText;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class GuideRulesTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final UUID PRACTICE = UUID.fromString("01900000-0000-7000-8000-00000000000a");

  private final GuideContent guide = TestGuides.whole("Il banco", PRACTICE);
  private final Fields base = GuideForm.of(guide);

  record Case(
      String name,
      List<Recommendation.Asked> questions,
      List<String> sheets,
      List<String> items,
      Map<String, String> answers,
      List<Recommendation.Advised> advised,
      List<String> first) {}

  @Test
  void answersRecommendAsInTheBrowser() throws IOException {
    try (InputStream in =
        GuideRulesTest.class.getResourceAsStream("/golden/guide-recommendations.json")) {
      for (Case each : JSON.readValue(in, Case[].class)) {
        Map<String, Answer> answers = new HashMap<>();
        each.answers()
            .forEach(
                (question, code) ->
                    Answer.parse(code).ifPresent(answer -> answers.put(question, answer)));
        assertThat(Recommendation.of(each.questions(), each.sheets(), each.items(), answers))
            .as(each.name())
            .isEqualTo(new Recommendation(each.advised(), each.first()));
      }
    }
  }

  @Test
  void aGuideIsStoredAndReadWhole() {
    assertThat(JSON.readValue(JSON.writeValueAsString(guide), GuideContent.class)).isEqualTo(guide);
    assertThat(guide.textsByName().keySet())
        .contains("title", "chapt1.title", "partt1.text", "sheet0.why", "quest1.words")
        .contains("item01.hint");
  }

  @Test
  void partsMoveWithinAChapterAndIntoTheNext() {
    Fields two =
        base.adding("chapters", "chapt2").with("chapt2.title", "Il secondo").with("chapt2.parts");

    assertThat(two.moved("parts1", -1).list("chapt1.parts"))
        .containsExactly("parts1", "partt1", "parta1", "partc1");
    Fields moved = two.moved("partc1", 1);
    assertThat(moved.list("chapt1.parts")).containsExactly("partt1", "parts1", "parta1");
    assertThat(moved.list("chapt2.parts")).containsExactly("partc1");
    assertThat(moved.moved("partc1", 1)).isEqualTo(moved);
    assertThat(moved.moved("partc1", -1).list("chapt1.parts")).endsWith("partc1");
    assertThat(two.moved("item01", 1).list("partc1.rows")).containsExactly("item02", "item01");
    assertThat(two.moved("item02", 1)).isEqualTo(two);
    assertThat(two.moved("chapt2", -1).list("chapters")).containsExactly("chapt2", "chapt1");
    assertThat(two.moved("nobody", 1)).isEqualTo(two);
  }

  @Test
  void whatIsTakenOutTakesItsInsideAlongAndNothingLeadsThere() {
    Fields without = base.removed("partc1");

    assertThat(without.values().keySet()).noneMatch(name -> name.startsWith("item0"));
    assertThat(without.list("quest1.items")).isEmpty();
    assertThat(without.list("quest1.sheets")).containsExactly("sheet0");
    assertThat(base.removed("chapt1").values().keySet())
        .containsExactlyInAnyOrder("title", "purpose", "audience", "themes", "chapters");
  }

  @Test
  void twoEditorsOfDifferentThingsLoseNothing() {
    Fields mine =
        base.with("item01.words", "Comprare due banchi")
            .adding("partc1.rows", "item03")
            .with("item03.words", "Una lavagna");
    Fields theirs =
        base.with("title", "Il banco e la sedia")
            .adding("partc1.rows", "item04")
            .with("item04.words", "Un gesso")
            .moved("parts1", -1);

    GuideMerge merge = GuideMerge.of(base, mine, theirs);

    assertThat(merge.theirs()).isEmpty();
    assertThat(merge.merged().text("title")).isEqualTo("Il banco e la sedia");
    assertThat(merge.merged().text("item01.words")).isEqualTo("Comprare due banchi");
    assertThat(merge.merged().list("partc1.rows"))
        .containsExactlyInAnyOrder("item01", "item02", "item03", "item04");
    assertThat(merge.merged().list("chapt1.parts")).startsWith("parts1", "partt1");
  }

  @Test
  void aTextThatBothChangedIsShownToBoth() {
    GuideMerge merge =
        GuideMerge.of(base, base.with("title", "Mio"), base.with("title", "Di un altro"));

    assertThat(merge.theirs()).containsExactly(Map.entry("title", "Di un altro"));
    assertThat(merge.merged().text("title")).isEqualTo("Mio");
    assertThat(
            GuideMerge.of(base, base.with("title", "Uguale"), base.with("title", "Uguale"))
                .theirs())
        .isEmpty();
  }

  @Test
  void whatOneTookOutWhileTheOtherWroteIntoItStays() {
    Fields writing = base.with("item02.words", "Comprare tre sedie");
    Fields removing = base.removed("partc1");

    for (GuideMerge merge :
        List.of(GuideMerge.of(base, writing, removing), GuideMerge.of(base, removing, writing))) {
      assertThat(merge.theirs()).isEmpty();
      assertThat(merge.merged().list("chapt1.parts")).contains("partc1");
      assertThat(merge.merged().list("partc1.rows")).containsExactly("item01", "item02");
      assertThat(merge.merged().text("item01.words")).isEqualTo("Comprare il banco");
      assertThat(merge.merged().text("item02.words")).isEqualTo("Comprare tre sedie");
    }
    assertThat(GuideMerge.of(base, base, removing).merged().list("chapt1.parts"))
        .doesNotContain("partc1");
    assertThat(GuideMerge.of(base, removing, base).merged().list("chapt1.parts"))
        .doesNotContain("partc1");
  }

  @Test
  void aPartBothMovedElsewhereStandsOnce() {
    Fields three =
        base.with("chapters", "chapt1", "chapt2", "chapt3")
            .with("chapt2.parts")
            .with("chapt3.parts");
    Fields mine = three.moved("partc1", 1);
    Fields theirs = mine.moved("partc1", 1);

    Fields merged = GuideMerge.of(three, mine, theirs).merged();

    assertThat(
            merged.list("chapters").stream()
                .flatMap(chapter -> merged.list(chapter + ".parts").stream())
                .filter("partc1"::equals))
        .hasSize(1);
  }

  @Test
  void aChangedSourceMakesItsTranslationOlderAndATranslatorBringsItUpToDate() {
    GuideContent english =
        guide.withTexts((name, text) -> name.equals("title") ? text.with("en", "The desk") : text);
    GuideContent changed =
        english.withTexts(
            (name, text) -> name.equals("title") ? GuideForm.rewritten(text, "I banchi") : text);
    assertThat(changed.title().read("en"))
        .isEqualTo(new LocalizedText.Reading("The desk", "en", "it", false));

    GuideContent again =
        GuideTranslation.of(
                Fields.NOTHING.with("title", "The desks"), "en", changed, changed, "person:test")
            .content();
    assertThat(again.title().read("en")).isEqualTo(new LocalizedText.Reading("The desks", "en"));
    GuideContent still =
        GuideTranslation.of(
                Fields.NOTHING.with("title", "The desk").with("still.title", "yes"),
                "en",
                changed,
                changed,
                "person:test")
            .content();
    assertThat(still.title().read("en").olderThanSource()).isFalse();
  }

  @Test
  void aTranslationOfWordsThatChangedMeanwhileSaysThatItIsOlder() {
    GuideContent current =
        guide.withTexts(
            (name, text) -> name.equals("title") ? GuideForm.rewritten(text, "I banchi") : text);

    GuideTranslation translation =
        GuideTranslation.of(
            Fields.NOTHING.with("title", "The desk"), "en", guide, current, "person:test");

    assertThat(translation.theirs()).isEmpty();
    assertThat(translation.content().title().read("en").olderThanSource()).isTrue();
    assertThat(translation.content().title().in("it")).isEqualTo("I banchi");
  }

  @Test
  void twoTranslatorsOfTheSameTextAreToldOfEachOther() {
    GuideContent current =
        guide.withTexts(
            (name, text) ->
                switch (name) {
                  case "title" -> text.with("en", "Their desk");
                  case "purpose" -> text.with("en", "Their purpose");
                  default -> text;
                });
    Fields typed =
        Fields.NOTHING.with("title", "My desk").with("purpose", "").with("audience", "For me");

    GuideTranslation translation = GuideTranslation.of(typed, "en", guide, current, "person:test");

    assertThat(translation.theirs()).containsExactly(Map.entry("title", "Their desk"));
    assertThat(translation.content().purpose().in("en")).isEqualTo("Their purpose");
    assertThat(translation.content().audience().in("en")).isEqualTo("For me");
  }

  @Test
  void textsHaveTheirLength() {
    assertThat(TextRule.tooLong("title", TestGuides.words(15))).isEmpty();
    assertThat(TextRule.tooLong("title", TestGuides.words(16))).isPresent();
    assertThat(TextRule.tooLong("abcdef.words", "x".repeat(1001))).isPresent();
    assertThat(GuideForm.newId()).matches(GuideContent.ID);
    assertThat(GuideForm.unready(guide)).isEmpty();
    assertThat(GuideForm.unready(GuideContent.begin(LocalizedText.of("it", "Vuota"))))
        .extracting(GuideProblem::field)
        .containsExactly("purpose", "audience", "themes", "chapters");
  }
}
