package org.capacitymetro.practices;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.capacitymetro.accounts.TestPeople;
import org.capacitymetro.assessment.Evidence;
import org.capacitymetro.assessment.TestGrids;
import org.capacitymetro.rights.Grant;
import org.capacitymetro.rights.Person;
import org.capacitymetro.rights.Role;
import org.capacitymetro.rights.Scope;
import org.capacitymetro.testing.MadeUp;
import org.capacitymetro.testing.RunningApplication;
import org.capacitymetro.testing.Visitor;
import org.capacitymetro.text.LocalizedText;
import org.capacitymetro.text.TranslatableRecord;
import org.capacitymetro.text.Translation;
import org.capacitymetro.writing.VersionTable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

class TranslatedSheetsTest extends RunningApplication {
  private static final String TRANSLATOR = "person:translator";

  @Autowired ApplicationContext context;
  @Autowired Authors authors;
  @Autowired Practices practices;
  @Autowired PracticeStore store;
  @Autowired PracticeTexts texts;

  private Person editor;
  private PracticeId id;

  @BeforeEach
  void aJudgedSheet() {
    editor =
        TestPeople.active(
            context, "Editora Felce", new Grant(Role.EDITOR, new Scope.City("torino")));
    String title = "Scheda " + MadeUp.word("felce");
    authors.publishDemonstration(
        TestSheets.whole(PracticeKind.GOOD, title),
        "torino",
        "test",
        Instant.now(),
        Evidence.PROMISING,
        TestGrids.assessment(1));
    id =
        practices.list().stream()
            .filter(published -> published.sheet().title().in("it").equals(title))
            .findFirst()
            .orElseThrow()
            .id();
  }

  @Test
  void aTranslationIsPublicAtOnceWithItsStateAndTheAssessmentStays() {
    assertThat(
            translate(
                word(Passage.TITLE.code(), "A sheet", ""),
                word("results.0.what", "Fewer returns to the desk", ""),
                machine(Passage.PROBLEM.code(), "Too many queues")))
        .isEmpty();

    Published published = practices.find(id).orElseThrow();
    assertThat(published.version()).isEqualTo(1);
    String page = new Visitor(this::address).get("/en" + published.path("en")).body();
    assertThat(page)
        .contains("A sheet", "Fewer returns to the desk", "Too many queues")
        .contains("Translated by a machine, not checked")
        .doesNotContain("Those who judged it read version");
    assertThat(new Visitor(this::address).get("/en" + published.path("en") + ".json").body())
        .contains("Fewer returns to the desk")
        .doesNotContain(TRANSLATOR);
    LocalizedText.Entry entry = Objects.requireNonNull(published.sheet().title().texts().get("en"));
    assertThat(entry.author()).isEqualTo(TRANSLATOR);
    assertThat(entry.of()).isEqualTo(published.sheet().title().sourceHash());
    assertThat(store.versions(id)).hasSize(1);
    assertThat(store.texts().translations(id.value()))
        .extracting(VersionTable.Version::by)
        .containsExactly(TRANSLATOR);
    assertThat(store.texts().find(id.value(), 1, 0).orElseThrow().title().texts())
        .containsOnlyKeys("it");
  }

  @Test
  void shortWordsSayTooWhichLanguageTheyAreIn() {
    Sheet before = draft().sheet();
    Sheet where =
        TestSheets.with(
            TestSheets.with(before, Passage.WHERE, "Oltre il ponte"),
            Passage.CONTACT,
            "La portineria");
    List<Sheet.Video> videos =
        List.of(new Sheet.Video("https://video.example.org/1", LocalizedText.of("it", "Il film")));
    Sheet filmed = with(where, before.results(), videos);
    write(2, filmed);
    assertThat(authors.takeInReview(editor, id, Step.PUBLISH, 2, ""))
        .isEqualTo(Authors.Outcome.TAKEN);

    String page =
        new Visitor(this::address).get("/en" + practices.find(id).orElseThrow().path("en")).body();

    for (String words : List.of("Oltre il ponte", "La portineria", "Il film")) {
      assertThat(page)
          .containsPattern(
              "lang=\"it\" dir=\"ltr\"[^>]*>"
                  + words
                  + "</[^§]{0,120}<p class=\"text-in\"><span>Text in Italian");
    }
  }

