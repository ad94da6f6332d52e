package org.capacitymetro.maps;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.capacitymetro.maps.MapPage.alike;
import static org.capacitymetro.maps.MapPage.clickAboveMiddle;
import static org.capacitymetro.maps.MapPage.colour;
import static org.capacitymetro.maps.MapPage.drawn;
import static org.capacitymetro.maps.MapPage.hoverAboveMiddle;
import static org.capacitymetro.maps.MapPage.shows;
import static org.capacitymetro.maps.MapPage.summary;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Geolocation;
import java.awt.Color;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.capacitymetro.directory.Directory;
import org.capacitymetro.platform.Command;
import org.capacitymetro.portal.TestServices;
import org.capacitymetro.search.ServiceSearch;
import org.capacitymetro.testing.Browser;
import org.capacitymetro.testing.RunningApplication;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/// What a person does with the map itself, by mouse, by keyboard and with a position.
@ExtendWith(OutputCaptureExtension.class)
class BrowserMapUseTest extends RunningApplication {
  /// Where two of the services of the tests stand; a pin there has its tip in the middle.
  private static final String THERE = "#map=16/45.0781/7.6843";

  private static final String ONE =
      "/it/services?q=" + TestServices.WORD + "&sector=legal-aid-desk" + THERE;

  private static final int INSIDE_A_PIN = 20;

  /// Above a pin as it is drawn, inside one that is raised.
  private static final int INSIDE_A_RAISED_PIN = 50;

  @Autowired Directory directory;
  @Autowired ServiceSearch search;
  @Autowired List<Command> commands;
  @TempDir Path folder;

  @BeforeEach
  void write() {
    TestServices.write(directory, search);
  }

  @Test
  void aClickOnAPinSaysWhatItIsAndEscapeClosesIt() {
    try (BrowserContext context = Browser.open(1280, 900)) {
      Page page = open(context, ONE);
      drawn(page);

      clickAboveMiddle(page, INSIDE_A_PIN);

      Locator popup = page.locator(".map-card");
      shows(popup, "Sportello <legale> quadrifoglio");
      assertThat(popup.locator(".map-card-open")).hasText("Aperto ora");
      assertThat(page.locator("#cards > li").first()).hasClass(Pattern.compile(".*is-selected.*"));
      Browser.picture(page, "map-popup-1280-it");
      page.keyboard().press("Escape");
      assertThat(popup).hasCount(0);

      clickAboveMiddle(page, INSIDE_A_PIN);
      popup.locator("a").click();
      assertThat(page.locator(".service h1")).hasText("Sportello <legale> quadrifoglio");
    }
  }

  @Test
  void aCardRaisesItsPinAndAPinItsCard() {
    try (BrowserContext context = Browser.open(1280, 900)) {
      Page page = open(context, ONE);
      drawn(page);
      Locator card = page.locator("#cards > li").first();
      Color ground = colour(page, INSIDE_A_RAISED_PIN);

      card.hover();
      colour(page, INSIDE_A_RAISED_PIN, "raised by the mouse", seen -> !alike(seen, ground));
      page.locator("#q").hover();
      colour(page, INSIDE_A_RAISED_PIN, "lowered again", seen -> alike(seen, ground));
      card.locator("a").first().focus();
      colour(page, INSIDE_A_RAISED_PIN, "raised by the focus", seen -> !alike(seen, ground));
      page.locator("#q").focus();
      colour(page, INSIDE_A_RAISED_PIN, "lowered again", seen -> alike(seen, ground));

      assertThat(card).not().hasClass(Pattern.compile(".*is-raised.*"));
      hoverAboveMiddle(page, INSIDE_A_PIN);
      assertThat(card).hasClass(Pattern.compile(".*is-raised.*"));
    }
  }

  @Test
  void severalServicesAtOnePointAreAListAndCounted() {
    try (BrowserContext context = Browser.open(1280, 900)) {
      Page page = open(context, "/it/services?q=" + TestServices.WORD + THERE);
      drawn(page);
      shows(summary(page), "2 servizi in vista, 2 aperti ora");

      clickAboveMiddle(page, INSIDE_A_PIN);

      shows(page.locator(".map-card h2"), "2 servizi in questo punto");
      assertThat(page.locator(".map-card-list a"))
          .hasText(
              new String[] {"Corso di italiano quadrifoglio", "Sportello <legale> quadrifoglio"});
      Browser.picture(page, "map-several-1280-it");
    }
  }

  @Test
  void theKeyboardMovesTheMapWalksThePointsInListOrderAndOpensThem() {
    try (BrowserContext context = Browser.open(1280, 900)) {
      Page page = open(context, "/it/services?q=" + TestServices.WORD + THERE);
      drawn(page);
      Locator canvas = page.locator("#map-panel canvas.maplibregl-canvas");
      canvas.focus();

      double[] start = position(page);
      page.keyboard().press("ArrowRight");
      waitFor(page, "east of before", start, "now[2] > was[2]");
      double[] east = position(page);
      page.keyboard().press("Minus");
      waitFor(page, "farther away", east, "now[0] < was[0]");
      double[] far = position(page);
      page.keyboard().press("Equal");
      waitFor(page, "nearer", far, "now[0] > was[0]");
      page.keyboard().press("ArrowLeft");
      drawn(page);

      List<String> listed =
          page.locator("#cards .card-title a").allInnerTexts().stream()
              .filter(name -> !name.startsWith("Casa rifugio"))
              .toList();
      canvas.focus();
      for (String name : listed) {
        page.keyboard().press("Tab");
        assertThat(page.locator(".map-stops button:focus")).hasText(name);
      }
      page.keyboard().press("Enter");
      shows(page.locator(".map-card"), listed.getLast());
      page.keyboard().press("Escape");
      assertThat(page.locator(".map-card")).hasCount(0);
      assertThat(page.locator(".map-stops button:focus")).hasText(listed.getLast());
    }
  }

