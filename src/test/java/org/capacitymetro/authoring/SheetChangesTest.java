package org.capacitymetro.authoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.capacitymetro.accounts.TestPeople;
import org.capacitymetro.practices.Authors;
import org.capacitymetro.practices.Passage;
import org.capacitymetro.practices.PracticeId;
import org.capacitymetro.practices.PracticeKind;
import org.capacitymetro.practices.Practices;
import org.capacitymetro.practices.Published;
import org.capacitymetro.practices.Sheet;
import org.capacitymetro.practices.TestPractices;
import org.capacitymetro.practices.TestSheets;
import org.capacitymetro.rights.Grant;
import org.capacitymetro.rights.Person;
import org.capacitymetro.rights.Role;
import org.capacitymetro.rights.Scope;
import org.capacitymetro.testing.MadeUp;
import org.capacitymetro.testing.RunningApplication;
import org.capacitymetro.text.LocalizedText;
import org.capacitymetro.text.Translatables;
import org.capacitymetro.text.Translation;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.json.JsonMapper;

class SheetChangesTest extends RunningApplication {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @Autowired ApplicationContext context;
  @Autowired SheetChanges changes;
  @Autowired Authors authors;
  @Autowired Practices practices;
  @Autowired List<Translatables> translatables;

  @Test
  void twoSheetsMeetFieldByField() {
    SheetFields fields = new SheetFields(JSON);
    Sheet good = TestSheets.whole(PracticeKind.GOOD, "Sportello in cortile");
    Sheet mine = TestSheets.with(good, Passage.STEPS, "Miei passi");
    Sheet theirs = TestSheets.with(good, Passage.FACTORS, "Loro fattori");

    SheetFields.Merge both = fields.merge(good, mine, theirs, Map.of());
    assertThat(both.conflicts()).isEmpty();
    assertThat(both.merged().text(Passage.STEPS).in("it")).isEqualTo("Miei passi");
    assertThat(both.merged().text(Passage.FACTORS).in("it")).isEqualTo("Loro fattori");

    Sheet other = TestSheets.with(good, Passage.STEPS, "Loro passi");
    SheetFields.Merge dispute = fields.merge(good, mine, other, Map.of());
    assertThat(dispute.conflicts())
        .extracting(SheetFields.Conflict::field)
        .containsExactly("texts.STEPS");
    assertThat(
            fields
                .merge(good, mine, other, Map.of("texts.STEPS", "theirs"))
                .merged()
                .text(Passage.STEPS)
                .in("it"))
        .isEqualTo("Loro passi");
    assertThat(fields.between(good, mine))
        .extracting(SheetFields.Difference::field)
        .containsExactly("texts.STEPS");
  }

  @Test
  void whoSavesASheetThatWasTranslatedMeanwhileTakesNothingAway() {
    Person editor =
        TestPeople.active(
            context, "Editora Felce", new Grant(Role.EDITOR, new Scope.City("torino")));
    Published published = TestPractices.published(context, "Scheda " + MadeUp.word("felce"));
    PracticeId id = published.id();
    Sheet before = published.sheet();
    Sheet mine = TestSheets.with(before, Passage.PROBLEM, "Tutto nuovo");
    translate(published, "title", "A sheet");
    translate(published, "problem", "Old problem");

    Saved saved = changes.save(editor, id, 1, 0, before, mine, Map.of(), "");

    assertThat(saved).isEqualTo(new Saved.Done(2, false));
    Sheet draft = authors.find(editor, id).orElseThrow().sheet();
    assertThat(draft.title().in("en")).isEqualTo("A sheet");
    assertThat(draft.text(Passage.PROBLEM).in("it")).isEqualTo("Tutto nuovo");
    assertThat(draft.text(Passage.PROBLEM).isOlder("en")).isTrue();

    changes.restore(editor, id, 1, "");
    assertThat(authors.find(editor, id).orElseThrow().sheet())
        .isEqualTo(practices.find(id).orElseThrow().sheet());
  }

  private void translate(Published published, String field, String words) {
    Translation translation =
        new Translation(
            "practice",
            published.id().value().toString(),
            field,
            "en",
            words,
            LocalizedText.State.HUMAN,
            "person:translator",
            Objects.requireNonNull(published.sheet().textsByName().get(field)).sourceHash(),
            "");
    assertThat(
            translatables.stream()
                .filter(each -> each.kinds().contains("practice"))
                .flatMap(
                    each ->
                        each
                            .translate("person:translator", "Traduzione", List.of(translation))
                            .stream()))
        .isEmpty();
  }
}
