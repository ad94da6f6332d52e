package org.capacitymetro.consolidation;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import org.capacitymetro.accounts.TestPeople;
import org.capacitymetro.directory.Records;
import org.capacitymetro.geo.Point;
import org.capacitymetro.hsds.Precision;
import org.capacitymetro.hsds.Status;
import org.capacitymetro.rights.Grant;
import org.capacitymetro.rights.Person;
import org.capacitymetro.rights.Role;
import org.capacitymetro.rights.Scope;
import org.capacitymetro.testing.Barriers;
import org.capacitymetro.testing.Browser;
import org.capacitymetro.testing.RunningApplication;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/// The review by keyboard alone.
class BrowserPairsTest extends RunningApplication {
  private static final int PAIRS = 6;

  @Autowired ApplicationContext context;
  @Autowired Records records;

  @Test
  void aReviewerDecidesPairAfterPairByKeys() {
    TestPairs make = new TestPairs(context, "venezia", new Point(45.4375, 12.3358));
    List<TestPairs.Made> made = new ArrayList<>();
    for (int i = 0; i < PAIRS; i++) {
      made.add(make.pair(TestPairs.unique("Biblioteca Alga"), Precision.EXACT));
    }
    Person editor =
        TestPeople.active(
            context, "Revisora Rosa", new Grant(Role.EDITOR, new Scope.City("venezia")));

    try (BrowserContext browser = Browser.open(1280, 900)) {
      Page page = browser.newPage();
      TestPeople.signIn(page, address("/it/sign-in"), editor);
      page.navigate(address("/it/desk/pairs?city=venezia").toString());
      Browser.picture(page, "pairs-list-it-1280");
      page.locator("main .button-primary").focus();
      page.keyboard().press("Enter");
      page.locator("form#pair").waitFor();
      page.locator("#pair-map[data-ready=true]").waitFor();
      Browser.picture(page, "pair-it-1280");
      assertThat(page.locator(".pair-progress").innerText()).contains("1 di " + PAIRS);

      long first = shown(page);
      page.keyboard().press("k");
      long second = next(page, first);
      long begun = System.nanoTime();
      double waited = milliseconds(page, "s");
      long third = next(page, second);
      waited = Math.max(waited, milliseconds(page, "d"));
      long fourth = next(page, third);
      System.out.printf("from the key to the next pair: %.0f ms%n", waited);
      assertThat(waited).as("the next pair was fetched ahead").isLessThan(1_000);
      page.keyboard().press("s");
      long fifth = next(page, fourth);
      double seconds = (System.nanoTime() - begun) / 1e9;
      System.out.printf("three verdicts by keys: %.2f s%n", seconds);
      assertThat(seconds).as("300 an hour are 12 seconds each").isLessThan(12);
      assertThat(page.locator(".pair-progress").innerText()).contains("4 di " + PAIRS);
      page.waitForCondition(
          () ->
              made.stream()
                      .filter(
                          pair ->
                              records.find(pair.incoming()).orElseThrow().status()
                                  instanceof Status.Merged)
                      .count()
                  == 2);

      page.keyboard().press("?");
      page.locator("#pair-keys[open]").waitFor();
      page.keyboard().press("u");
      page.locator("form#pair[data-id='" + fourth + "']").waitFor();
      assertThat(fifth).isNotEqualTo(fourth);
      page.waitForCondition(
          () ->
              made.stream()
                      .filter(
                          pair ->
                              records.find(pair.incoming()).orElseThrow().status()
                                  instanceof Status.Merged)
                      .count()
                  == 1);
      page.keyboard().press("x");
      page.waitForURL("**/split");
    }
    pictures(editor);
  }

  private void pictures(Person editor) {
    for (String language : List.of("it", "en")) {
      try (BrowserContext browser = Browser.open(360, 800)) {
        Page page = browser.newPage();
        TestPeople.signIn(page, address("/it/sign-in"), editor);
        page.navigate(address("/" + language + "/desk/pairs/first?city=venezia").toString());
        page.locator("form#pair").waitFor();
        withoutBarriers(page);
        assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
            .isLessThanOrEqualTo(360);
        Browser.picture(page, "pair-" + language + "-360");
        page.navigate(address("/" + language + "/desk/consolidation").toString());
        withoutBarriers(page);
        Browser.picture(page, "consolidation-" + language + "-360");
        page.navigate(address("/" + language + "/help/sources").toString());
        withoutBarriers(page);
        Browser.picture(page, "sources-" + language + "-360");
      }
    }
  }

  private static void withoutBarriers(Page page) {
    assertThat(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
        .as(page.url() + " is not wider than the window")
        .isEqualTo(true);
    assertThat(Barriers.in(page)).as(page.url()).isEmpty();
  }

  /// Presses a key and measures in the page until the next pair stands there.
  private static double milliseconds(Page page, String key) {
    page.evaluate(
        """
        () => {
          const part = document.querySelector('#pair-part');
          addEventListener('keydown', () => { window.pressed = performance.now(); window.seen = 0 },
            { capture: true, once: true });
          new MutationObserver((_, observer) => {
            window.seen = performance.now();
            observer.disconnect();
          }).observe(part, { childList: true });
        }
        """);
    page.keyboard().press(key);
    page.waitForFunction("() => window.seen > 0");
    return ((Number) page.evaluate("() => window.seen - window.pressed")).doubleValue();
  }

  private static long shown(Page page) {
    return Long.parseLong(page.locator("form#pair").getAttribute("data-id"));
  }

  private static long next(Page page, long before) {
    page.locator("form#pair:not([data-id='" + before + "'])").waitFor();
    return shown(page);
  }
}
