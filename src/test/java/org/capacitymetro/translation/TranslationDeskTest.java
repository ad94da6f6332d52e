package org.capacitymetro.translation;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.capacitymetro.accounts.TestPeople;
import org.capacitymetro.directory.Directory;
import org.capacitymetro.directory.Records;
import org.capacitymetro.directory.Revision;
import org.capacitymetro.directory.SourceRecords;
import org.capacitymetro.hsds.Precision;
import org.capacitymetro.hsds.ServiceId;
import org.capacitymetro.hsds.SourceRef;
import org.capacitymetro.pages.Language;
import org.capacitymetro.rights.Grant;
import org.capacitymetro.rights.Person;
import org.capacitymetro.rights.Role;
import org.capacitymetro.rights.Scope;
import org.capacitymetro.testing.Browser;
import org.capacitymetro.testing.MadeUp;
import org.capacitymetro.testing.RunningApplication;
import org.capacitymetro.testing.Visitor;
import org.capacitymetro.text.LocalizedText;
import org.capacitymetro.text.Translation;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

class TranslationDeskTest extends RunningApplication {
  private static final Grant TRANSLATOR = new Grant(Role.TRANSLATOR, new Scope.City("torino"));
  private static final String ARABIC = "مساعدة للحصول على تصريح الإقامة.";

  @Autowired ApplicationContext context;
  @Autowired Records records;
  @Autowired Directory directory;
  @Autowired SourceRecords sources;
  @Autowired Texts texts;
  @Autowired TextStore store;

  @Test
  void aTranslationIsWrittenIsOlderThanItsSourceAndIsCheckedBySomebodyElse() {
    String name = "Sportello " + MadeUp.word("betulla");
    ServiceId id = TestTexts.service(records, name, "Aiuto per il permesso di soggiorno.");
    Person first = TestPeople.active(context, "Traduttrice Verdi", TRANSLATOR);
    Visitor desk = signedIn(first);
    assertThat(desk.get("/it/desk/translations?into=ar&city=torino&state=missing").statusCode())
        .isEqualTo(200);
    String form = desk.get(path(id)).body();
    assertThat(form)
        .contains("dir=\"rtl\"", "Aiuto per il permesso di soggiorno.", "تصريح الإقامة");

    assertThat(save(desk, id, ARABIC, hash(id), "").statusCode()).isEqualTo(303);

    LocalizedText.Entry entry = translated(id, "ar");
    assertThat(entry.state()).isEqualTo(LocalizedText.State.HUMAN);
    assertThat(entry.author()).isEqualTo(first.actor());
    Revision last = records.history(id).getFirst();
    assertThat(last.actor()).isEqualTo(first.actor());
    assertThat(last.reason()).isEqualTo("Traduzione");
    assertThat(desk.get("/it" + page(id)).body()).doesNotContain(first.actor());
    assertThat(desk.get(path(id)).body()).doesNotContain("name=\"tick.description\"");

    TestTexts.rewrite(records, id, "Aiuto per il permesso di soggiorno e la cittadinanza.");
    assertThat(translated(id, "ar").text()).isEqualTo(ARABIC);
    assertThat(description(id).isOlder("ar")).isTrue();
    assertThat(desk.get(path(id)).body())
        .contains("<ins", "e la cittadinanza", "Più vecchia dell’originale");

    Visitor other = signedIn(TestPeople.active(context, "Revisore Blu", TRANSLATOR));
    other.get(path(id));
    assertThat(save(other, id, ARABIC, hash(id), ARABIC, "tick.description", "yes").statusCode())
        .isEqualTo(303);
    entry = translated(id, "ar");
    assertThat(entry.state()).isEqualTo(LocalizedText.State.CHECKED);
    assertThat(entry.author()).isEqualTo(first.actor());
    assertThat(description(id).isOlder("ar")).isFalse();
  }

