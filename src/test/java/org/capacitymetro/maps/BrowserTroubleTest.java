package org.capacitymetro.maps;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.capacitymetro.maps.MapPage.drawn;
import static org.capacitymetro.maps.MapPage.shows;
import static org.capacitymetro.maps.MapPage.summary;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.capacitymetro.directory.Directory;
import org.capacitymetro.portal.TestServices;
import org.capacitymetro.search.ServiceSearch;
import org.capacitymetro.testing.Browser;
import org.capacitymetro.testing.RunningApplication;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// The results page on a network that is slow, broken or gone: words, a way to try again, and
/// nothing lost of what the person sees or typed.
class BrowserTroubleTest extends RunningApplication {
  private static final String LIST = "**/it/services?*fragment=list*";

  @Autowired Directory directory;
  @Autowired ServiceSearch search;

  @BeforeEach
  void write() {
    TestServices.write(directory, search);
  }

  @Test
  void aSearchThatFailsLeavesTheListAndIsAskedAgain() {
    try (BrowserContext context = Browser.open(1280, 900)) {
      Page page = open(context);
      page.route(LIST, Route::abort);

      page.locator("#q").fill(TestServices.WORD + " italiano");

      shows(page.locator(".list-problem"), "La ricerca non ha risposto");
      assertThat(page.locator("#cards > li")).hasCount(3);
      Browser.picture(page, "list-failed-1280-it");
      page.unroute(LIST);
      page.locator(".list-problem .try-again").click();
      assertThat(page.locator(".list-problem")).hasCount(0);
      shows(page.locator("#cards .card-title").first(), "Corso di italiano quadrifoglio");
      assertThat(page.locator("#q")).hasValue(TestServices.WORD + " italiano");
      assertThat(page.url()).contains("italiano");
    }
  }

  @Test
  void withoutAConnectionTheSearchWaitsAndGoesOnByItself() {
    try (BrowserContext context = Browser.open(360, 740)) {
      Page page = open(context);
      page.locator("#results[data-ready]").waitFor();
      context.setOffline(true);

      page.locator("#q").fill(TestServices.WORD + " legale");

      shows(page.locator(".list-problem"), "Manca la connessione");
      assertThat(page.locator("#cards > li")).hasCount(3);
      Browser.picture(page, "list-offline-360-it");
      context.setOffline(false);
      assertThat(page.locator(".list-problem")).hasCount(0);
      shows(page.locator("#cards .card-title").first(), "Sportello <legale> quadrifoglio");
    }
  }

  @Test
  void whatIsTypedBeforeThePageListensIsSearchedToo() {
    try (BrowserContext context = Browser.open(1280, 900)) {
      List<Route> held = new CopyOnWriteArrayList<>();
      context.route("**/it/map.json", held::add);
      Page page = open(context);

      page.locator("#q").fill(TestServices.WORD + " italiano");
      page.waitForCondition(() -> !held.isEmpty());

      page.waitForResponse(LIST, () -> held.forEach(Route::resume));
      page.waitForURL("**italiano**");
      shows(page.locator("#cards .card-title").first(), "Corso di italiano quadrifoglio");
    }
  }

  @Test
  void aSlowSearchIsAnnounced() {
    try (BrowserContext context = Browser.open(1280, 900)) {
      Page page = open(context);
      List<Route> held = new CopyOnWriteArrayList<>();
      page.route(LIST, held::add);

      page.locator("#q").fill(TestServices.WORD + " italiano");

      shows(page.locator(".list-wait"), "la rete è lenta");
      assertThat(page.locator("#cards > li")).hasCount(3);
      held.forEach(Route::resume);
      assertThat(page.locator(".list-wait")).hasCount(0);
      shows(page.locator("#cards .card-title").first(), "Corso di italiano quadrifoglio");
    }
  }

  @Test
  void aPageWhoseMapDoesNotComeStillSearchesAndOffersTheMapAgain() {
    for (String part : List.of("**/it/map.json", "**/basemap/style.json*")) {
      try (BrowserContext context = Browser.open(1280, 900)) {
        context.route(part, Route::abort);
        Page page = open(context);

        shows(page.locator(".map-failed"), "La mappa non è arrivata");

        page.locator("#q").fill(TestServices.WORD + " italiano");
        page.locator("#q").press("Enter");
        shows(page.locator("#cards .card-title").first(), "Corso di italiano quadrifoglio");
        shows(page.locator(".map-failed"), "La mappa non è arrivata");
        Browser.picture(page, "map-unreachable-1280-it");
        context.unroute(part);
        page.locator(".map-failed .try-again").click();
        drawn(page);
        assertThat(page.locator(".map-failed")).hasCount(0);
        shows(summary(page), "in vista");
      }
    }
  }

  @Test
  void missingTilesAreSaidAndAskedForAgain() {
    try (BrowserContext context = Browser.open(1280, 900)) {
      context.route("**/tiles/services/**", Route::abort);
      Page page = open(context);

      shows(page.locator(".map-gaps"), "Una parte della mappa non è arrivata");

      Browser.picture(page, "map-gaps-1280-it");
      context.unroute("**/tiles/services/**");
      page.waitForResponse(
          answer -> answer.url().contains("/tiles/services/") && answer.ok(),
          () -> page.locator(".map-gaps .try-again").click());
      drawn(page);
      assertThat(page.locator(".map-gaps")).hasCount(0);
    }
  }

  private Page open(BrowserContext context) {
    Page page = MapPage.open(context, address("/it/services?q=" + TestServices.WORD));
    page.waitForLoadState();
    return page;
  }
}
