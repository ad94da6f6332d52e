package org.capacitymetro.guides;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.Media;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.capacitymetro.accounts.TestPeople;
import org.capacitymetro.rights.Grant;
import org.capacitymetro.rights.Person;
import org.capacitymetro.rights.Role;
import org.capacitymetro.rights.Scope;
import org.capacitymetro.testing.Browser;
import org.capacitymetro.testing.RunningApplication;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

class BrowserGuideTest extends RunningApplication {
  @Autowired ApplicationContext context;
  @Autowired Guides guides;
  @Autowired GuideStore store;

  private PublishedGuide school() {
    return guides.list().stream()
        .filter(guide -> guide.content().demonstration() && "milano".equals(guide.city()))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void answersRecommendAtOnceTicksStayInTheBrowserAndTravelAsAFile() throws IOException {
    PublishedGuide guide = school();
    GuideContent content = guide.content();
    GuideContent.Question places = content.questions().get(0);
    GuideContent.Question absences = content.questions().get(5);
    String address = address("/it" + guide.path("it")).toString();
    Path file;
    try (BrowserContext visitor = Browser.open(1280, 900)) {
      Page page = visitor.newPage();
      List<String> asked = new ArrayList<>();
      page.navigate(address);
      page.onRequest(request -> asked.add(request.url()));
      assertThat(page.locator("[data-without-script]").first()).isHidden();
      assertThat(page.locator("[data-with-script]")).containsText("solo in questo browser");
      answer(page, places, "partly");
      answer(page, absences, "no");
      Locator advised = page.locator("[data-advice] [data-sheet]:visible");
      assertThat(advised).hasCount(2);
      assertThat(advised.nth(0)).containsText("La sedia vuota");
      assertThat(advised.nth(0)).containsText(absences.words().in("it"));
      assertThat(advised.nth(1)).containsText("Dieci giorni");
      assertThat(page.locator("[data-first] [data-item]:visible")).hasCount(3);
      Locator lists = page.locator("[data-checklist]");
      assertThat(lists.nth(1).locator("li").first())
          .hasAttribute("data-item", absences.items().getFirst());
      lists.nth(0).locator("li").nth(2).locator("input").check();
      lists.nth(1).locator("li").first().locator("input").check();
      assertThat(page.locator("[data-progress-of='']")).hasText("2 di " + content.items().size());
      Browser.looked(page, "guide-answered-1280-it");

      page.reload();
      assertThat(page.locator("[data-progress-of='']")).hasText("2 di " + content.items().size());
      assertThat(advised.nth(0)).containsText("La sedia vuota");
      assertThat(asked).as("nothing is sent").noneMatch(url -> url.contains("?"));
      assertThat(page.url()).isEqualTo(address);

      page.locator(".guide-files summary").click();
      Download download =
          page.waitForDownload(() -> page.locator("button[formaction$='checklist.json']").click());
      file = Files.createTempFile("checklist", ".json");
      download.saveAs(file);
      assertThat(Files.readString(file)).contains("\"done\" : true");

      page.locator("[data-forget]").click();
      assertThat(page.locator("#guide-forgotten")).containsText("Dimenticate");
      assertThat(page.locator("[data-progress-of='']")).hasText("0 di " + content.items().size());
      assertThat(advised).hasCount(0);
      assertThat(page.evaluate("localStorage.length")).isEqualTo(0);
      assertThat(visitor.cookies()).isEmpty();
    }
    try (BrowserContext device = Browser.open(360, 740)) {
      Page page = device.newPage();
      page.navigate(address);
      page.locator(".guide-files summary").click();
      bring(page, "{\"format\":");
      assertThat(page.locator("#guide-imported")).containsText("non si riesce a leggere");
      bring(page, "{\"format\":\"other\"}");
      assertThat(page.locator("#guide-imported")).containsText("non viene da una guida");
      page.locator("#guide-file").setInputFiles(file);
      page.locator("button[form='guide-import']").click();
      assertThat(page.locator("#guide-imported")).containsText("rimesse: 4");
      assertThat(page.locator("[data-progress-of='']")).hasText("2 di " + content.items().size());
      Browser.looked(page, "guide-imported-360-it");
      page.reload();
      assertThat(page.locator("[data-progress-of='']")).hasText("2 di " + content.items().size());
      assertThat(page.locator("[data-advice] [data-sheet]:visible")).hasCount(2);
    } finally {
      Files.delete(file);
    }
  }

  private static void bring(Page page, String content) {
    page.locator("#guide-file")
        .setInputFiles(
            new FilePayload(
                "x.json", "application/json", content.getBytes(StandardCharsets.UTF_8)));
    page.locator("button[form='guide-import']").click();
  }

  private static void answer(Page page, GuideContent.Question question, String code) {
    page.locator("[name='a." + question.id() + "'][value='" + code + "']").check();
  }

  @Test
  void aGuideWithAStarIsTickedWithoutANetwork() {
    PublishedGuide guide = school();
    try (BrowserContext device = Browser.open(360, 740)) {
      Page page = device.newPage();
      page.navigate(address("/it" + guide.path("it")).toString());
      page.locator("button[data-favourite=guide]").click();
      page.waitForCondition(
          () ->
              Boolean.TRUE.equals(
                  page.evaluate(
                      "async () => (await caches.match('/kept/languages/it')) !== undefined")));
      Browser.looked(page, "guide-star-360-it");

      device.setOffline(true);
      page.navigate(address("/it/favourites").toString());
      page.locator(".favourite h2 a").click();
      page.locator("[data-checklist] input").first().check();
      assertThat(page.locator("[data-progress-of='']")).containsText("1 di ");
      Browser.looked(page, "guide-offline-360-it");
      page.reload();
      assertThat(page.locator("[data-progress-of='']")).containsText("1 di ");
    }
  }

  @Test
  void withoutScriptsTheAddressCarriesTheAnswers() {
    PublishedGuide guide = school();
    try (BrowserContext visitor =
        Browser.open(Browser.options(360, 740).setJavaScriptEnabled(false))) {
      Page page = visitor.newPage();
      page.navigate(address("/it" + guide.path("it")).toString());
      answer(page, guide.content().questions().get(5), "no");
      page.locator("[data-checklist] input").first().check();
      page.getByText("Mostra che cosa ci consigliate").click();
      assertThat(page.locator("[data-advice] [data-sheet]:visible")).hasCount(1);
      assertThat(page.locator("[data-progress-of='']")).containsText("1 di ");
      assertThat(page.locator("[data-checklist] input:checked")).hasCount(1);
      Browser.fits(page, "guide-noscript-360-it");
    }
  }

  @Test
  void theListAndAGuideAreReadInBothLanguagesAndBothSizesAndPrinted() {
    PublishedGuide guide = school();
    for (String language : List.of("it", "en")) {
      for (int width : List.of(360, 1280)) {
        try (BrowserContext visitor = Browser.open(width, 800)) {
          Page page = visitor.newPage();
          page.navigate(address("/" + language + "/guides").toString());
          Browser.looked(page, "guides-" + width + "-" + language);
          page.navigate(address("/" + language + "/guides?q=nessunaparolacosi").toString());
          Browser.looked(page, "guides-none-" + width + "-" + language);
          page.navigate(address("/" + language + guide.path(language)).toString());
          Browser.looked(page, "guide-" + width + "-" + language);
          page.navigate(address("/" + language + "/help/guides").toString());
          Browser.looked(page, "guides-help-" + width + "-" + language);
        }
      }
    }
    try (BrowserContext visitor = Browser.open(800, 1000)) {
      Page page = visitor.newPage();
      page.navigate(address("/it" + guide.path("it")).toString());
      page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
      assertThat(page.locator("[data-forget]")).isHidden();
      assertThat(page.locator("[data-checklist] input").first()).isVisible();
      Browser.picture(page, "guide-print-it");
    }
  }

  @Test
  void aGuideIsWrittenPublishedTranslatedAndRead() {
    Person editor =
        TestPeople.active(
            context, "Editora Corallo", new Grant(Role.EDITOR, new Scope.City("torino")));
    try (BrowserContext writing = Browser.open(1280, 900);
        BrowserContext reading = Browser.open(360, 740)) {
      Page page = writing.newPage();
      TestPeople.signIn(page, address("/it/sign-in"), editor);
      page.navigate(address("/it/desk/guides").toString());
      Browser.looked(page, "guides-desk-1280-it");
      page.getByText("Comincia una guida").click();
      Browser.looked(page, "guide-new-1280-it");
      page.locator("#f-title").fill("Aprire un cortile");
      page.getByText("Comincia a scrivere").click();
      page.locator("#f-purpose").fill("Un cortile aperto due pomeriggi.");
      page.locator("#f-audience").fill("Case di quartiere.");
      page.locator("#f-themes-cross-network").check();
      page.getByText("+ Capitolo").click();
      Locator title = page.getByLabel("Titolo").nth(1);
      title.fill("Le chiavi");
      add(page, "Testo");
      page.locator("textarea[name$='.text']").fill("Chi ha le **chiavi**?");
      add(page, "Che cosa fare");
      page.getByText("+ Cosa da fare").click();
      page.locator("textarea[name$='.words']").fill("Fare due copie delle chiavi");
      add(page, "Pratiche da conoscere");
      page.locator("select[name$='.new']")
          .selectOption(
              new com.microsoft.playwright.options.SelectOption()
                  .setLabel("La ricetta con il sole e la luna"));
      page.locator("button[value^='sheet:']").click();
      page.locator("textarea[name$='.why']").fill("Perché si capisce.");
      add(page, "A che punto siete?");
      page.getByText("+ Domanda").click();
      page.locator("textarea[name$='.words']").nth(1).fill("Sapete chi ha le chiavi?");
      page.locator(".tick-group summary").click();
      page.locator("input[name$='.sheets']").check();
      page.locator("input[name$='.items']").check();
      page.locator("button[value^='up:']").last().click();
      page.locator(".guide-edit-part").nth(2).getByText("A che punto siete?").first().waitFor();
      Browser.looked(page, "guide-edit-1280-it");
      assertThat(page.locator("textarea[name$='.text']")).hasValue("Chi ha le **chiavi**?");
      page.locator(".practice-save button").click();
      page.locator(".done").waitFor();
      page.getByText("Pubblica", new Page.GetByTextOptions().setExact(true)).click();
      page.getByText("Fatto.").waitFor();

      page.getByText("Traduzione in inglese").first().click();
      Browser.looked(page, "guide-translation-1280-it");
      page.locator("#f-title").fill("Opening a courtyard");
      page.getByText("Salva la traduzione").click();
      page.locator(".done").waitFor();
      page.navigate(address("/it/desk/guides").toString());
      page.getByText("Aprire un cortile").click();
      page.setViewportSize(360, 740);
      Browser.looked(page, "guide-edit-360-it");
      page.locator(".editor-links a[href$='/versions']").click();
      Browser.looked(page, "guide-versions-360-it");
      page.goBack();

      String path = page.getByText("Pagina pubblica").getAttribute("href");
      Page phone = reading.newPage();
      phone.navigate(address(path.replace("/it/", "/en/")).toString());
      assertThat(phone.locator("h1")).hasText("Opening a courtyard");
      phone.locator("[data-question] input[value='no']").check();
      assertThat(phone.locator("[data-advice] [data-sheet]:visible")).hasCount(1);
      assertThat(phone.locator("[data-checklist] li").first()).hasClass("is-first");
    }
  }

  private static void add(Page page, String kind) {
    int before = page.locator(".guide-edit-part").count();
    page.locator(".guide-add").getByText("+ " + kind).click();
    assertThat(page.locator(".guide-edit-part")).hasCount(before + 1);
  }

  @Test
  void twoEditorsInTwoBrowsersLoseNothing() {
    Grant grant = new Grant(Role.EDITOR, new Scope.City("torino"));
    Person one = TestPeople.active(context, "Editora Prima", grant);
    Person two = TestPeople.active(context, "Editora Seconda", grant);
    GuideEditors editors = context.getBean(GuideEditors.class);
    GuideId id = editors.create(one, "Scritta in due", "torino");
    editors.save(one, editors.find(one, id).orElseThrow(), TestGuides.whole("Scritta in due"), "");
    String address = address("/it/desk/guides/" + id.shortForm()).toString();
    try (BrowserContext left = Browser.open(1280, 900);
        BrowserContext right = Browser.open(1280, 900)) {
      Page first = left.newPage();
      TestPeople.signIn(first, address("/it/sign-in"), one);
      Page second = right.newPage();
      TestPeople.signIn(second, address("/it/sign-in"), two);
      first.navigate(address);
      second.navigate(address);
      first.locator("#f-item01-words").fill("Scritto da una");
      first.locator("#f-title").fill("Titolo di una");
      second.locator("#f-item02-words").fill("Scritto dall’altra");
      second.locator("#f-title").fill("Titolo dell’altra");
      first.locator(".practice-save button").click();
      first.locator(".done").waitFor();
      second.locator(".practice-save button").click();
      second.locator("#problems").waitFor();
      assertThat(second.locator("#f-title-theirs")).containsText("Titolo di una");
      assertThat(second.locator("#f-title")).hasValue("Titolo dell’altra");
      assertThat(second.locator("#f-item01-words")).hasValue("Scritto da una");
      Browser.looked(second, "guide-dispute-1280-it");
      second.locator(".practice-save button").click();
      second.locator(".done").waitFor();
    }
    GuideContent content = store.find(id).orElseThrow().content();
    assertThat(content.title().in("it")).isEqualTo("Titolo dell’altra");
    assertThat(content.items())
        .extracting(item -> item.words().in("it"))
        .containsExactly("Scritto da una", "Scritto dall’altra");
  }
}