  @Test
  void aTextThatIsNotItalianIsTranslatedIntoItalian() {
    Visitor elsewhere =
        signedIn(
            TestPeople.active(
                context, "Altrove", new Grant(Role.TRANSLATOR, new Scope.City("venezia"))));
    ServiceId id = TestTexts.service(records, "Sportello " + MadeUp.word("acero"), "In italiano.");
    TestTexts.rewrite(records, id, LocalizedText.of("en", "Help with papers."));
    Person translator = TestPeople.active(context, "Traduttrice Neri", TRANSLATOR);
    Visitor desk = signedIn(translator);
    String italian = "href=\"/it/desk/translations?into=it\"";
    assertThat(desk.get("/it/desk/translations").body()).contains(italian);
    assertThat(elsewhere.get("/it/desk/translations").body())
        .as("no such texts there")
        .doesNotContain(italian);
    String form = desk.get(path(id).replace("=ar", "=it")).body();
    assertThat(form)
        .contains("words.description", "Help with papers.")
        .doesNotContain("words.name");

    assertThat(save(desk, id, "Aiuto con i documenti.", hash(id), "", "into", "it").statusCode())
        .isEqualTo(303);

    assertThat(translated(id, "it").author()).isEqualTo(translator.actor());
    assertThat(description(id).source()).isEqualTo("en");
    assertThat(new Visitor(this::address).get("/it" + page(id)).body())
        .contains("Aiuto con i documenti.");
    TestTexts.rewrite(
        records,
        id,
        description(id).with("en", new LocalizedText.Entry("Help with all papers.", null)));
    assertThat(new Visitor(this::address).get("/it" + page(id)).body())
        .contains("più vecchia dell’originale (inglese)");
    assertThat(desk.get(path(id).replace("=ar", "=it")).body())
        .contains("Più vecchia dell’originale (inglese)");
  }

  @Test
  void whoTranslatedWhileTheSourceChangedGetsBothBackAndLosesNothing() {
    ServiceId id =
        TestTexts.service(records, "Sportello " + MadeUp.word("salice"), "Prima versione.");
    Visitor desk = signedIn(TestPeople.active(context, "Traduttore Rosa", TRANSLATOR));
    desk.get(path(id));
    String before = hash(id);
    TestTexts.rewrite(records, id, "Seconda versione.");

    HttpResponse<String> answer = save(desk, id, "First version.", before, "", "into", "en");

    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(answer.body()).contains("First version.", "Seconda versione.");
    assertThat(description(id).texts()).doesNotContainKey("en");
    assertThat(desk.get(path(id).replace("=ar", "=en")).body())
        .as("kept for the next day")
        .contains("First version.");
  }

  @Test
  void onlyWhoTranslatesThereGetsIn() {
    ServiceId id = TestTexts.service(records, "Sportello " + MadeUp.word("ontano"), "Parole.");
    Visitor elsewhere =
        signedIn(
            TestPeople.active(
                context, "Altrove", new Grant(Role.TRANSLATOR, new Scope.City("bari"))));
    assertThat(elsewhere.get(path(id)).statusCode()).isEqualTo(403);
    Visitor planner =
        signedIn(
            TestPeople.active(
                context, "Programma", new Grant(Role.PLANNER, new Scope.City("torino"))));
    assertThat(planner.get("/it/desk/translations").statusCode()).isEqualTo(403);
    assertThat(new Visitor(this::address).get("/it/desk/translations").statusCode()).isEqualTo(303);
  }

  @Test
  void whatTheAddressOfAReservedPlaceStandsInIsNotOffered() {
    ServiceId id =
        TestTexts.service(
            records,
            "Casa " + MadeUp.word("rifugio"),
            "Ci trovi in via delle Primule 7.",
            Precision.HIDDEN);
    texts.follow();
    assertThat(texts.find("service", id.value().toString()).orElseThrow().texts().keySet())
        .doesNotContain("description", "arrival")
        .contains("name");
  }

  @Test
  void aMachineIsSaidToBeOneAndWritesOverNobody() {
    ServiceId id =
        TestTexts.service(records, "Sportello " + MadeUp.word("frassino"), "Si parla piano.");
    assertThat(texts.write("job:test", "test", List.of(machine(id, "On parle doucement.", ""))))
        .isEmpty();
    Visitor reader = new Visitor(this::address);
    assertThat(reader.get("/en" + page(id)).body())
        .contains("On parle doucement.", "Translated by a machine, not checked");
    assertThat(reader.get("/it" + page(id)).body()).doesNotContain("Tradotto da una macchina");
    Visitor desk = signedIn(TestPeople.active(context, "Traduttrice Viola", TRANSLATOR));
    assertThat(desk.get(path(id).replace("=ar", "=en")).body()).contains("Automatica");
    save(desk, id, "Ici on parle doucement.", hash(id), "On parle doucement.", "into", "en");
    assertThat(translated(id, "en").state()).isEqualTo(LocalizedText.State.HUMAN);
    assertThat(
            texts.write(
                "job:test", "test", List.of(machine(id, "On parle.", "Ici on parle doucement."))))
        .hasSize(1);
    assertThat(description(id).in("en")).isEqualTo("Ici on parle doucement.");
  }

