package org.capacitymetro.guides;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.capacitymetro.accounts.TestPeople;
import org.capacitymetro.practices.PracticeId;
import org.capacitymetro.practices.Practices;
import org.capacitymetro.practices.Published;
import org.capacitymetro.practices.TestPractices;
import org.capacitymetro.rights.Grant;
import org.capacitymetro.rights.Person;
import org.capacitymetro.rights.Role;
import org.capacitymetro.rights.Scope;
import org.capacitymetro.testing.RunningApplication;
import org.capacitymetro.testing.Visitor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.web.util.HtmlUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class GuidePagesTest extends RunningApplication {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @Autowired ApplicationContext context;
  @Autowired GuideEditors editors;
  @Autowired GuideStore store;
  @Autowired Guides guides;
  @Autowired Practices practices;
  @Autowired DemonstrationGuides demonstration;

  private Person editor;
  private Visitor desk;

  @BeforeEach
  void people() {
    editor =
        TestPeople.active(
            context, "Editora Lilla", new Grant(Role.EDITOR, new Scope.City("torino")));
    desk = as(editor);
  }

  private Visitor as(Person person) {
    return new Visitor(this::address).signIn(person.mail(), TestPeople.PASSWORD);
  }

  private Visitor reader() {
    return new Visitor(this::address);
  }

  private static String desk(GuideId id) {
    return "/it/desk/guides/" + id.shortForm();
  }

  private static String page(PublishedGuide guide) {
    return "/it" + guide.path("it");
  }

  private List<Published> sheets() {
    return practices.list().stream()
        .filter(published -> published.sheet().demonstration())
        .limit(2)
        .toList();
  }

  private GuideId saved(String title, UUID... practices) {
    GuideId id = editors.create(editor, title, "torino");
    editors.save(
        editor, editors.find(editor, id).orElseThrow(), TestGuides.whole(title, practices), "");
    return id;
  }

  private PublishedGuide published(String title, UUID... practices) {
    GuideId id = saved(title, practices);
    assertThat(editors.take(editor, id, GuideStep.PUBLISH, 2, ""))
        .isEqualTo(GuideEditors.Outcome.TAKEN);
    return guides.find(id).orElseThrow();
  }

  private static String words(HttpResponse<String> answer) {
    return HtmlUtils.htmlUnescape(answer.body());
  }

  private static String location(HttpResponse<String> answer) {
    return answer.headers().firstValue("Location").orElse("");
  }

  @Test
  void answersRecommendOnTheServerAndTicksAreCounted() {
    List<Published> sheets = sheets();
    PublishedGuide guide =
        published("Guida dei banchi", sheets.get(0).id().value(), sheets.get(1).id().value());

    String plain = words(reader().get(page(guide)));
    assertThat(plain)
        .contains("Rispondi alle domande", "0 di 2", "<strong>forte</strong>")
        .containsPattern("<li data-sheet=\"sheet1\"\\s+hidden")
        .doesNotContain("noindex");
    HttpResponse<String> answered =
        reader().get(page(guide) + "?a.quest1=no&a.quest2=yes&t=item01&t=item01&t=nothing&a.x=no");
    assertThat(words(answered))
        .contains("1 di 2", "prima le più urgenti", "a: «Avete un banco?»", "noindex")
        .containsPattern("<li data-sheet=\"sheet1\" ?>")
        .containsPattern("(?s)data-checklist>.*?item02.*?item01")
        .containsPattern("name=\"t\" value=\"item01\" checked");
    assertThat(answered.headers().firstValue("Set-Cookie")).isEmpty();
    assertThat(words(reader().get(page(guide) + "?a.quest1=yes"))).contains("non manca niente");
    assertThat(words(reader().get(page(guide) + "?a.quest1=%3Cscript%3E&t=%00")))
        .contains("0 di 2");
  }

  @Test
  void anOldAddressLeadsOnWithItsAnswers() {
    PublishedGuide guide = published("Guida che si sposta");
    HttpResponse<String> moved =
        reader().get("/it/guides/old-" + guide.id().shortForm() + "?t=item01&a.quest1=partly&x=1");
    assertThat(moved.statusCode()).isEqualTo(301);
    assertThat(location(moved)).isEqualTo(page(guide) + "?a.quest1=partly&t=item01");
    assertThat(reader().get("/it/guides/nothing-7777").statusCode()).isEqualTo(404);
  }

  @Test
  void theListIsSearchedByWordsThemeAndKeeper() {
    String word = "quercia" + UUID.randomUUID().toString().replaceAll("[^a-f]", "");
    PublishedGuide guide = published("Sotto la " + word);

    assertThat(words(reader().get("/it/guides?q=" + word)))
        .contains("1 guida", page(guide), "1 capitolo, 2 cose da fare", "Torino", "Scuola");
    assertThat(words(reader().get("/it/guides?q=" + word + "&theme=school&by=torino")))
        .contains(page(guide));
    assertThat(words(reader().get("/it/guides?q=" + word + "&by=bari")))
        .contains("Nessuna guida risponde", "Mostra tutte le guide")
        .doesNotContain(page(guide));
    assertThat(words(reader().get("/it/guides?q=" + word + "&theme=nonsense")))
        .contains(page(guide));
    assertThat(words(reader().get("/en/guides?theme=cross-rural")))
        .contains("Services in small towns and rural areas");
  }

  @Test
  void theDemonstrationHasFourWholeGuidesInBothLanguagesWithAllTwentySheets() {
    List<PublishedGuide> all =
        guides.list().stream().filter(guide -> guide.content().demonstration()).toList();

    assertThat(all).hasSize(4).hasSameSizeAs(demonstration.read());
    assertThat(
            all.stream()
                .flatMap(guide -> guide.content().sheets().stream())
                .map(GuideContent.SheetRef::practice)
                .distinct())
        .hasSize(20);
    for (PublishedGuide guide : all) {
      GuideContent content = guide.content();
      assertThat(content.questions()).hasSizeBetween(5, 8);
      assertThat(content.items()).hasSizeBetween(8, 15);
      assertThat(GuideForm.unready(content)).isEmpty();
      assertThat(content.textsByName().entrySet())
          .allSatisfy(
              text -> {
                assertThat(TextRule.tooLong(text.getKey(), text.getValue().in("en"))).isEmpty();
                assertThat(TextRule.tooLong(text.getKey(), text.getValue().in("it"))).isEmpty();
                assertThat(text.getValue().isEmpty() || text.getValue().texts().containsKey("en"))
                    .as(text.getKey())
                    .isTrue();
              });
      assertThat(content.questions())
          .allSatisfy(question -> assertThat(question.sheets()).isNotEmpty());
      assertThat(words(reader().get("/en" + guide.path("en"))))
          .contains("This guide is a demonstration", "noindex");
    }
  }

  @Test
  void aSheetTellsOfItsGuidesAndAnArchivedOneIsMarked() {
    Published sheet = sheets().getFirst();
    PublishedGuide guide = published("Guida delle schede", sheet.id().value(), UUID.randomUUID());

    assertThat(guides.of(new PracticeId(sheet.id().value())))
        .extracting(PublishedGuide::id)
        .contains(guide.id());
    assertThat(words(reader().get("/it" + sheet.path("it"))))
        .contains("Guide che la usano", "Guida delle schede", page(guide));
    assertThat(words(reader().get(page(guide))))
        .contains(sheet.sheet().title().in("it"), "Perché sì numero 0")
        .doesNotContain("Perché sì numero 1", "non c’è più");
    assertThat(words(desk.get(desk(guide.id()))))
        .contains("Scheda che non c’è più", "chi legge la guida non la vede");
    JsonNode data = JSON.readTree(reader().get(page(guide) + ".json").body());
    assertThat(data.path("chapters").path(0).path("parts").path(1).path("sheets")).hasSize(1);
    assertThat(data.path("city").asString()).isEqualTo("torino");
  }

  @Test
  void onlyTheEditorsOfItsCitySeeADraft() {
    GuideId id = saved("Bozza segreta");
    Person bari =
        TestPeople.active(context, "Editore Ocra", new Grant(Role.EDITOR, new Scope.City("bari")));
    Person moderator =
        TestPeople.active(
            context, "Moderatrice Rame", new Grant(Role.MODERATOR, new Scope.City("torino")));

    assertThat(desk.get(desk(id)).statusCode()).isEqualTo(200);
    assertThat(desk.get(desk(id) + "/preview").body()).contains("Bozza segreta");
    assertThat(desk.get("/it/desk/guides").body()).contains("Bozza segreta");
    for (Person other : List.of(bari, moderator)) {
      Visitor visitor = as(other);
      visitor.get("/it/desk");
      for (String path : List.of("", "/preview", "/versions", "/translation")) {
        assertThat(visitor.get(desk(id) + path).statusCode()).as(path).isEqualTo(404);
      }
      visitor.get("/it/account");
      for (String path : List.of("", "/steps", "/translation", "/versions/1/restore")) {
        assertThat(
                visitor
                    .post(desk(id) + path, "whole", "yes", "step", "publish", "version", "2")
                    .statusCode())
            .as(path)
            .isEqualTo(404);
      }
    }
    assertThat(as(moderator).get("/it/desk/guides").statusCode()).isEqualTo(403);
    assertThat(as(bari).get("/it/desk/guides").body()).doesNotContain("Bozza segreta");
    assertThat(reader().get(desk(id)).statusCode()).isEqualTo(303);
    assertThat(reader().get("/it/guides/" + id.shortForm()).statusCode()).isEqualTo(404);
    desk.get(desk(id));
    assertThat(desk.withoutToken().post(desk(id), "title", "X", "whole", "yes").statusCode())
        .isEqualTo(403);
    assertThat(store.find(id).orElseThrow().version()).isEqualTo(2);
  }

  @Test
  void aGuideOfTheNetworkIsForThoseWhoKeepTheNetwork() {
    Person network =
        TestPeople.active(
            context, "Redattrice Rete", new Grant(Role.EDITOR, new Scope.Everything()));
    desk.get("/it/desk/guides/new");
    assertThat(desk.get("/it/desk/guides/new").body()).doesNotContain("Tutta la rete");
    HttpResponse<String> refused = desk.post("/it/desk/guides/new", "title", "Di tutti", "by", "");
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(words(refused)).contains("Di tutti", "scegline almeno una");
    assertThat(desk.post("/it/desk/guides/new", "title", "X", "by", "bari").statusCode())
        .isEqualTo(422);
    Visitor keeper = as(network);
    keeper.get("/it/desk/guides/new");
    HttpResponse<String> begun =
        keeper.post("/it/desk/guides/new", "title", "Guida della rete", "by", "");
    assertThat(begun.statusCode()).isEqualTo(303);
    assertThat(words(keeper.get(location(begun)))).contains("Guida della rete", "Tutta la rete");
    assertThat(words(keeper.post("/it/desk/guides/new", "title", TestGuides.words(16), "by", "")))
        .contains("al massimo 15 parole, ne hai scritte 16");
  }

  @Test
  void withoutScriptsPartsAreAddedMovedRemovedAndNothingTypedIsLost() {
    GuideId id = editors.create(editor, "Senza script", "torino");
    desk.get(desk(id));
    Fields fields = GuideForm.of(store.find(id).orElseThrow().content()).with("version", "1");

    send(id, fields.with("purpose", "Scritto e non salvato"), "chapter");
    fields = store.findKept(editor.id(), id).orElseThrow();
    String chapter = fields.list("chapters").getFirst();
    send(id, fields, "part:" + chapter + ":text");
    fields = store.findKept(editor.id(), id).orElseThrow();
    send(id, fields, "part:" + chapter + ":checklist");
    fields = store.findKept(editor.id(), id).orElseThrow();
    List<String> parts = fields.list(chapter + ".parts");
    send(id, fields, "row:" + parts.get(1));
    fields = store.findKept(editor.id(), id).orElseThrow();
    String item = fields.list(parts.get(1) + ".rows").getFirst();
    send(id, fields.with(item + ".words", "Fare la prima cosa"), "up:" + parts.get(1));
    fields = store.findKept(editor.id(), id).orElseThrow();
    assertThat(fields.list(chapter + ".parts")).containsExactly(parts.get(1), parts.get(0));
    String form = words(desk.get(desk(id)));
    assertThat(form)
        .contains(
            "Scritto e non salvato",
            "Fare la prima cosa",
            "Capitolo 1, blocco 1 (Che cosa fare)",
            "avevi scritto e non ancora salvato");

    send(id, fields, "remove:" + parts.get(0));
    fields = store.findKept(editor.id(), id).orElseThrow();
    assertThat(location(desk.post(desk(id), TestGuides.form(fields, "do", "save"))))
        .endsWith("?done=saved");
    GuideContent content = store.find(id).orElseThrow().content();
    assertThat(content.items())
        .extracting(each -> each.words().in("it"))
        .containsExactly("Fare la prima cosa");
    assertThat(content.chapters().getFirst().parts()).hasSize(1);
    assertThat(store.findKept(editor.id(), id)).isEmpty();
  }

  private void send(GuideId id, Fields fields, String action) {
    HttpResponse<String> answer = desk.post(desk(id), TestGuides.form(fields, "do", action));
    assertThat(answer.statusCode()).as(action).isEqualTo(303);
    assertThat(location(answer)).contains("?focus=");
  }

  @Test
  void aSheetIsChosenFromTheListOnce() {
    GuideId id = saved("Guida con scheda", sheets().getFirst().id().value());
    Fields fields = GuideForm.of(store.find(id).orElseThrow().content()).with("version", "2");
    desk.get(desk(id));
    HttpResponse<String> none = desk.post(desk(id), TestGuides.form(fields, "do", "sheet:parts1"));
    assertThat(none.statusCode()).isEqualTo(422);
    assertThat(words(none)).contains("scegli prima una scheda");
    String second = sheets().get(1).id().value().toString();
    send(id, fields.with("parts1.new", second), "sheet:parts1");
    Fields added = store.findKept(editor.id(), id).orElseThrow();
    assertThat(added.list("parts1.rows")).hasSize(2);
    Fields twice =
        fields
            .adding("parts1.rows", "sheetx")
            .with("sheetx.practice", fields.text("sheet0.practice"));
    assertThat(words(desk.post(desk(id), TestGuides.form(twice, "do", "save"))))
        .contains("è già in questa guida");
    Fields hostile = fields.adding("parts1.rows", "sheety").with("sheety.practice", "../../etc");
    assertThat(words(desk.post(desk(id), TestGuides.form(hostile, "do", "save"))))
        .contains("non è una scheda del toolkit");
  }

  @Test
  void whatCannotBeKeptComesBackWithItsSentence() {
    GuideId id = saved("Guida lunga");
    Fields fields = GuideForm.of(store.find(id).orElseThrow().content()).with("version", "2");
    desk.get(desk(id));
    String pages = TestGuides.words(60_000);

    HttpResponse<String> answer =
        desk.post(
            desk(id),
            TestGuides.form(
                fields.with("partt1.text", pages).with("title", "").with("item01.words", "Resta"),
                "do",
                "save"));

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(words(answer))
        .contains(
            "Capitolo 1, blocco 1 (Testo): Testo: al massimo 500 parole, ne hai scritte 60.000",
            "Titolo: manca.",
            pages,
            "Resta");
    HttpResponse<String> cut = desk.post(desk(id), "title", "Tagliato");
    assertThat(cut.statusCode()).isEqualTo(400);
    assertThat(words(cut)).contains("non è arrivato intero", "Resta");
    assertThat(
            desk.post(
                    desk(id),
                    TestGuides.form(
                        fields.with("partt1.text", TestGuides.words(200_000)), "do", "keep"))
                .statusCode())
        .isEqualTo(413);
    assertThat(store.find(id).orElseThrow().version()).isEqualTo(2);
  }

  @Test
  void hostileWordsAreShownAndRunNowhere() {
    String hostile = "<script>alert(1)</script>\"onload='x'";
    GuideId id = saved("Guida ostile");
    GuideContent content =
        store
            .find(id)
            .orElseThrow()
            .content()
            .withTexts(
                (name, text) ->
                    name.equals("partt1.text")
                        ? org.capacitymetro.text.LocalizedText.of(
                            "it",
                            hostile + " [x](javascript:alert(1)) ![y](https://e.example/p.png)")
                        : text.isEmpty()
                            ? text
                            : org.capacitymetro.text.LocalizedText.of("it", hostile));
    editors.save(editor, editors.find(editor, id).orElseThrow(), content, "");
    editors.take(editor, id, GuideStep.PUBLISH, 3, "");
    PublishedGuide guide = guides.find(id).orElseThrow();
    for (String body :
        List.of(
            reader().get(page(guide) + "?a.quest1=no").body(),
            reader().get("/it/guides?q=alert").body(),
            desk.get(desk(id)).body(),
            desk.get(desk(id) + "/versions").body(),
            desk.get(desk(id) + "/translation").body())) {
      assertThat(body)
          .contains("&lt;script")
          .doesNotContain("<script>alert", "href=\"javascript", "<img src=\"https")
          .doesNotContainPattern("=\"[^\"<>]*script(?:>|&gt;)\"onload");
    }
  }

  @Test
  void twoEditorsAtOnceBothStay() {
    Person second =
        TestPeople.active(
            context, "Editor Secondo", new Grant(Role.EDITOR, new Scope.City("torino")));
    Visitor other = as(second);
    GuideId id = saved("In due");
    Fields fields = GuideForm.of(store.find(id).orElseThrow().content()).with("version", "2");
    desk.get(desk(id));
    other.get(desk(id));

    assertThat(
            location(
                other.post(
                    desk(id),
                    TestGuides.form(
                        fields.with("title", "In due, suo").with("item01.words", "Suo"),
                        "do",
                        "save"))))
        .endsWith("done=saved");
    assertThat(
            location(
                desk.post(
                    desk(id), TestGuides.form(fields.with("item02.words", "Mio"), "do", "save"))))
        .endsWith("done=merged");
    assertThat(store.find(id).orElseThrow().content().items())
        .extracting(item -> item.words().in("it"))
        .containsExactly("Suo", "Mio");

    HttpResponse<String> both =
        other.post(
            desk(id), TestGuides.form(fields.with("item02.words", "Di nuovo suo"), "do", "save"));
    assertThat(both.statusCode()).isEqualTo(409);
    assertThat(words(both))
        .contains("Nel frattempo qualcun altro ha scritto", "Mio", "Di nuovo suo", "In due, suo");
    Fields kept = store.findKept(second.id(), id).orElseThrow();
    assertThat(kept.text("version")).isEqualTo("4");
    assertThat(location(other.post(desk(id), TestGuides.form(kept, "do", "save"))))
        .endsWith("done=saved");
    assertThat(store.find(id).orElseThrow().content().items())
        .extracting(item -> item.words().in("it"))
        .containsExactly("Suo", "Di nuovo suo");
  }

  @Test
  void publishedArchivedAndBackWithReasonsAndVersions() {
    GuideId id = editors.create(editor, "La sua strada", "torino");
    desk.get(desk(id));
    assertThat(step(id, "publish", 1, "")).endsWith("done=unready");
    assertThat(words(desk.get(desk(id)))).contains("Prima di pubblicarla", "Per chi: manca");
    editors.save(
        editor,
        editors.find(editor, id).orElseThrow(),
        TestGuides.whole("La sua strada"),
        "Prima stesura");
    assertThat(step(id, "publish", 1, "")).endsWith("done=late");
    assertThat(step(id, "publish", 2, "")).endsWith("done=taken");
    PublishedGuide guide = guides.find(id).orElseThrow();
    editors.save(
        editor,
        editors.find(editor, id).orElseThrow(),
        TestGuides.whole("La sua strada nuova"),
        "Titolo più chiaro");
    assertThat(words(reader().get(page(guide)))).doesNotContain("La sua strada nuova");
    assertThat(words(desk.get(desk(id)))).contains("con modifiche non pubblicate");

    assertThat(words(desk.get(desk(id) + "/versions?from=2&to=3")))
        .contains(
            "Editora Lilla", "Titolo più chiaro", "<del class=\"practice-words\">La sua strada<")
        .contains("<ins class=\"practice-words\">La sua strada nuova<")
        .doesNotContain("<dt>Capitoli</dt>");
    desk.post(desk(id) + "/versions/2/restore");
    assertThat(store.find(id).orElseThrow().version()).isEqualTo(4);
    assertThat(store.find(id).orElseThrow().content().title().in("it")).isEqualTo("La sua strada");

    assertThat(step(id, "archive", 4, " ")).endsWith("done=no-reason");
    assertThat(step(id, "archive", 4, "Legge cambiata")).endsWith("done=taken");
    assertThat(words(desk.get(desk(id)))).contains("Legge cambiata", "Editora Lilla");
    assertThat(words(reader().get(page(guide)))).contains("Questa guida è archiviata", "noindex");
    assertThat(guides.list()).extracting(PublishedGuide::id).doesNotContain(id);
    desk.get(desk(id));
    assertThat(desk.post(desk(id), "title", "X", "whole", "yes").statusCode()).isEqualTo(409);
    assertThat(step(id, "restore", 4, "Torna utile")).endsWith("done=taken");
    assertThat(guides.list()).extracting(PublishedGuide::id).contains(id);
  }

  private String step(GuideId id, String step, int version, String reason) {
    desk.get(desk(id));
    return location(
        desk.post(
            desk(id) + "/steps",
            "step",
            step,
            "version",
            Integer.toString(version),
            "reason",
            reason));
  }

  @Test
  void theTranslationStandsBesideTheItalianAndKnowsItsAge() {
    GuideId id = saved("Da tradurre");
    String path = desk(id) + "/translation";
    assertThat(words(desk.get(path))).contains("da tradurre", "Comprare il banco");
    HttpResponse<String> saved =
        desk.post(
            path, "version", "2", "title", "To translate", "item01.words", "Buy", "whole", "x");
    assertThat(location(saved)).endsWith("done=saved");
    assertThat(store.find(id).orElseThrow().content().title().in("en")).isEqualTo("To translate");
    Fields fields = GuideForm.of(store.find(id).orElseThrow().content()).with("version", "2");
    desk.get(desk(id));
    desk.post(desk(id), TestGuides.form(fields.with("title", "Tradotta"), "do", "save"));
    assertThat(words(desk.get(path)))
        .contains("Più vecchia dell’italiano", "1 più vecchio dell’italiano", "still.title");
    HttpResponse<String> tooLong =
        desk.post(path, "version", "3", "title", TestGuides.words(16), "whole", "x");
    assertThat(tooLong.statusCode()).isEqualTo(422);
    assertThat(words(tooLong)).contains("al massimo 15 parole", TestGuides.words(16));
    assertThat(desk.post(path, "version", "3", "title", "X").statusCode()).isEqualTo(400);
    HttpResponse<String> late = desk.post(path, "version", "2", "title", "Another", "whole", "x");
    assertThat(late.statusCode()).isEqualTo(409);
    assertThat(words(late)).contains("To translate", "Another", "Buy");
  }

  @Test
  void theChecklistGoesAsAFileAndComesBack() {
    PublishedGuide guide = published("Guida da portare");
    String state = "?t=item02&a.quest1=no";
    HttpResponse<String> file = reader().get(page(guide) + "/checklist.json" + state);
    assertThat(file.headers().firstValue("Content-Disposition").orElseThrow())
        .contains("attachment", ".json");
    assertThat(file.headers().firstValue("Cache-Control")).contains("no-store");
    JsonNode data = JSON.readTree(file.body());
    assertThat(data.path("items").path(1).path("done").asBoolean()).isTrue();
    assertThat(data.path("answers").path("quest1").asString()).isEqualTo("no");
    assertThat(reader().get(page(guide) + "/checklist.csv" + state).body())
        .contains("Capitolo;Che cosa fare;Suggerimento;Fatto", "Il primo;Comprare la sedia;;Sì");
    assertThat(reader().get(page(guide) + "/checklist.txt" + state).body())
        .contains("1 di 2", "[ ] Comprare il banco\n    Di legno\n[x] Comprare la sedia");

    Visitor device = reader();
    device.get(page(guide));
    HttpResponse<String> back =
        device.upload(
            page(guide) + "/checklist",
            "file",
            "lista.json",
            file.body().getBytes(StandardCharsets.UTF_8));
    assertThat(location(back))
        .isEqualTo(
            page(guide)
                + state.replace("t=item02&a.quest1=no", "a.quest1=no&t=item02")
                + "&imported=2#state");
    assertThat(words(device.get(location(back).replace("#state", ""))))
        .contains("Rimesse 2 risposte e spunte", "1 di 2");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "empty|''",
        "broken|{\"format\":",
        "broken|%PDF-1.7",
        "foreign|[1,2]",
        "foreign|{}",
        "foreign|{'format':'other'}",
        "other-guide|{'format':'capacity-metro-guide','version':1,'guide':'7777'}",
        "newer|{'format':'capacity-metro-guide','version':9,'guide':'ID'}",
        "too-large|LONG"
      })
  void aFileThatIsNoneIsRefusedInWords(String why, String content) {
    PublishedGuide guide = published("Guida dei file");
    String text =
        switch (content) {
          case "''" -> "";
          case "LONG" -> "x".repeat(ChecklistFile.MOST_BYTES + 1);
          default -> content.replace('\'', '"').replace("ID", guide.id().shortForm());
        };
    Visitor device = reader();
    device.get(page(guide));
    HttpResponse<String> answer =
        device.upload(
            page(guide) + "/checklist", "file", "x.json", text.getBytes(StandardCharsets.UTF_8));
    assertThat(answer.statusCode()).isEqualTo(422);
    String sentence =
        org.capacitymetro.pages.Messages.in(
                org.capacitymetro.pages.Language.find("it").orElseThrow())
            .get("guides.refused." + why);
    assertThat(words(answer))
        .containsPattern(
            Pattern.compile("role=\"alert\">.*" + Pattern.quote(sentence), Pattern.DOTALL));
  }

  @Test
  void aFileOfAnOlderGuideGivesWhatIsStillThere() {
    PublishedGuide guide = published("Guida cambiata");
    String content =
        """
        {"format":"capacity-metro-guide","version":1,"guide":"%s",
         "answers":{"quest1":"perhaps","gone01":"no"},
         "items":[{"id":"item01","done":true},{"id":"gone02","done":true},{"id":7},null,"x"]}
        """
            .formatted(guide.id().shortForm());
    HttpResponse<String> answer =
        reader()
            .upload(
                page(guide) + "/checklist",
                "file",
                "x.json",
                content.getBytes(StandardCharsets.UTF_8));
    assertThat(location(answer)).isEqualTo(page(guide) + "?t=item01&imported=1#state");
  }

  @Test
  void anArchivedSheetStaysInTheGuideAndSaysSo() {
    Person author =
        TestPeople.active(context, "Autore Grigio", new Grant(Role.EDITOR, new Scope.Everything()));
    PracticeId practice = TestPractices.micro(context, author, "Il gesso che non sporca");
    PublishedGuide guide = published("Guida con archivio", practice.value());
    assertThat(words(reader().get(page(guide))))
        .contains("Il gesso che non sporca")
        .doesNotContain("Scheda archiviata");
    TestPractices.archive(context, author, practice);
    assertThat(words(reader().get(page(guide))))
        .contains("Il gesso che non sporca", "Scheda archiviata");
    assertThat(words(desk.get(desk(guide.id())))).contains("Scheda archiviata");
  }

  @Test
  void theCityAndTheSiteMapLeadToItsGuides() {
    PublishedGuide guide = published("Guida di Torino");
    assertThat(words(reader().get("/it/cities/torino"))).contains("Guida di Torino", page(guide));
    assertThat(words(reader().get("/it/cities/bari"))).doesNotContain("Guida di Torino");
    assertThat(reader().get("/sitemaps/guides.xml").body())
        .contains(page(guide), "/en" + guide.path("en"))
        .doesNotContain("iscrivere-a-scuola");
  }

  @Test
  void thePagesOfHelpAndNavigationLeadToTheGuides() {
    assertThat(reader().get("/it/").body()).contains("href=\"/it/guides\"");
    assertThat(words(reader().get("/it/help/guides"))).contains("In due insieme");
    assertThat(words(reader().get("/en/help/guides"))).contains("Two at once");
    assertThat(desk.get("/it/desk").body()).contains("/it/desk/guides");
  }
}
