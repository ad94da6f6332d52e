package org.capacitymetro.steps;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.capacitymetro.accounts.TestPeople;
import org.capacitymetro.pages.Language;
import org.capacitymetro.platform.PackSource;
import org.capacitymetro.rights.Grant;
import org.capacitymetro.rights.Person;
import org.capacitymetro.rights.Role;
import org.capacitymetro.rights.Scope;
import org.capacitymetro.testing.MadeUp;
import org.capacitymetro.testing.RunningApplication;
import org.capacitymetro.testing.Visitor;
import org.capacitymetro.text.LocalizedText;
import org.capacitymetro.text.Translation;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

class StepPagesTest extends RunningApplication {
  @Autowired ApplicationContext context;
  @Autowired StepGuides guides;
  @Autowired StepGuideStore store;
  @Autowired StepServices services;
  @Autowired ShippedStepGuides shipped;
  @Autowired StepPack pack;
  @Autowired StepTexts texts;

  private Visitor reader() {
    return new Visitor(this::address);
  }

  private Visitor editor() {
    Person editor =
        TestPeople.active(context, "Editora Passi", new Grant(Role.EDITOR, new Scope.Everything()));
    return new Visitor(this::address).signIn(editor.mail(), TestPeople.PASSWORD);
  }

  /// A code no other test has.
  private static String code() {
    return MadeUp.word("guida").toLowerCase(java.util.Locale.ROOT);
  }

  @Test
  void everyShippedGuideLeadsFromItsFirstStepToServicesThatTheResultsPageKnows() {
    assertThat(shipped.read()).hasSizeGreaterThanOrEqualTo(4);
    Set<String> languages = Language.all().stream().map(Language::code).collect(Collectors.toSet());
    for (ShippedStepGuides.Entry entry : shipped.read()) {
      StepContent content = entry.content();
      Set<String> reached = new HashSet<>(Set.of(content.steps().getFirst().code()));
      for (StepContent.Step step : content.steps()) {
        assertThat(step.choices()).as(entry.code() + " " + step.code()).isNotEmpty();
        for (StepContent.Choice choice : step.choices()) {
          if (choice.step() != null) {
            assertThat(content.find(choice.step())).as(choice.step()).isPresent();
            reached.add(choice.step());
          }
          if (choice.services() != null) {
            assertThat(services.problems(choice.services())).as(choice.services()).isEmpty();
          }
          assertThat(choice.label().texts().keySet()).isEqualTo(languages);
        }
        assertThat(step.title().texts().keySet()).isEqualTo(languages);
        assertThat(step.text().texts().keySet()).isIn(Set.of(), languages);
      }
      assertThat(reached)
          .as(entry.code())
          .containsExactlyInAnyOrderElementsOf(
              content.steps().stream().map(StepContent.Step::code).toList());
      assertThat(entry.sources()).as(entry.code()).isNotEmpty();
      assertThat(StepIcons.ALL).contains(content.icon());
    }
  }

  @Test
  void everyStepIsAnAddressThatWorksWithoutScripts() {
    assertThat(reader().get("/it/").body()).contains("href=\"/it/steps/new-here\"");
    assertThat(reader().get("/it/emergency").body()).contains("href=\"/it/steps/violence\"");
    assertThat(reader().get("/sitemaps/network.xml").body()).contains("/it/steps<");
    String list = reader().get("/it/steps").body();
    assertThat(list).contains("Sono in Italia da poco", "Il mio permesso scade", "Sono incinta");

    String first = reader().get("/it/steps/new-here").body();
    assertThat(first)
        .contains("Che cosa ti serve prima di tutto?", "/it/steps/new-here?step=documents");
    String last = reader().get("/it/steps/new-here?step=permit").body();
    assertThat(last)
        .contains("8 giorni lavorativi", "/it/services?sector=permits\"", "In quale città?")
        .doesNotContain("card-service");
    String inCity = reader().get("/it/steps/new-here?step=permit&city=torino").body();
    assertThat(inCity).contains("/it/services?sector=permits&amp;city=torino", "card-service");
    assertThat(inCity.split("card-service ", -1).length - 1).isBetween(1, 3);
    assertThat(reader().get("/it/steps/new-here?step=permit&city=atlantis").body())
        .doesNotContain("card-service");

    assertThat(reader().get("/it/steps/new-here?step=nowhere").statusCode()).isEqualTo(404);
    assertThat(reader().get("/it/steps/nobody").statusCode()).isEqualTo(404);
  }

