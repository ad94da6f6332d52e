package org.capacitymetro.maps;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.capacitymetro.maps.MapPage.shows;
import static org.capacitymetro.maps.MapPage.summary;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.capacitymetro.directory.Directory;
import org.capacitymetro.portal.TestServices;
import org.capacitymetro.search.ServiceSearch;
import org.capacitymetro.testing.Browser;
import org.capacitymetro.testing.RunningApplication;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class BrowserMapTest extends RunningApplication {
  private static final double PATIENCE_MS = 60_000;

  @Autowired Directory directory;
  @Autowired ServiceSearch search;

  @BeforeEach
  void write() {
    TestServices.write(directory, search);
  }

  @Test
  void listMapAndAddressFollowTheWordsAndBackRestoresThem() {
    try (BrowserContext context = Browser.open(1280, 900)) {
      Page page = open(context, "/it/services");
      List<String> elsewhere = new CopyOnWriteArrayList<>();
      page.onRequest(
          request -> {
            String host = URI.create(request.url()).getHost();
            if (host != null && !host.equals("localhost")) {
              elsewhere.add(request.url());
            }
          });
      summary(page).waitFor();

      page.locator("#q").fill(TestServices.WORD);
      shows(page.locator("#total"), "3 servizi");
      assertThat(page).hasURL(Pattern.compile(".*[?&]q=" + TestServices.WORD + ".*"));
      shows(summary(page), "in vista");
      Browser.picture(page, "map-1280-it");

      page.locator(".card-title a").first().click();
      page.locator(".service h1").waitFor();
      page.goBack();
      shows(page.locator("#total"), "3 servizi");
      assertThat(page.locator("#q")).hasValue(TestServices.WORD);
      assertThat(elsewhere).isEmpty();
    }
  }

  @Test
  void theAreaOfTheMapIsSearchedAndTheLinkShowsItAgain() {
    try (BrowserContext context = Browser.open(1280, 900)) {
      Page page = open(context, "/it/services?q=" + TestServices.WORD);
      summary(page).waitFor();
      shows(summary(page), "in vista");
      Locator canvas = page.locator("#map-panel canvas").first();
      canvas.focus();
      canvas.press("ArrowUp");
      canvas.press("ArrowUp");
      page.locator(".map-here").click(new Locator.ClickOptions().setTimeout(PATIENCE_MS));
      page.waitForURL(
          Pattern.compile(".*bbox=.*"), new Page.WaitForURLOptions().setTimeout(PATIENCE_MS));
      page.locator("#results:not([data-busy])").waitFor();
      String total = page.locator("#total").innerText();

      Page shared = MapPage.open(context, URI.create(page.url()));
      shows(shared.locator("#total"), total);
    }
  }

  @Test
  void aPhoneShowsTheListFirstAndTheMapBehindOneButton() {
    try (BrowserContext context = Browser.open(360, 740)) {
      Page page = open(context, "/it/services?q=" + TestServices.WORD);
      Locator toggle = page.locator(".map-toggle");
      toggle.waitFor();
      assertThat(page.locator("#total")).isVisible();
      assertThat(page.locator("#map-panel")).isHidden();

      toggle.click();
      summary(page).waitFor();
      shows(summary(page), "in vista");
      Browser.picture(page, "map-360-it");
      page.locator(".sheet-handle").press("ArrowUp");
      assertThat(page.locator("#results")).hasAttribute("data-sheet", "half");

      toggle.click();
      assertThat(page.locator("#map-panel")).isHidden();
      assertThat(page.locator("#total")).containsText("3 servizi");
    }
  }

  private Page open(BrowserContext context, String path) {
    return MapPage.open(context, address(path));
  }
}
