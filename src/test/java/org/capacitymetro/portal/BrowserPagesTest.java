package org.capacitymetro.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.Media;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.capacitymetro.directory.Directory;
import org.capacitymetro.hsds.Addresses;
import org.capacitymetro.hsds.PublicService;
import org.capacitymetro.search.ServiceQuery;
import org.capacitymetro.search.ServiceSearch;
import org.capacitymetro.testing.Barriers;
import org.capacitymetro.testing.Browser;
import org.capacitymetro.testing.RunningApplication;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

class BrowserPagesTest extends RunningApplication {
  /// What is left of 1280 pixels at a zoom of 400 %.
  private static final int ZOOMED = 320;

  private static final long MOST_BYTES = 350_000;

  /// Links, buttons and headings of which a part is outside the window; filters are in a row that
  /// is pushed along.
  private static final String CUT =
      """
      [...document.querySelectorAll('main a, main button, main select, h1, h2, header a')]
        .filter(part => part.checkVisibility() && !part.closest('.maplibregl-map'))
        .filter(part => !part.classList.contains('visually-hidden-focusable') && !part.parentElement.closest('.filter-row'))
        .map(part => ({ part, box: part.getBoundingClientRect() }))
        .filter(({ box }) => box.width > 1 && (box.left < -1 || box.right > innerWidth + 1))
        .map(({ part }) => part.outerHTML.slice(0, 120))
      """;

  @Autowired Directory directory;
  @Autowired ServiceSearch search;

  @BeforeEach
  void write() {
    TestServices.write(directory, search);
  }

  @Test
  void aServiceIsFoundAndOpenedWithoutJavaScript() {
    try (BrowserContext context =
        Browser.open(Browser.options(1280, 900).setJavaScriptEnabled(false))) {
      Page page = context.newPage();
      page.navigate(address("/it/").toString());
      page.getByLabel("Che cosa cerchi?").fill(TestServices.WORD);
      page.getByLabel("Che cosa cerchi?").press("Enter");
      assertThat(page.locator("#total").innerText()).contains("3 servizi");
      page.locator("#filter-sector > summary").click();
      page.locator("#sector-italian-language").check();
      page.locator("#filter-sector button").click();
      assertThat(page.locator("#total").innerText()).contains("Un servizio");
      assertThat(page.locator(".chips a").first().getAttribute("href"))
          .isEqualTo("/it/services?q=quadrifoglio");
      page.locator(".card-title a").first().click();
      assertThat(page.locator("h1").innerText()).isEqualTo("Corso di italiano quadrifoglio");
      page.goBack();
      assertThat(page.locator("#total").innerText()).contains("Un servizio");
    }
  }

  @Test
  void aServiceIsFoundWithTheKeyboardAlone() {
    try (BrowserContext context = Browser.open(1280, 900)) {
      Page page = context.newPage();
      page.navigate(address("/it/").toString());
      assertThat(page.evaluate("document.activeElement.id")).isEqualTo("q");
      page.keyboard().type("italiano " + TestServices.WORD);
      page.keyboard().press("Enter");
      page.waitForURL("**/services?**");
      page.locator(".card-title a").first().focus();
      page.keyboard().press("Enter");
      page.locator(".service h1").waitFor();
      assertThat(page.locator("h1").innerText()).isEqualTo("Corso di italiano quadrifoglio");
    }
  }

  @Test
  void theChosenCityIsRememberedWithoutACookieAndItsExamplesFindSomething() {
    try (BrowserContext context = Browser.open(1280, 900)) {
      Page page = context.newPage();
      page.navigate(address("/it/").toString());
      page.locator("#city").selectOption("torino");
      page.navigate(address("/it/").toString());
      assertThat(page.locator("#city").inputValue()).isEqualTo("torino");
      assertThat(context.cookies()).isEmpty();

      Locator examples = page.locator("[data-examples='torino'] a");
      assertThat(page.locator("[data-examples]:visible a").allInnerTexts())
          .isNotEmpty()
          .isEqualTo(examples.allInnerTexts());
      examples.first().click();
      page.waitForURL("**/it/services?q=*&city=torino");
      assertThat(page.locator(".card-service").count()).isPositive();
    }
  }