  @Test
  void onlySensitiveGuidesHaveTheQuickExitWhichIsAPlainLinkToAnotherHost() {
    assertThat(reader().get("/it/steps/violence?step=home").body())
        .contains(
            "href=\"https://it.wikipedia.org/\" rel=\"noreferrer\" data-quick-exit",
            "href=\"tel:1522\"");
    assertThat(reader().get("/it/steps/school").body()).doesNotContain("data-quick-exit");

    String women = reader().get("/it/services?sector=women").body();
    assertThat(women).contains("data-quick-exit");
    Matcher card = Pattern.compile("card-title\"><a href=\"([^\"]+)\"").matcher(women);
    assertThat(card.find()).isTrue();
    assertThat(reader().get(card.group(1)).body()).contains("data-quick-exit");
    assertThat(reader().get("/it/services?sector=work").body()).doesNotContain("data-quick-exit");
  }

  @Test
  void anotherStartOfTheServerChangesNothingAndNewerTextComesOnlyWhereNobodyWrote() {
    long before = store.generation();
    shipped.start();
    assertThat(store.generation()).isEqualTo(before);

    String code = code();
    ShippedStepGuides.Entry old = entry(code, "Prima");
    shipped.publish(old);
    shipped.publish(entry(code, "Dopo"));
    assertThat(guides.find(code).orElseThrow().content().title().in("it")).isEqualTo("Dopo");

    Visitor desk = editor();
    desk.get("/it/desk/steps/" + code);
    assertThat(
            desk.post("/it/desk/steps/" + code + "/shown", "show", "no", "version", "2")
                .statusCode())
        .isEqualTo(303);
    shipped.publish(entry(code, "Ancora"));
    assertThat(guides.find(code)).isEmpty();
  }

  @Test
  void aStepGuideIsTranslatedAtOnceAndANewerOneThatIsShippedKeepsIt() {
    String code = code();
    shipped.publish(entry(code, "Prima"));
    StepGuide guide = guides.find(code).orElseThrow();
    Translation title = translation(guide, "start.title", "Avant", "");
    Translation choice = translation(guide, "start.choice.0", "Appeler", "");
    assertThat(texts.translate("person:test", "Traduzione", List.of(title, choice))).isEmpty();

    String page = reader().get("/fr/steps/" + code).body();
    assertThat(page).contains("Avant", "Appeler");
    assertThat(page.split("Texte en italien|Texte en anglais", -1)).hasSize(2);
    assertThat(guides.find(code).orElseThrow().version()).isEqualTo(1);
    assertThat(
            texts.translate(
                "person:other",
                "Traduzione",
                List.of(translation(guide, "start.title", "Encore", ""))))
        .hasSize(1);

    shipped.publish(entry(code, "Dopo"));
    StepContent.Step step = guides.find(code).orElseThrow().content().steps().getFirst();
    assertThat(step.title().in("it")).isEqualTo("Dopo");
    assertThat(step.title().in("fr")).isEqualTo("Avant");
    assertThat(step.title().isOlder("fr")).isTrue();
    assertThat(step.title().in("en")).isEqualTo("Title");
  }

  private static Translation translation(StepGuide guide, String field, String words, String seen) {
    return new Translation(
        "step-guide",
        guide.id().toString(),
        field,
        "fr",
        words,
        LocalizedText.State.HUMAN,
        "person:test",
        LocalizedText.hash("Prima"),
        seen);
  }

  private static ShippedStepGuides.Entry entry(String code, String title) {
    Map<String, String> words = Map.of("it", title, "en", "Title");
    return new ShippedStepGuides.Entry(
        code,
        "help",
        null,
        words,
        words,
        List.of("here"),
        List.of(
            new ShippedStepGuides.Step(
                "start",
                words,
                null,
                List.of(new ShippedStepGuides.Choice(words, null, null, "112")))));
  }

