package org.capacitymetro.steps;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.Contrast;
import com.microsoft.playwright.options.ForcedColors;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.capacitymetro.accounts.TestPeople;
import org.capacitymetro.rights.Grant;
import org.capacitymetro.rights.Person;
import org.capacitymetro.rights.Role;
import org.capacitymetro.rights.Scope;
import org.capacitymetro.testing.Browser;
import org.capacitymetro.testing.RunningApplication;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

class BrowserStepsTest extends RunningApplication {
  @Autowired ApplicationContext context;

  private void open(Page page, String path) {
    page.navigate(address(path).toString());
  }

  @Test
  void aNewcomerComesFromTheFirstPageToServicesOfTheRememberedCityAndBack() {
    try (BrowserContext context = Browser.open(360, 740)) {
      Page page = context.newPage();
      open(page, "/it/");
      page.locator("#city").selectOption("torino");
      page.locator(".home-steps a", new Page.LocatorOptions().setHasText("Sono in Italia da poco"))
          .click();
      Browser.looked(page, "step-first-360-it");
      page.getByText("I documenti").click();
      page.getByText("Un visto per più di tre mesi").click();
      assertThat(page.locator("[data-step-found] .card-service").first()).isVisible();
      assertThat(page.locator("#step-city")).hasValue("torino");
      assertThat(page.locator("a[data-kind=services]").first())
          .hasAttribute("href", Pattern.compile(".*sector=permits&city=torino"));
      Browser.looked(page, "step-last-360-it");
      page.goBack();
      assertThat(page.locator("h1")).hasText("Che documenti hai?");
      page.goForward();
      page.getByText("Vedi tutti").click();
      assertThat(page.locator("h1")).containsText("Torino");
    }
    try (BrowserContext wide = Browser.open(1280, 900)) {
      Page page = wide.newPage();
      open(page, "/en/steps");
      Browser.looked(page, "steps-1280-en");
      open(page, "/en/steps/pregnant?step=no-permit&city=milano");
      Browser.looked(page, "step-last-1280-en");
    }
  }

  @Test
  void theGuidesAreReadWithoutScripts() {
    try (BrowserContext context =
        Browser.open(Browser.options(360, 740).setJavaScriptEnabled(false))) {
      Page page = context.newPage();
      open(page, "/it/steps/school?step=adult");
      page.locator("#step-city").selectOption("napoli");
      page.getByText("Mostra", new Page.GetByTextOptions().setExact(true)).click();
      assertThat(page).hasURL(Pattern.compile(".*step=adult&city=napoli.*"));
      assertThat(page.locator("h1")).hasText("La scuola per adulti");
      Browser.fits(page, "step-no-script-360-it");
    }
  }