  @Test
  void theSheetIsOneSideOfPaperInTheChosenLanguageWithoutJavaScript() {
    try (BrowserContext context =
        Browser.open(Browser.options(1280, 900).setJavaScriptEnabled(false))) {
      Page page = context.newPage();
      page.navigate(address("/it" + Addresses.of(italianCourse(), "it")).toString());
      page.locator(".sheets summary").click();
      page.locator(".sheets a[hreflang=en]").click();
      assertThat(page.locator("html").getAttribute("lang")).isEqualTo("en");
      assertThat(page.locator(".paper").innerText())
          .contains(
              "Corso di italiano quadrifoglio",
              "Via dei Fiori 7",
              "Open 24 hours",
              "Un documento",
              "+39 011 000 0000",
              "Not needed");
      Browser.picture(page, "sheet-1280-en");

      assertThat(sheets(page)).isEqualTo(1);
    }
  }

  @Test
  void servicesChosenInTwoSearchesStandOnOneSheetWithANoteNobodyKeeps() {
    try (BrowserContext context = Browser.open(360, 740)) {
      Page page = context.newPage();
      page.navigate(address("/it/services?q=italiano+" + TestServices.WORD).toString());
      page.locator("#cards .card-choose input").first().check();
      page.navigate(address("/it/services?q=legale+" + TestServices.WORD).toString());
      assertThat(page.locator("[data-orientation-count]").innerText()).isEqualTo("(1)");
      page.locator("#cards .card-choose input").first().check();
      page.locator("#orientation button[type=submit]").first().click();
      page.locator("#note").fill("Chiedi di Marta");
      assertThat(page.locator(".orientation-note").innerText()).contains("Chiedi di Marta");
      assertThat(page.locator(".orientation-item h2").allInnerTexts()).hasSize(2);
      assertThat(Barriers.in(page)).isEmpty();
      assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(360);
      Browser.picture(page, "orientation-360-it");
      assertThat(page.url()).doesNotContain("Marta");
      page.locator("[data-orientation-without]").first().click();
      assertThat(page.locator(".orientation-item h2").allInnerTexts()).hasSize(1);
      page.navigate(address("/it/services?q=" + TestServices.WORD).toString());
      assertThat(page.locator("[data-orientation-count]").innerText()).isEqualTo("(1)");
    }
  }

  /// A desk prints a list or a record as it stands on the screen, the map open beside it.
  @Test
  void printsOfResultsAndOfAServiceAreShortAndHoldNoMap() {
    try (BrowserContext context = Browser.open(1280, 900)) {
      Page page = context.newPage();
      page.navigate(address("/it/services?city=torino").toString());
      page.locator("#map-panel canvas").waitFor();
      int cards = page.locator("#cards > li").count();
      assertThat(sheets(page)).isLessThanOrEqualTo(1 + cards / 5);
      page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
      assertThat(page.locator("#map-panel").isVisible()).isFalse();
      assertThat(page.locator("#cards > li").first().isVisible()).isTrue();

      page.navigate(address("/it" + Addresses.of(italianCourse(), "it")).toString());
      assertThat(sheets(page)).isLessThanOrEqualTo(2);
    }
  }

  /// What a language written from right to left will meet: no page may be cut.
  @Test
  void pagesFitASmallScreenFromRightToLeftToo() {
    try (BrowserContext context = Browser.open(360, 800)) {
      Page page = context.newPage();
      for (Named named : pages("it")) {
        page.navigate(address(named.path()).toString());
        page.evaluate("document.documentElement.dir = 'rtl'");
        assertThat(page.evaluate("document.documentElement.scrollWidth"))
            .as(named.path())
            .isEqualTo(360);
        assertThat(page.evaluate(CUT)).as(named.path()).isEqualTo(List.of());
      }
    }
  }