  @Test
  void earlierSentencesAreOfferedWithTheirOriginAndFigure() {
    String word = MadeUp.word("magnolia");
    ServiceId first =
        TestTexts.service(
            records, "Sportello " + word, "Vieni con il " + word + " e due fotografie.");
    Visitor desk = signedIn(TestPeople.active(context, "Traduttrice Lilla", TRANSLATOR));
    desk.get(path(first));
    save(
        desk,
        first,
        "Come with the " + word + " and two photographs.",
        hash(first),
        "",
        "into",
        "en");
    ServiceId second =
        TestTexts.service(
            records, "Ufficio " + word, "Vieni con il " + word + " e tre fotografie. Altro.");
    assertThat(desk.get(path(second).replace("=ar", "=en")).body())
        .contains("Come with the " + word + " and two photographs.", "Sportello " + word, "%");
  }

  @Test
  void everyKindOfTextTakesTranslations() {
    texts.follow();
    for (String kind : List.of("organization", "term", "practice", "guide", "step-guide")) {
      // Terms and step guides are shipped with words in every language: a person writes over them.
      Standing standing =
          switch (kind) {
            case "term" -> Standing.HUMAN;
            case "step-guide" -> Standing.MACHINE;
            default -> Standing.MISSING;
          };
      TextStore.Line line =
          store.list(new Wanted("ti", null, kind, standing, true, List.of()), 0, 1).getFirst();
      Map.Entry<String, LocalizedText> text =
          texts.find(kind, line.record()).orElseThrow().texts().entrySet().stream()
              .filter(
                  each ->
                      each.getValue().texts().containsKey("ti") == (standing != Standing.MISSING))
              .findFirst()
              .orElseThrow();
      Translation translation =
          new Translation(
              kind,
              line.record(),
              text.getKey(),
              "ti",
              "ትርጉም " + kind,
              LocalizedText.State.HUMAN,
              "person:test",
              text.getValue().sourceHash(),
              standing == Standing.MISSING ? "" : text.getValue().in("ti"));
      assertThat(texts.write("person:test", "test", List.of(translation))).as(kind).isEmpty();
      assertThat(
              Objects.requireNonNull(
                      texts.find(kind, line.record()).orElseThrow().texts().get(text.getKey()))
                  .in("ti"))
          .isEqualTo("ትርጉም " + kind);
      assertThat(texts.write("person:test", "test", List.of(translation)))
          .as("the same again")
          .isEmpty();
    }
  }

  @Test
  void whatASourceSaysAnewKeepsTheTranslationsMadeHere() {
    SourceRef source = new SourceRef("test-" + MadeUp.word("fonte"), "1");
    Directory.ChangeSetInfo info = new Directory.ChangeSetInfo("import:test", "test");
    directory.writeServices(info, List.of(TestTexts.draft(source, "Scuola", "Prima.")));
    ServiceId id = Objects.requireNonNull(sources.servicesOf(List.of(source)).get(source));
    assertThat(
            texts.write(
                "person:test",
                "test",
                List.of(
                    new Translation(
                        "service",
                        id.value().toString(),
                        "description",
                        "en",
                        "First.",
                        LocalizedText.State.HUMAN,
                        "person:test",
                        LocalizedText.hash("Prima."),
                        ""))))
        .isEmpty();

    directory.writeServices(info, List.of(TestTexts.draft(source, "Scuola", "Seconda.")));

    assertThat(description(id).in("it")).isEqualTo("Seconda.");
    assertThat(description(id).in("en")).isEqualTo("First.");
    assertThat(description(id).isOlder("en")).isTrue();
    assertThat(records.conflicts(id)).isEmpty();
  }

  @Test
  void countsAndOrderOfTheQueue() {
    ServiceId id = TestTexts.service(records, "Sportello " + MadeUp.word("tiglio"), "Parole.");
    texts.follow();
    Wanted wanted = new Wanted("ka", "torino", "service", Standing.MISSING, true, List.of());
    Map<Standing, Long> counts = store.count(wanted);
    assertThat(counts.get(Standing.MISSING)).isGreaterThanOrEqualTo(4);
    assertThat(store.list(wanted, 0, 10_000))
        .extracting(TextStore.Line::record)
        .contains(id.value().toString());
    assertThat(
            store.list(
                new Wanted("ka", null, null, Standing.MISSING, false, List.of("bari")), 0, 10_000))
        .extracting(TextStore.Line::record)
        .doesNotContain(id.value().toString());
  }

