package org.capacitymetro.maps;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.capacitymetro.directory.Directory;
import org.capacitymetro.portal.TestServices;
import org.capacitymetro.search.ServiceSearch;
import org.capacitymetro.testing.Browser;
import org.capacitymetro.testing.RunningApplication;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/// A place of low precision is an area wherever a map shows it, and words say so.
class BrowserPlacesTest extends RunningApplication {
  @Autowired Directory directory;
  @Autowired ServiceSearch search;

  @BeforeEach
  void write() {
    TestServices.writeApproximately(directory, search);
  }

  @ParameterizedTest
  @CsvSource({"street, 200, sappiamo la via", "town, 4000, sappiamo solo il comune", "house, 0, "})
  void anApproximatePlaceIsNamedSoAndDrawnAsAnArea(String name, int metres, String words) {
    try (BrowserContext context = Browser.open(360, 800)) {
      Page page = context.newPage();
      page.setDefaultTimeout(60_000);
      page.navigate(address("/it/services?q=" + TestServices.ABOUT_WORD).toString());
      Locator card =
          page.locator(".card-service").filter(new Locator.FilterOptions().setHasText(name));
      assertThat(card.getAttribute("data-around"))
          .isEqualTo(metres == 0 ? null : String.valueOf(metres));
      assertThat(card.locator(".about").count()).isEqualTo(metres == 0 ? 0 : 1);

      card.locator(".card-title a").click();
      Locator small = page.locator(".small-map");
      small.scrollIntoViewIfNeeded();
      page.locator(".small-map[data-ready=true]").waitFor();
      assertThat(small.getAttribute("data-around")).isEqualTo(String.valueOf(metres));
      assertThat(small.locator("canvas").getAttribute("aria-label"))
          .contains(metres == 0 ? "Mappa del luogo" : "Mappa della zona");
      assertThat(page.locator(".approximate").count()).isEqualTo(words == null ? 0 : 1);
      if (words != null) {
        assertThat(page.locator(".approximate").innerText()).contains(words);
      }
      assertThat(page.locator("a[href^='geo:']").count()).isEqualTo(metres == 0 ? 1 : 0);
      Browser.picture(page, "place-" + name + "-it-360");
    }
  }

  @Test
  void theMapOfResultsShowsAreasAndOnePin() {
    try (BrowserContext context = Browser.open(1280, 900)) {
      Page page = MapPage.open(context, address("/it/services?q=" + TestServices.ABOUT_WORD));
      MapPage.drawn(page);
      MapPage.shows(MapPage.summary(page), "in vista");
      Browser.picture(page, "places-1280-it");
    }
  }
}