  @Test
  void theSmallMapsOfAServiceAndOfACityAreDrawn() {
    try (BrowserContext context = Browser.open(1280, 900)) {
      Page page = context.newPage();
      page.setDefaultTimeout(60_000);
      for (String path :
          List.of("/it" + Addresses.of(italianCourse(), "it"), "/it/cities/torino")) {
        page.navigate(address(path).toString());
        page.locator(".small-map").scrollIntoViewIfNeeded();
        page.locator(".small-map[data-ready='true'] canvas").waitFor();
      }
      Browser.picture(page, "city-map-1280-it");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"it", "ar", "ti"})
  void aFirstVisitOfTheResultsCostsLittleBeforeTheMap(String language) {
    try (BrowserContext context = Browser.open(360, 740)) {
      Page page = context.newPage();
      List<Response> responses = new CopyOnWriteArrayList<>();
      page.onResponse(responses::add);
      page.navigate(address("/" + language + "/services").toString());
      page.locator(".map-toggle").waitFor();
      page.waitForLoadState(LoadState.NETWORKIDLE);
      long bytes =
          responses.stream()
              .mapToLong(response -> response.request().sizes().responseBodySize)
              .sum();
      assertThat(bytes).isBetween(20_000L, MOST_BYTES);
    }
  }

  @ParameterizedTest
  @CsvSource({"it,320", "it,360", "it,1280", "en,360", "ar,360", "zh,360"})
  void everyPageFitsASmallScreenHasNoBarrierAndAsksOnlyThisServer(String language, int width) {
    try (BrowserContext context = Browser.open(width, 800)) {
      Page page = context.newPage();
      List<String> elsewhere = new CopyOnWriteArrayList<>();
      List<String> refused = new CopyOnWriteArrayList<>();
      page.onRequest(
          request -> {
            URI uri = URI.create(request.url());
            if (uri.getHost() != null && !uri.getHost().equals("localhost")) {
              elsewhere.add(request.url());
            }
          });
      page.onConsoleMessage(
          message -> {
            if (message.text().contains("Content Security Policy")) {
              refused.add(message.text());
            }
          });
      for (Named named : pages(language)) {
        page.navigate(address(named.path()).toString());
        Browser.picture(page, named.name() + "-" + width + "-" + language);
        assertThat(page.evaluate("document.documentElement.scrollWidth"))
            .as(named.path() + " at " + width)
            .isEqualTo(width);
        if (width > ZOOMED) {
          assertThat(Barriers.in(page, ".maplibregl-map"))
              .as(named.path() + " at " + width)
              .isEmpty();
        }
      }
      assertThat(elsewhere).isEmpty();
      assertThat(refused).isEmpty();
    }
  }

  private record Named(String name, String path) {}

  private List<Named> pages(String language) {
    PublicService service = italianCourse();
    String root = "/" + language;
    return List.of(
        new Named("home", root + "/"),
        new Named("results", root + "/services?q=" + TestServices.WORD),
        new Named("service", root + Addresses.of(service, language)),
        new Named("sheet", root + Addresses.of(service, language) + "/sheet"),
        new Named(
            "organization",
            root + Addresses.of(java.util.Objects.requireNonNull(service.provider()), language)),
        new Named("city", root + "/cities/torino"),
        new Named("emergency", root + "/emergency"),
        new Named("help", root + "/help"));
  }

  private PublicService italianCourse() {
    return search
        .search(ServiceQuery.ALL.withText("italiano " + TestServices.WORD))
        .hits()
        .getFirst()
        .service();
  }

  private static int sheets(Page page) {
    String pdf =
        new String(
            page.pdf(new Page.PdfOptions().setPreferCSSPageSize(true)),
            StandardCharsets.ISO_8859_1);
    return pdf.split("/Type /Page\\b(?!s)", -1).length - 1;
  }
}