  @Test
  void nearMeSendsARoundedPositionToThisServerAndNobodyWritesItDown(CapturedOutput output) {
    List<String> asked = new CopyOnWriteArrayList<>();
    try (BrowserContext context =
        Browser.open(
            Browser.options(1280, 900)
                .setGeolocation(new Geolocation(45.078123, 7.684377))
                .setPermissions(List.of("geolocation")))) {
      Page page = open(context, "/it/services?q=" + TestServices.WORD);
      page.onRequest(
          request -> {
            asked.add(request.url());
            asked.add(String.valueOf(request.postData()));
            asked.addAll(request.headers().values());
          });
      drawn(page);

      page.locator(".map-near").click();

      page.waitForURL(Pattern.compile(".*near=45\\.078,7\\.684.*sort=distance.*"));
      shows(page.locator("#total"), "3 servizi");
      assertThat(page.locator("#cards .card-title").first()).not().containsText("Casa rifugio");
      drawn(page);
    }
    assertThat(asked)
        .anyMatch(address -> address.contains("near=45.078,7.684"))
        .noneMatch(words -> words.contains("45.0781") || words.contains("7.6843"))
        .filteredOn(words -> words.contains("near="))
        .allMatch(words -> words.startsWith("http://localhost:"));
    assertThat(output.getAll()).doesNotContain("45.078", "7.684");
  }

  @Test
  void aChosenAreaIsOutlined() throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("isola.geojson"),
            """
            {"type": "FeatureCollection", "features": [
              {"type": "Feature", "properties": {"code": "isola", "name": "Isola della prova"},
               "geometry": {"type": "Polygon", "coordinates":
                 [[[5.0, 38.0], [5.1, 38.0], [5.1, 38.1], [5.0, 38.1], [5.0, 38.0]]]}}]}
            """);
    commands.stream()
        .filter(command -> command.name().equals("areas"))
        .findFirst()
        .orElseThrow()
        .run(
            List.of("import", file.toString(), "--kind", "district", "--parent", "001272"),
            new PrintStream(java.io.OutputStream.nullOutputStream()));
    try (BrowserContext context = Browser.open(1280, 900)) {
      Page page = open(context, "/it/services#map=15/38.05/5.0");
      drawn(page);
      Color dashes = colour(page, 0);
      page.navigate(address("/it/services?area=001272-isola#map=15/38.05/5.0").toString());
      drawn(page);

      colour(
          page,
          0,
          "the edge of the area",
          seen -> !alike(seen, dashes) && seen.getBlue() - seen.getRed() > 60);
    }
  }

  @Test
  void aServicePageShowsWhereItIsAndTheOneOfAReservedServiceDoesNot() {
    try (BrowserContext context = Browser.open(1280, 900)) {
      Page exact = open(context, ONE);
      exact.locator("#cards .card-title a").first().click();
      Locator map = exact.locator(".small-map");
      map.scrollIntoViewIfNeeded();
      exact.locator(".small-map[data-ready=true]").waitFor();
      assertThat(map.locator("canvas")).hasAttribute("aria-label", "Mappa del luogo");
      assertThat(map).hasAttribute("data-lat", "45.0781");
      Browser.picture(exact, "service-map-1280-it");

      Page reserved = open(context, "/it/services?q=rifugio+" + TestServices.WORD);
      reserved
          .locator("#cards .card-title a", new Page.LocatorOptions().setHasText("Casa rifugio"))
          .click();
      reserved.locator(".service h1").waitFor();
      assertThat(reserved.content()).doesNotContain("45.0781", "7.6843");
    }
  }

  @Test
  void aBrowserThatCannotDrawSaysSoAndKeepsListAndNearMe() {
    for (int width : new int[] {1280, 360}) {
      try (BrowserContext context = Browser.open(width, 740)) {
        context.addInitScript(
            "HTMLCanvasElement.prototype.getContext = function () { return null; };");
        Page page = open(context, "/it/services?q=" + TestServices.WORD);
        if (width == 360) {
          page.locator(".map-toggle").click();
        }

        shows(page.locator(".map-failed"), "Questo browser non riesce a disegnare la mappa");

        assertThat(page.locator("#cards > li")).hasCount(3);
        assertThat(page.locator(".map-near")).isVisible();
        assertThat(page.locator(".map-toggle")).isHidden();
        Browser.picture(page, "map-none-" + width + "-it");
      }
    }
  }

  private Page open(BrowserContext context, String path) {
    return MapPage.open(context, address(path));
  }

  /// Zoom, latitude and longitude as the address says them.
  private static double[] position(Page page) {
    String[] parts = page.url().substring(page.url().indexOf("#map=") + 5).split("/");
    return java.util.Arrays.stream(parts).mapToDouble(Double::parseDouble).toArray();
  }

  private static void waitFor(Page page, String meaning, double[] was, String condition) {
    page.waitForFunction(
        "was => { const now = location.hash.slice(5).split('/').map(Number); return "
            + condition
            + "; } /* "
            + meaning
            + " */",
        List.of(was[0], was[1], was[2]));
  }
}
