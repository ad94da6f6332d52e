package org.capacitymetro.toolkit;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.regex.Pattern;
import org.capacitymetro.testing.Browser;
import org.capacitymetro.testing.RunningApplication;
import org.junit.jupiter.api.Test;

/// Collecting sheets and services, with scripts and without.
class BrowserToolkitTest extends RunningApplication {

  @Test
  void whatIsCollectedStaysInTheBrowserUntilItIsEmptied() {
    try (BrowserContext visitor = Browser.open(1280, 900)) {
      Page page = visitor.newPage();
      page.navigate(address("/it/practices?limit=5&kind=good").toString());
      page.locator(".card-choose input").nth(0).check();
      page.locator(".card-choose input").nth(1).check();
      page.locator("#compare button[data-basket]").click();
      assertThat(page.locator("[data-basket-item]")).hasCount(2);

      page.navigate(address("/it/services?city=torino").toString());
      assertThat(page.locator("#basket [data-count]")).hasText("2");
      page.locator("#cards .card-title a").first().click();
      page.locator("a[data-basket-add]").click();
      assertThat(page.locator("[data-basket-item]")).hasCount(3);
      Browser.picture(page, "toolkit-chosen-1280-it");

      String first = page.locator("[data-basket-item] > a").first().textContent();
      page.locator(".toolkit-moves a").first().click();
      assertThat(page.locator("[data-basket-item] > a").nth(1)).hasText(first);
      page.navigate(address("/it/toolkit").toString());
      assertThat(page.locator("[data-basket-item]")).hasCount(3);
      assertThat(page).hasURL(Pattern.compile(".*practice=.*"));

      page.locator("#title").fill("Per la riunione");
      Download zip = page.waitForDownload(() -> page.locator("button[formaction$='.zip']").click());
      assertThat(zip.suggestedFilename()).isEqualTo("per-la-riunione.zip");

      page.locator("[data-basket-without]").last().click();
      assertThat(page.locator("[data-basket-item]")).hasCount(2);
      page.locator("[data-basket-clear]").click();
      assertThat(page.locator("[data-basket-item]")).hasCount(0);
      assertThat(page.locator("#basket")).isHidden();
    }
  }

  @Test
  void aCollectionWithAStarIsReadWithoutANetwork() {
    try (BrowserContext device = Browser.open(360, 740)) {
      Page page = device.newPage();
      page.navigate(address("/it/practices?limit=5&kind=good").toString());
      page.locator(".card-choose input").nth(0).check();
      page.locator(".card-choose input").nth(1).check();
      page.locator("#compare button[data-basket]").click();
      page.locator("button[data-favourite=collection]").click();
      page.waitForCondition(
          () ->
              Boolean.TRUE.equals(
                  page.evaluate(
                      "async () => (await caches.match('/kept/languages/it')) !== undefined")));

      device.setOffline(true);
      page.navigate(address("/it/favourites").toString());
      page.locator(".favourite h2 a").click();
      assertThat(page.locator(".toolkit-sheet")).hasCount(2);
      Browser.looked(page, "toolkit-offline-360-it");
    }
  }

  @Test
  void withoutScriptsTheAddressHoldsTheChoice() {
    try (BrowserContext visitor =
        Browser.open(Browser.options(1280, 900).setJavaScriptEnabled(false))) {
      Page page = visitor.newPage();
      page.navigate(address("/it/practices?limit=5&kind=good").toString());
      page.locator(".card-choose input").nth(0).check();
      page.locator(".card-choose input").nth(1).check();
      page.locator("#compare button[data-basket]").click();
      assertThat(page.locator("[data-basket-item]")).hasCount(2);
      page.locator(".toolkit-moves a").last().click();
      assertThat(page.locator("[data-basket-item]")).hasCount(1);
    }
  }

  @Test
  void theyAreReadInBothLanguagesAndBothSizes() {
    for (String language : List.of("it", "en")) {
      for (int width : List.of(360, 1280)) {
        try (BrowserContext visitor = Browser.open(width, 800)) {
          Page page = visitor.newPage();
          page.navigate(address("/" + language + "/toolkit").toString());
          Browser.looked(page, "toolkit-empty-" + width + "-" + language);
          page.navigate(address("/" + language + "/practices?limit=3&kind=good").toString());
          page.locator(".card-choose input").nth(0).check();
          page.locator(".card-choose input").nth(1).check();
          page.locator("#compare button[data-basket]").click();
          page.locator("[data-basket-item]").first().waitFor();
          Browser.looked(page, "toolkit-" + width + "-" + language);
          page.locator("a[href*='/print?']").first().click();
          page.locator(".toolkit-sheet").first().waitFor();
          Browser.looked(page, "toolkit-print-" + width + "-" + language);
        }
      }
    }
  }
}
