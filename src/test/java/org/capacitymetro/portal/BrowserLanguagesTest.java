package org.capacitymetro.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.capacitymetro.directory.Directory;
import org.capacitymetro.hsds.Addresses;
import org.capacitymetro.pages.Language;
import org.capacitymetro.search.ServiceQuery;
import org.capacitymetro.search.ServiceSearch;
import org.capacitymetro.testing.Browser;
import org.capacitymetro.testing.RunningApplication;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

class BrowserLanguagesTest extends RunningApplication {
  static final List<Language> LANGUAGES = Language.all();

  @Autowired Directory directory;
  @Autowired ServiceSearch search;

  @BeforeEach
  void write() {
    TestServices.write(directory, search);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void theLanguageChosenInTheMenuIsThatOfTheNextVisit(boolean scripts) {
    try (BrowserContext context =
        Browser.open(Browser.options(360, 740).setJavaScriptEnabled(scripts))) {
      Page page = context.newPage();
      page.navigate(address("/it/services?q=" + TestServices.WORD + "&city=torino").toString());
      assertThat(context.cookies()).isEmpty();

      page.locator(".languages summary").click();
      Browser.fits(page, "languages-360-it");
      page.locator(".languages a[hreflang=ar]").click();

      assertThat(page.url()).endsWith("/ar/services?q=" + TestServices.WORD + "&city=torino");
      assertThat(page.locator("html").getAttribute("dir")).isEqualTo("rtl");
      assertThat(page.locator(".languages summary").innerText()).contains("العربية");
      assertThat(context.cookies())
          .singleElement()
          .satisfies(
              cookie -> {
                assertThat(cookie.name).isEqualTo("language");
                assertThat(cookie.value).isEqualTo("ar");
                assertThat(cookie.httpOnly).isTrue();
              });
      page.locator(".languages summary").click();
      Browser.fits(page, "languages-360-ar");

      page.navigate(address("/").toString());
      assertThat(page.url()).endsWith("/ar/");
    }
  }

  @Test
  void theMenuWorksWithTheKeyboardAlone() {
    try (BrowserContext context = Browser.open(1280, 900)) {
      Page page = context.newPage();
      page.navigate(address("/it/help").toString());
      page.locator(".languages summary").focus();
      page.keyboard().press("Enter");
      page.keyboard().press("Tab");
      page.keyboard().press("Escape");
      assertThat(page.locator(".languages ul").isVisible()).isFalse();
      assertThat(page.evaluate("document.activeElement.tagName")).isEqualTo("SUMMARY");
      page.keyboard().press("Enter");
      page.keyboard().press("Tab");
      page.keyboard().press("Tab");
      assertThat(page.evaluate("document.activeElement.hreflang")).isEqualTo("en");
      page.keyboard().press("Enter");
      page.waitForURL("**/en/help");
    }
  }

  @ParameterizedTest
  @FieldSource("LANGUAGES")
  void everyLanguageFitsAPhone(Language language) {
    try (BrowserContext context = Browser.open(360, 740)) {
      Page page = context.newPage();
      String path =
          Addresses.of(
              search
                  .search(ServiceQuery.ALL.withText("italiano " + TestServices.WORD))
                  .hits()
                  .getFirst()
                  .service(),
              language.code());
      Map<String, String> pages =
          Map.of("home", "/", "results", "/services?q=" + TestServices.WORD, "service", path);
      for (Map.Entry<String, String> each : pages.entrySet()) {
        page.navigate(address("/" + language.code() + each.getValue()).toString());
        assertThat(page.locator("html").getAttribute("lang")).isEqualTo(language.tag());
        assertThat(page.locator("html").getAttribute("dir")).isEqualTo(language.direction());
        Browser.fits(page, each.getKey() + "-360-" + language.code());
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "it,titillium-web",
    "ar,vazirmatn",
    "ur,vazirmatn",
    "bn,noto-sans-bengali",
    "ka,noto-sans-georgian",
    "ti,noto-sans-ethiopic",
    "uk,noto-sans-cyrillic",
    "ru,noto-sans-cyrillic"
  })
  void onlyTheFontsOfTheScriptsOnThePageAreFetched(String language, String own) {
    try (BrowserContext context = Browser.open(360, 740)) {
      Page page = context.newPage();
      List<String> fonts = new CopyOnWriteArrayList<>();
      page.onRequest(
          request -> {
            if (request.url().endsWith(".woff2")) {
              fonts.add(request.url().replaceAll(".*/", ""));
            }
          });
      page.navigate(address("/" + language + "/help").toString());
      page.evaluate("document.fonts.ready.then(() => true)");

      assertThat(fonts)
          .isNotEmpty()
          .allMatch(name -> name.startsWith("titillium-web") || name.startsWith(own))
          .anyMatch(name -> name.startsWith(own));
      assertThat(fonts.stream().collect(Collectors.toSet())).hasSameSizeAs(fonts);
    }
  }

  @Test
  void whatReadsFromTheLeftKeepsItsOrderOnAPageFromTheRight() {
    try (BrowserContext context = Browser.open(360, 740)) {
      Page page = context.newPage();
      page.navigate(address("/ar/services?q=italiano+" + TestServices.WORD).toString());
      page.locator(".card-title a").first().click();
      page.locator(".service h1").waitFor();
      Locator phone = page.locator(".contacts a[href^='tel:'] bdi");
      assertThat(phone.innerText()).isEqualTo("+39 011 000 0000");
      assertThat(phone.evaluate("part => getComputedStyle(part).direction")).isEqualTo("ltr");
      assertThat(page.locator("h1").getAttribute("lang")).isEqualTo("it");
      assertThat(page.locator("h1").evaluate("part => getComputedStyle(part).textAlign"))
          .isIn("right", "end");
      assertThat(page.locator("#bring ~ .text-in").innerText()).contains("الإيطالية");
    }
  }
}