  @Test
  void aGuideIsWrittenLookedAtPublishedAndTakenAway() {
    Visitor desk = editor();
    String code = code();
    desk.get("/it/desk/steps");
    assertThat(desk.post("/it/desk/steps", "title", "Voglio un’auto", "code", "Con Spazi").body())
        .contains("«Con Spazi» non va bene");
    assertThat(desk.post("/it/desk/steps", "title", "Voglio un’auto", "code", code).statusCode())
        .isEqualTo(303);
    String form = "/it/desk/steps/" + code;
    assertThat(desk.get(form).body()).contains("Voglio un’auto", "Bozza");

    String refused =
        desk.post(
                form,
                "version",
                "1",
                "title",
                "Voglio un’auto",
                "lead",
                "Patente e permesso.",
                "icon",
                "training",
                "order",
                "9",
                "step.0.code",
                "start",
                "step.0.title",
                "Hai la patente?",
                "step.0.choice.0.label",
                "No",
                "step.0.choice.0.leads",
                "services",
                "step.0.choice.0.to",
                "sektor=training",
                "step.0.choice.1.label",
                "Sì",
                "step.0.choice.1.leads",
                "services",
                "step.0.choice.1.to",
                "sector=cars",
                "step.0.choice.2.label",
                "Forse",
                "step.0.choice.2.leads",
                "step",
                "step.0.choice.2.to",
                "maybe",
                "step.0.choice.3.label",
                "Chiama",
                "step.0.choice.3.leads",
                "call",
                "step.0.choice.3.to",
                "mio fratello",
                "do",
                "save",
                "whole",
                "yes")
            .body();
    assertThat(refused)
        .contains("sektor", "q, sector, target, language, access")
        .contains("cars", "permits")
        .contains("«maybe» non è un passo di questa guida", "I passi sono: start")
        .contains("«mio fratello» non è un numero di telefono");
    assertThat(desk.get(form).body()).contains("sektor=training");

    assertThat(saved(desk, form, "1", "sector=training").statusCode()).isEqualTo(303);
    assertThat(desk.get(form + "/preview").body())
        .contains("Hai la patente?", "/it/services?sector=training");
    assertThat(reader().get("/it/steps/" + code).statusCode()).isEqualTo(404);
    desk.get(form);
    assertThat(desk.post(form + "/shown", "show", "yes", "version", "2").statusCode())
        .isEqualTo(303);
    assertThat(reader().get("/it/steps/" + code).body()).contains("Hai la patente?");
    assertThat(desk.get(form + "/versions").body()).contains("Hai la patente?");

    assertThat(saved(desk, form, "1", "sector=work").statusCode()).isEqualTo(409);
    assertThat(store.find(code).orElseThrow().version()).isEqualTo(2);
    assertThat(desk.get(form).body()).contains("sector=work");
    assertThat(saved(desk, form, "2", "sector=work").statusCode()).isEqualTo(303);
    assertThat(reader().get("/it/steps/" + code).body()).contains("sector=training");

    desk.get(form);
    desk.post(form + "/shown", "show", "no", "version", "3");
    assertThat(reader().get("/it/steps/" + code).statusCode()).isEqualTo(404);
  }

  private static java.net.http.HttpResponse<String> saved(
      Visitor desk, String form, String version, String services) {
    desk.get(form);
    return desk.post(
        form,
        "version",
        version,
        "title",
        "Voglio un’auto",
        "lead",
        "Patente e permesso.",
        "icon",
        "training",
        "order",
        "9",
        "step.0.code",
        "start",
        "step.0.title",
        "Hai la patente?",
        "step.0.choice.0.label",
        "No",
        "step.0.choice.0.leads",
        "services",
        "step.0.choice.0.to",
        services,
        "do",
        "save",
        "whole",
        "yes");
  }

  @Test
  void whoMayNotEditForTheWholeNetworkMayNotWrite() {
    Person local =
        TestPeople.active(
            context, "Editore Locale", new Grant(Role.EDITOR, new Scope.City("bari")));
    Visitor desk = new Visitor(this::address).signIn(local.mail(), TestPeople.PASSWORD);
    assertThat(desk.get("/it/desk/steps").body()).contains("href=\"/it/steps/school\"");
    assertThat(desk.get("/it/desk/steps/school").statusCode()).isEqualTo(403);
    assertThat(desk.post("/it/desk/steps", "title", "x", "code", code()).statusCode())
        .isEqualTo(403);
  }

  @Test
  void translationsStayWithTheirWordsAndGrowOlderWhenThoseChange() {
    LocalizedText text =
        LocalizedText.ofItalianAndEnglish("Vai al comune.", "Go to the town hall.");
    assertThat(StepForm.rewritten(text, "Vai al comune.")).isEqualTo(text);
    LocalizedText changed = StepForm.rewritten(text, "Vai all’anagrafe.");
    assertThat(changed.read("en").text()).isEqualTo("Go to the town hall.");
    assertThat(changed.read("en").olderThanSource()).isTrue();
    assertThat(StepForm.rewritten(text, "")).isEqualTo(LocalizedText.EMPTY);
  }

  @Test
  void packsHoldTheGuidesAndAreMadeAgainWhenOneChanges() {
    String before = pack.state();
    assertThat(pack.entries("torino", "en").stream().map(PackSource.Entry::key))
        .contains("help:new-here", "help:violence");
    String code = code();
    shipped.publish(entry(code, "Nuova"));
    guides.find(code);
    assertThat(pack.state()).isNotEqualTo(before);
    assertThat(pack.entries("torino", "en").stream().map(PackSource.Entry::key))
        .contains("help:" + code);
  }
}