  /// The other host, which no test asks.
  private static void elsewhere(BrowserContext context) {
    context.route(
        "https://it.wikipedia.org/**",
        route ->
            route.fulfill(
                new Route.FulfillOptions()
                    .setContentType("text/html")
                    .setBody("<title>elsewhere</title>")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"click", "escape"})
  void theQuickExitLeavesAtOnceAndTakesThePageOutOfTheTab(String way) {
    try (BrowserContext context = Browser.open(360, 740)) {
      elsewhere(context);
      List<String> referrers = new ArrayList<>();
      context.onRequest(
          request -> {
            if (request.url().contains("wikipedia")) {
              referrers.add(request.headers().getOrDefault("referer", ""));
            }
          });
      Page page = context.newPage();
      open(page, "/it/");
      open(page, "/it/steps/violence?step=home");
      Browser.looked(page, "quick-exit-360-it");
      if (way.equals("click")) {
        page.keyboard().press("End");
        assertThat(page.locator("[data-quick-exit]")).isInViewport();
        page.locator("[data-quick-exit]").click();
      } else {
        page.keyboard().press("Escape");
        page.keyboard().press("Escape");
        assertThat(page.locator("h1")).isVisible();
        page.keyboard().press("Escape");
      }
      assertThat(page).hasTitle("elsewhere");
      assertThat(referrers).containsExactly("");
      page.goBack();
      assertThat(page).hasURL(address("/it/").toString());
    }
  }

  @Test
  void theQuickExitComesRightBehindTheSkipLinks() {
    try (BrowserContext context = Browser.open(1280, 900)) {
      Page page = context.newPage();
      open(page, "/it/steps/violence");
      int links = page.locator(".skiplinks a").count();
      for (int i = 0; i <= links; i++) {
        page.keyboard().press("Tab");
      }
      assertThat(page.locator("[data-quick-exit]")).isFocused();
    }
  }

  @Test
  void theWayPagesLookIsChosenOnceAndStandsBeforeTheyAreDrawn() {
    try (BrowserContext context = Browser.open(360, 740)) {
      Page page = context.newPage();
      open(page, "/it/display");
      page.getByLabel("Molto grande").first().check();
      page.getByLabel("Più contrasto").first().check();
      page.getByLabel("Sottolinea tutti i collegamenti").check();
      Browser.looked(page, "display-360-it");
      List<String> atFirst = new ArrayList<>();
      page.exposeFunction("seen", arguments -> atFirst.add(arguments[0].toString()));
      page.addInitScript(
          "addEventListener('DOMContentLoaded', () => seen(document.documentElement.className));");
      for (String path :
          List.of("/it/", "/it/services?city=torino", "/it/steps/pregnant", "/it/emergency")) {
        open(page, path);
        assertThat(page.locator("html")).hasClass("text-150 contrast underlined");
        Browser.looked(page, "display-150-contrast" + path.replaceAll("[^a-z]+", "-"));
      }
      assertThat(atFirst).contains("text-150 contrast underlined");
      page.locator("[data-display-quick] [data-display=text-100]").click();
      page.locator("[data-display-quick] [data-display=contrast]").click();
      assertThat(page.locator("html")).hasClass("underlined");
      open(page, "/it/display");
      page.getByText("Torna come prima").click();
      assertThat(page.locator("html")).hasClass("");
      assertThat(page.evaluate("localStorage.getItem('capacity.display')")).isNull();
    }
  }

  @Test
  void aDeviceThatAsksForContrastOrHasItsOwnColoursGetsThemByItself() {
    try (BrowserContext context =
        Browser.open(Browser.options(360, 740).setContrast(Contrast.MORE))) {
      Page page = context.newPage();
      open(page, "/it/services?city=torino");
      assertThat(page.evaluate("getComputedStyle(document.body).color")).isEqualTo("rgb(0, 0, 0)");
      Browser.looked(page, "contrast-more-360-it");
    }
    try (BrowserContext context =
        Browser.open(Browser.options(360, 740).setForcedColors(ForcedColors.ACTIVE))) {
      Page page = context.newPage();
      open(page, "/it/steps/new-here");
      Browser.fits(page, "forced-colors-360-it");
    }
  }

  @Test
  void aPageIsReadAloudOnlyWithAVoiceOfTheDevice() {
    try (BrowserContext context = Browser.open(360, 740)) {
      Page page = context.newPage();
      page.addInitScript(
          """
          const voices = location.hash === '#far' ? [{ lang: 'it-IT', localService: false }] : [{ lang: 'it-IT', localService: true }];
          window.said = [];
          window.SpeechSynthesisUtterance = class extends EventTarget { constructor(text) { super(); this.text = text; } };
          Object.defineProperty(window, 'speechSynthesis', { value: Object.assign(new EventTarget(), {
            getVoices: () => voices, cancel() {}, speak(said) { window.said.push(said); } }) });
          """);
      open(page, "/it/steps/new-here?step=health#far");
      assertThat(page.locator("[data-speak]")).isHidden();
      open(page, "/it/steps/school?step=adult");
      page.getByText("Ascolta", new Page.GetByTextOptions().setExact(true)).click();
      assertThat(page.locator("h1.is-read, .is-read")).hasCount(1);
      page.evaluate("said.at(-1).dispatchEvent(new Event('end'))");
      page.evaluate("said.at(-1).dispatchEvent(new Event('end'))");
      assertThat(page.locator(".is-read")).containsText("CPIA");
      Browser.looked(page, "read-aloud-360-it");
      page.getByText("Pausa").click();
      page.getByText("Riprendi").click();
      assertThat(page.evaluate("said.at(-1).text === said.at(-2).text")).isEqualTo(true);
      page.getByText("Smetti").click();
      assertThat(page.locator(".is-read")).hasCount(0);
    }
  }

  @Test
  void theGuidesAreReadWithoutANetworkWithServicesAndTheQuickExit() {
    try (BrowserContext context = Browser.open(360, 740)) {
      Page page = context.newPage();
      open(page, "/it/app");
      page.locator("[data-city=torino] [data-action=keep]").click();
      page.locator("main .app-said").waitFor();
      context.setOffline(true);
      open(page, "/it/");
      page.locator(".steps-row a", new Page.LocatorOptions().setHasText("Cerco una scuola"))
          .click();
      page.getByText("Una persona adulta").click();
      assertThat(page.locator("h1")).hasText("La scuola per adulti");
      assertThat(page.locator(".steps-text strong").first()).hasText("CPIA");
      assertThat(page.locator(".steps-found .card-service").first()).isVisible();
      Browser.looked(page, "step-offline-360-it");
      page.getByText("Formazione professionale", new Page.GetByTextOptions().setExact(true))
          .click();
      assertThat(page).hasURL(Pattern.compile(".*sector=training&city=torino"));
      open(page, "/it/steps/violence?step=home");
      assertThat(page.locator("[data-quick-exit]"))
          .hasAttribute("href", "https://it.wikipedia.org/");
      assertThat(page.locator("a[href='tel:1522']")).isVisible();
      Browser.looked(page, "step-offline-sensitive-360-it");
    }
  }

  @Test
  void theFormOfAGuideCanBeUsed() {
    Person editor =
        TestPeople.active(
            context, "Editora Alberi", new Grant(Role.EDITOR, new Scope.Everything()));
    try (BrowserContext browser = Browser.open(1280, 900)) {
      Page page = browser.newPage();
      TestPeople.signIn(page, address("/it/sign-in"), editor);
      open(page, "/it/desk/steps");
      Browser.looked(page, "step-desk-1280-it");
      open(page, "/it/desk/steps/school");
      Browser.looked(page, "step-form-1280-it");
      page.locator("#f-step-0-choice-0-to").fill("nowhere");
      page.locator(".practice-save button").click();
      page.locator("#problems a").first().click();
      assertThat(page.locator("#f-step-0-choice-0-to")).isFocused();
      page.setViewportSize(360, 740);
      Browser.looked(page, "step-form-360-it");
    }
  }

  @Test
  void theEmergencyNumbersAreWithinReachOfTheThumb() {
    try (BrowserContext context = Browser.open(360, 740)) {
      Page page = context.newPage();
      for (String path :
          List.of("/it/", "/it/services?city=torino", "/it/steps", "/it/favourites")) {
        open(page, path);
        var box = page.locator(".emergency-link").boundingBox();
        assertThat(box.y).as(path).isGreaterThan(600);
        assertThat(box.y + box.height).isLessThan(740);
        assertThat(box.height).isGreaterThanOrEqualTo(44);
        assertThat(page.locator(".emergency-short")).isVisible();
      }
      page.locator(".emergency-link").click();
      assertThat(page.locator(".numbers")).containsText("800 290 290");
    }
  }
}