  @Test
  void whatIsToDoInEveryLanguageIsWhatEachLanguageSays() {
    ServiceId id = TestTexts.service(records, "Sportello " + MadeUp.word("frassino"), "Parole.");
    TestTexts.rewrite(records, id, LocalizedText.of("en", "Words."));
    texts.follow();
    List<String> languages = Language.all().stream().map(Language::code).toList();
    for (Wanted wanted :
        List.of(
            new Wanted("it", null, null, null, true, List.of()),
            new Wanted("it", "torino", "service", null, false, List.of("torino")))) {
      Map<String, Long> toDo = store.countToDo(wanted, languages);

      assertThat(toDo).containsOnlyKeys(languages).doesNotContainEntry("it", 0L);
      assertThat(languages)
          .allSatisfy(
              language ->
                  assertThat(toDo.get(language))
                      .as(language)
                      .isEqualTo(
                          toDo(
                              new Wanted(
                                  language,
                                  wanted.city(),
                                  wanted.kind(),
                                  null,
                                  wanted.everything(),
                                  wanted.cities()))));
    }
  }

  private long toDo(Wanted wanted) {
    Map<Standing, Long> counts = store.count(wanted);
    return Stream.of(Standing.MISSING, Standing.OLDER, Standing.MACHINE)
        .mapToLong(standing -> counts.getOrDefault(standing, 0L))
        .sum();
  }

  @Test
  void atTheDeskOnAPhoneAndOnAScreen() {
    String name = "Sportello " + MadeUp.word("acacia");
    ServiceId id =
        TestTexts.service(
            records, name, "Aiuto per il permesso di soggiorno e la tessera sanitaria.");
    Person person = TestPeople.active(context, "Traduttrice Blu", TRANSLATOR);
    try (BrowserContext phone = Browser.open(360, 740);
        BrowserContext screen = Browser.open(1280, 900)) {
      for (BrowserContext browser : List.of(phone, screen)) {
        int width = browser == phone ? 360 : 1280;
        Page page = browser.newPage();
        TestPeople.signIn(page, address("/it/sign-in"), person);
        page.navigate(address("/it/desk/translations?into=ar&kind=service").toString());
        page.locator("[data-entry]").first().waitFor();
        Browser.looked(page, "translations-" + width);
        page.navigate(address(path(id)).toString());
        page.locator("#t-description").waitFor();
        if (width == 360) {
          page.keyboard().press("j");
          page.keyboard().press("j");
          assertThat(page.evaluate("document.activeElement.textContent")).isEqualTo("Descrizione");
          page.locator("#t-description").fill("مساعدة");
          page.locator("#t-description").press("End");
          assertThat(page.locator(".is-missing").count()).isEqualTo(2);
          page.getByText("Bozza tenuta").waitFor();
          page.reload();
          assertThat(page.locator("#t-description").inputValue()).isEqualTo("مساعدة");
        }
        Browser.looked(page, "translation-edit-" + width);
        page.navigate(address("/it/desk/translations/terms?into=ar").toString());
        Browser.looked(page, "translation-terms-" + width);
        page.navigate(address("/it/desk/translations/xliff?into=ar").toString());
        Browser.looked(page, "translation-xliff-" + width);
        page.navigate(address("/it/help/translations").toString());
        Browser.looked(page, "translation-help-" + width);
      }
    }
  }

  private static Translation machine(ServiceId id, String words, String seen) {
    return new Translation(
        "service",
        id.value().toString(),
        "description",
        "en",
        words,
        LocalizedText.State.MACHINE,
        MachineTranslation.AUTHOR,
        LocalizedText.hash("Si parla piano."),
        seen);
  }

  private HttpResponse<String> save(
      Visitor desk, ServiceId id, String words, String of, String seen, String... more) {
    boolean named = more.length == 2 && more[0].equals("into");
    String into = named ? more[1] : "ar";
    boolean ticked = more.length == 2 && !named;
    String[] form = {
      "words.description",
      words,
      "of.description",
      of,
      "seen.description",
      seen,
      "whole",
      "yes",
      ticked ? more[0] : "do",
      ticked ? more[1] : "save"
    };
    return desk.post(path(id).replace("=ar", "=" + into), form);
  }

  private LocalizedText description(ServiceId id) {
    return records.find(id).orElseThrow().draft().details().description();
  }

  private LocalizedText.Entry translated(ServiceId id, String language) {
    return Objects.requireNonNull(description(id).texts().get(language));
  }

  private String hash(ServiceId id) {
    return description(id).sourceHash();
  }

  private static String path(ServiceId id) {
    return "/it/desk/translations/service/" + id.value() + "?into=ar";
  }

  private String page(ServiceId id) {
    return texts.find("service", id.value().toString()).orElseThrow().path();
  }

  private Visitor signedIn(Person person) {
    return new Visitor(this::address).signIn(person.mail(), TestPeople.PASSWORD);
  }
}