  @Test
  void whatTheEditorsAreWritingStaysTheirsAndCarriesTheTranslation() {
    Sheet before = draft().sheet();
    Sheet rewritten =
        TestSheets.with(before, Passage.SUMMARY, TestSheets.words(81))
            .withTexts(
                (name, text) ->
                    name.equals("where") || name.equals("problem")
                        ? text.with("fr", "À eux")
                        : text);
    write(2, rewritten);

    assertThat(
            translate(
                word("title", "A sheet", ""),
                word("results.0.what", "Fewer returns", ""),
                word("summary", "What the public reads", ""),
                new Translation(
                    "practice",
                    id.value().toString(),
                    "problem",
                    "fr",
                    "À nous",
                    LocalizedText.State.HUMAN,
                    TRANSLATOR,
                    shown().text(Passage.PROBLEM).sourceHash(),
                    "")))
        .isEmpty();

    Practice draft = draft();
    assertThat(draft.version()).isEqualTo(2);
    assertThat(draft.publishedVersion()).isEqualTo(1);
    assertThat(draft.sheet().title().in("en")).isEqualTo("A sheet");
    assertThat(draft.sheet().results().getFirst().what().in("en")).isEqualTo("Fewer returns");
    assertThat(draft.sheet().text(Passage.PROBLEM).in("fr")).isEqualTo("À eux");
    assertThat(draft.sheet().text(Passage.SUMMARY).in("it")).isEqualTo(TestSheets.words(81));
    assertThat(draft.sheet().text(Passage.SUMMARY).isOlder("en")).isTrue();
    assertThat(shown().text(Passage.PROBLEM).in("fr")).isEqualTo("À nous");
    assertThat(shown().text(Passage.SUMMARY).in("it")).isEqualTo(TestSheets.words(80));
    TranslatableRecord offered = texts.list("practice", List.of(id.value().toString())).getFirst();
    assertThat(offered.texts().get("summary")).isEqualTo(shown().text(Passage.SUMMARY));
  }

  @Test
  void ofTwoTranslatorsTheSecondIsToldAndArchivedSheetsAreLeftAlone() {
    translate(word("title", "First", ""));
    assertThat(translate(word("title", "Second", ""))).hasSize(1);
    assertThat(shown().title().in("en")).isEqualTo("First");
    assertThat(translate(word("title", "Second", "First"))).isEmpty();
    assertThat(shown().title().in("en")).isEqualTo("Second");

    TestPractices.archive(context, editor, id);
    assertThat(translate(word("title", "Third", "Second"))).hasSize(1);
    assertThat(texts.list("practice", List.of(id.value().toString(), "no id"))).isEmpty();
  }

  @Test
  void rowsThatWereMovedInTheDraftAreFoundByTheirWords() {
    Sheet two = withResults(shown(), "Uno", "Due");
    write(2, two);
    assertThat(authors.takeInReview(editor, id, Step.PUBLISH, 2, ""))
        .isEqualTo(Authors.Outcome.TAKEN);
    write(3, withResults(two, "Zero", "Due", "Uno"));

    assertThat(translate(word("results.1.what", "Two", ""))).isEmpty();

    assertThat(draft().sheet().results())
        .extracting(result -> result.what().in("en"))
        .containsExactly("Zero", "Two", "Uno");
    assertThat(translate(word("results.0.what", "One", ""))).isEmpty();
    assertThat(draft().sheet().results())
        .extracting(result -> result.what().in("en"))
        .containsExactly("Zero", "Two", "One");
  }

  private static Sheet withResults(Sheet sheet, String... words) {
    List<Sheet.Result> results =
        List.of(words).stream()
            .map(word -> new Sheet.Result(LocalizedText.of("it", word), "1", "registro", 2025))
            .toList();
    return with(sheet, results, sheet.videos());
  }

  private static Sheet with(Sheet sheet, List<Sheet.Result> results, List<Sheet.Video> videos) {
    return new Sheet(
        sheet.kind(),
        sheet.language(),
        sheet.texts(),
        sheet.services(),
        sheet.cities(),
        sheet.sectors(),
        sheet.targets(),
        sheet.period(),
        sheet.money(),
        sheet.resources(),
        results,
        sheet.contact(),
        sheet.attachments(),
        sheet.pictures(),
        videos,
        sheet.licence(),
        sheet.keywords(),
        sheet.demonstration());
  }

  private void write(int version, Sheet sheet) {
    store.write(id, version, sheet, editor.actor(), Instant.now(), "");
  }

  private Practice draft() {
    return authors.find(editor, id).orElseThrow();
  }

  private Sheet shown() {
    return practices.find(id).orElseThrow().sheet();
  }

  private List<Translation> translate(Translation... translations) {
    return texts.translate(TRANSLATOR, "Traduzione", List.of(translations));
  }

  private Translation word(String field, String words, String seen) {
    return translation(field, words, LocalizedText.State.HUMAN, TRANSLATOR, seen);
  }

  private Translation machine(String field, String words) {
    return translation(field, words, LocalizedText.State.MACHINE, "libretranslate", "");
  }

  private Translation translation(
      String field, String words, LocalizedText.State state, String author, String seen) {
    return new Translation(
        "practice",
        id.value().toString(),
        field,
        "en",
        words,
        state,
        author,
        Objects.requireNonNull(shown().textsByName().get(field)).sourceHash(),
        seen);
  }
}
