package org.capacitymetro.maps;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.capacitymetro.maps.MapPage.clickAboveMiddle;
import static org.capacitymetro.maps.MapPage.drawn;
import static org.capacitymetro.maps.MapPage.shows;
import static org.capacitymetro.maps.MapPage.summary;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.capacitymetro.directory.Directory;
import org.capacitymetro.hsds.ServiceId;
import org.capacitymetro.index.Facet;
import org.capacitymetro.portal.TestServices;
import org.capacitymetro.practices.TestPractices;
import org.capacitymetro.search.ServiceQuery;
import org.capacitymetro.search.ServiceSearch;
import org.capacitymetro.testing.Browser;
import org.capacitymetro.testing.MadeUp;
import org.capacitymetro.testing.RunningApplication;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/// Sheets on the map: on their own page, and above the services.
class BrowserSheetMapTest extends RunningApplication {
  private static final String THERE = "#map=16/45.0781/7.6843";

  /// A square stands above the drop of its service.
  private static final int INSIDE_A_SQUARE = 45;

  private static final int INSIDE_A_PIN = 20;

  @Autowired ApplicationContext spring;
  @Autowired Directory directory;
  @Autowired ServiceSearch search;

  private final String word = MadeUp.word("lucciola");
  private String title;

  @BeforeEach
  void write() {
    TestServices.write(directory, search);
    title = "Ascolto <" + word + ">";
    TestPractices.published(spring, title, legal());
  }

  private ServiceId legal() {
    ServiceQuery query =
        ServiceQuery.ALL
            .withText(TestServices.WORD)
            .withFilter(Facet.SECTOR, Set.of("legal-aid-desk"));
    return search.hits(query).getFirst().service().id();
  }

  @Test
  void aSheetIsFoundByWordsOpenedFromTheMapTakenHomeAndTried() {
    try (BrowserContext context = Browser.open(1280, 900)) {
      Page page = MapPage.open(context, address("/it/practices" + THERE));
      drawn(page);
      page.locator("#q").fill(word.replace("lucciola", "luciola"));
      page.locator("#cards .card-choose").first().waitFor();
      assertThat(page.locator("#total")).hasText("1 scheda");
      drawn(page);
      shows(summary(page), "Una scheda in vista");

      clickAboveMiddle(page, INSIDE_A_PIN);
      Locator popup = page.locator(".map-card");
      shows(popup, title);
      Browser.picture(page, "sheets-popup-1280-it");
      popup.locator("a").click();
      assertThat(page.locator("h1")).hasText(title);

      APIResponse pdf =
          page.request()
              .get(
                  page.locator("a[type='application/pdf']")
                      .first()
                      .evaluate("link => link.href")
                      .toString());
      assertThat(pdf.status()).isEqualTo(200);
      assertThat(pdf.headers().get("content-type")).isEqualTo("application/pdf");
      page.getByText("La stiamo provando").first().click();
      assertThat(page).hasURL(Pattern.compile(".*/it/sign-in.*"));
    }
  }

  @Test
  void sheetsAreALayerAboveTheServices() {
    try (BrowserContext context = Browser.open(1280, 900)) {
      Page page = MapPage.open(context, address("/it/services?sector=legal-aid-desk" + THERE));
      drawn(page);
      page.locator(".map-sheets input").check();
      drawn(page);
      clickAboveMiddle(page, INSIDE_A_SQUARE);
      shows(page.locator(".map-card"), "Ascolto");
      Browser.picture(page, "map-sheets-1280-it");
      page.keyboard().press("Escape");

      page.locator("#practised").check();
      assertThat(page).hasURL(Pattern.compile(".*practice=yes.*"));
      shows(page.locator("#cards"), "Sportello <legale> quadrifoglio");
    }
  }

  @Test
  void theyAreReadInBothLanguagesAndBothSizes() {
    for (String language : List.of("it", "en")) {
      for (int width : List.of(360, 1280)) {
        try (BrowserContext context = Browser.open(width, 800)) {
          Page page = context.newPage();
          page.navigate(address("/" + language + "/practices?q=" + word).toString());
          Browser.looked(page, "sheets-" + width + "-" + language);
          page.navigate(address("/" + language + "/practices?q=nienteditutto").toString());
          Browser.looked(page, "sheets-empty-" + width + "-" + language);
          page.navigate(address("/" + language + "/practices/needs").toString());
          Browser.looked(page, "needs-" + width + "-" + language);
          page.navigate(address("/" + language + "/practices?kind=good&limit=3").toString());
          page.locator(".card-choose input").nth(0).check();
          page.locator(".card-choose input").nth(1).check();
          page.locator("#compare button").first().click();
          page.locator(".comparison-table").waitFor();
          Browser.looked(page, "comparison-" + width + "-" + language);
        }
      }
    }
  }
}
