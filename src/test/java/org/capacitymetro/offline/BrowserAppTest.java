package org.capacitymetro.offline;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.Geolocation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.capacitymetro.directory.Directory;
import org.capacitymetro.geo.Point;
import org.capacitymetro.geocoding.Located;
import org.capacitymetro.hours.Schedule;
import org.capacitymetro.hsds.Access;
import org.capacitymetro.hsds.Address;
import org.capacitymetro.hsds.Answer;
import org.capacitymetro.hsds.Contacts;
import org.capacitymetro.hsds.Funding;
import org.capacitymetro.hsds.Geocoded;
import org.capacitymetro.hsds.LocationDraft;
import org.capacitymetro.hsds.Precision;
import org.capacitymetro.hsds.ServiceDetails;
import org.capacitymetro.hsds.ServiceDraft;
import org.capacitymetro.hsds.ServiceId;
import org.capacitymetro.hsds.SourceRef;
import org.capacitymetro.pages.Language;
import org.capacitymetro.pages.Messages;
import org.capacitymetro.practices.TestPractices;
import org.capacitymetro.search.ServiceQuery;
import org.capacitymetro.search.ServiceSearch;
import org.capacitymetro.testing.Browser;
import org.capacitymetro.testing.MadeUp;
import org.capacitymetro.testing.RunningApplication;
import org.capacitymetro.text.LocalizedText;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The city in the pocket, in a real browser whose network is cut.
class BrowserAppTest extends RunningApplication {
  private static final String LANGUAGE = "ar";
  private static final Messages WORDS = Messages.in(Language.find(LANGUAGE).orElseThrow());

  @Autowired ApplicationContext spring;
  @Autowired Directory directory;
  @Autowired ServiceSearch search;
  @Autowired Packs packs;
  @Autowired JdbcClient jdbc;

  private static final Point HERE = new Point(45.0781, 7.6843);

  private final String word = MadeUp.word("tasca");
  private int written;
  private String id;

  @BeforeEach
  void write() {
    id = service("one", "Sportello lavoro " + word);
    packs.keepUp();
  }

  private String service(String key, String name) {
    return service(key, name, HERE, null);
  }

  private String service(String key, String name, Point point, @Nullable Geocoded from) {
    directory.writeServices(
        new Directory.ChangeSetInfo("test", "pocket"),
        List.of(
            new ServiceDraft(
                new SourceRef("pocket-test", word + key),
                null,
                new ServiceDetails(
                    LocalizedText.of("it", name),
                    LocalizedText.of("it", "Aiuta a cercare lavoro."),
                    LocalizedText.EMPTY,
                    LocalizedText.EMPTY,
                    LocalizedText.EMPTY,
                    List.of("work-employment-centre"),
                    List.of("everyone"),
                    List.of("ar"),
                    new Access(
                        Access.Mode.WALK_IN, Answer.NO, Answer.UNKNOWN, List.of(), List.of()),
                    new Schedule(
                        Schedule.Kind.ALWAYS,
                        List.of(),
                        Schedule.HolidayPolicy.AS_USUAL,
                        List.of(),
                        LocalizedText.EMPTY),
                    new Contacts(
                        List.of(new Contacts.Phone("+39 011 000 0000", LocalizedText.EMPTY)),
                        List.of(),
                        List.of()),
                    Funding.NONE,
                    Map.of(),
                    Map.of(),
                    null,
                    false),
                new LocationDraft(
                    new Address("Via dei Fiori 7", "10152", "Torino", "TO"),
                    point,
                    "001272",
                    "torino",
                    Precision.EXACT,
                    LocalizedText.of("it", "Tram 4, fermata Porta Palazzo."),
                    List.of(),
                    from))));
    ServiceQuery query = ServiceQuery.ALL.withText(word);
    written++;
    long end = System.nanoTime() + 30_000_000_000L;
    while (search.search(query).total() < written) {
      assertThat(System.nanoTime()).as("the services are found within 30 seconds").isLessThan(end);
      Thread.onSpinWait();
    }
    return search
        .search(query.withSort(ServiceQuery.Sort.NEWEST))
        .hits()
        .getFirst()
        .service()
        .id()
        .shortForm();
  }

  private void open(Page page, String path) {
    page.navigate(address("/" + LANGUAGE + path).toString());
  }

  private Page withCity(BrowserContext context) {
    Page page = context.newPage();
    open(page, "/app");
    page.locator("[data-city=torino] [data-action=keep]").click();
    page.locator("main .app-said").waitFor();
    assertThat(page.locator("[data-city=torino] .app-facts").innerText()).contains("kB");
    return page;
  }

  @Test
  void aCityThatNobodyHasAskedForSaysItsSizeAndAgeBeforeItIsKept() {
    try (BrowserContext context = Browser.open(360, 740)) {
      Page page = context.newPage();
      page.navigate(address("/en/app").toString());

      for (String city : List.of("torino", "milano", "venezia", "napoli", "bari")) {
        PlaywrightAssertions.assertThat(page.locator("[data-city=" + city + "] .app-facts"))
            .hasText(
                Pattern.compile("services?\\.\\W+[\\d.]+ kB\\W+to download\\. Copy of .*20\\d\\d"));
      }
    }
  }

  @Test
  void aCityIsKeptSearchedReadAndWrittenAboutWithoutANetwork() {
    try (BrowserContext context = Browser.open(360, 740)) {
      Page page = withCity(context);
      Browser.looked(page, "app-kept-360-" + LANGUAGE);

      context.setOffline(true);
      open(page, "/");
      page.locator(".app-banner").waitFor();
      Browser.looked(page, "offline-home-360-" + LANGUAGE);
      page.locator("#q").fill("عمل " + word);
      page.locator("#q").press("Enter");
      page.locator("#cards li").first().waitFor();
      page.locator("input[name=open_at]").check();
      assertThat(page.locator("#total").innerText())
          .contains(WORDS.get("results.total", "count", 1));
      Browser.looked(page, "offline-results-360-" + LANGUAGE);

      context.grantPermissions(List.of("geolocation"));
      context.setGeolocation(new Geolocation(45.0782, 7.6843));
      page.locator("[data-near]").click();
      page.locator("#cards .distance").waitFor();
      page.locator("input[name=open_at]").uncheck();
      page.waitForURL(url -> !url.contains("open_at"));
      page.locator("#cards .distance").waitFor();
      assertThat(page.url()).as("the position stays on the device").doesNotContain("near", "45.0");

      page.locator("#cards a").first().click();
      page.locator("h1").getByText(word).waitFor();
      assertThat(page.locator("article").innerText())
          .contains("Via dei Fiori 7", "Tram 4, fermata Porta Palazzo.", WORDS.get("open.always"));
      assertThat(page.locator("html").getAttribute("dir")).isEqualTo("rtl");
      assertThat(page.locator("a[href='geo:45.0781,7.6843']").count()).isEqualTo(1);
      page.getByText(WORDS.get("favourites.add")).click();
      Browser.looked(page, "offline-service-360-" + LANGUAGE);

      page.getByText(WORDS.get("service.wrong")).click();
      page.locator("#kind-changed").check();
      page.locator("#text").fill("Ora apre alle 10.");
      page.locator("form button[type=submit]").click();
      page.getByText(WORDS.get("app.queued")).waitFor();
      Browser.looked(page, "offline-queued-360-" + LANGUAGE);
      open(page, "/emergency");
      assertThat(page.locator(".numbers").innerText()).contains("112", "1522", "800 290 290");
      open(page, "/favourites");
      page.locator(".favourite textarea").fill("Portare il documento");
      open(page, "/practices/needs");
      page.getByText(WORDS.get("app.needs-network")).waitFor();
      assertThat(suggestions()).isZero();

      // The server takes the suggestion, but its answer is lost on the way: it is sent again, and
      // still there once.
      AtomicInteger sent = new AtomicInteger();
      context.route(
          "**/report",
          route -> {
            if (route.request().method().equals("POST") && sent.incrementAndGet() == 1) {
              route.fetch(new Route.FetchOptions().setMaxRedirects(0));
              route.abort();
            } else {
              route.resume();
            }
          });
      context.setOffline(false);
      open(page, "/favourites");
      page.waitForCondition(() -> sent.get() == 1 && suggestions() == 1);
      page.reload();
      page.locator("[data-sent]:not([hidden])").waitFor();
      assertThat(sent.get()).isEqualTo(2);
      assertThat(suggestions()).isEqualTo(1);
      assertThat(page.locator(".favourite textarea").inputValue())
          .isEqualTo("Portare il documento");
      assertThat(context.cookies()).isEmpty();
    }
  }

  /// Until the page answers yes, whose promise the browser's own waiting would take for a yes.
  private static void waitFor(Page page, String question) {
    page.waitForCondition(() -> Boolean.TRUE.equals(page.evaluate(question)));
  }

  private long suggestions() {
    return jdbc.sql("select count(*) from suggestion where text = 'Ora apre alle 10.'")
        .query(Long.class)
        .single();
  }

  @Test
  void aSheetWithAStarOpensWithoutANetwork() {
    String title = "Ascolto " + word;
    TestPractices.published(spring, title, ServiceId.parse(id).orElseThrow());
    try (BrowserContext context = Browser.open(360, 740)) {
      Page page = context.newPage();
      open(page, "/practices?q=" + word);
      page.locator("#cards a").first().click();
      page.locator("button[data-favourite=practice]").click();
      waitFor(page, "async () => (await caches.match('/kept/languages/ar')) !== undefined");

      context.setOffline(true);
      open(page, "/favourites");
      page.locator(".favourite a").first().click();
      page.locator("h1").getByText(title).waitFor();
      assertThat(page.evaluate("document.styleSheets.length > 0")).isEqualTo(true);
      open(page, "/services");
      page.getByText(WORDS.get("app.nothing")).waitFor();
    }
  }

  @Test
  void onlyWhatChangedComesAndATamperedPackIsRefused() {
    try (BrowserContext context = Browser.open(360, 740)) {
      Page page = withCity(context);
      AtomicInteger whole = new AtomicInteger();
      page.onRequest(
          request -> {
            if (request.url().matches(".*/packs/torino/" + LANGUAGE + "/[0-9a-f]{64}")) {
              whole.incrementAndGet();
            }
          });
      String city = page.locator("[data-city=torino] h3").innerText();
      Locator update = page.locator("[data-city=torino] [data-action=keep]");
      update.click();
      page.getByText(WORDS.get("app.done.same", "city", city)).waitFor();

      service("two", "Seconda porta " + word);
      packs.keepUp();
      update.click();
      page.getByText(WORDS.get("app.done.delta", "city", city)).waitFor();
      assertThat(whole.get()).isZero();

      context.route(
          "**/packs/torino/" + LANGUAGE,
          route -> {
            String signed = route.fetch().text();
            route.fulfill(
                new Route.FulfillOptions()
                    .setContentType("application/json")
                    .setBody(signed.replaceFirst("services\\\\\":[0-9]+", "services\\\\\":1")));
          });
      update.click();
      page.getByText(WORDS.get("app.trouble.signature")).waitFor();
      Browser.looked(page, "app-refused-360-" + LANGUAGE);

      context.setOffline(true);
      open(page, "/services?q=" + word);
      page.locator("#cards li").nth(1).waitFor();
      assertThat(page.locator("#cards").innerText()).contains("Seconda porta");
    }
  }

  @Test
  void theKeptMapIsBrowsedWithoutANetwork() {
    String near = MadeUp.word("vicini");
    String pair = MadeUp.word("coppia");
    String second = "Seconda porta %s %s %s".formatted(word, near, pair);
    service("two", second);
    service("three", "Terza porta %s %s %s".formatted(word, near, pair));
    service("four", word + " " + near, new Point(HERE.lat(), HERE.lon() + 0.006), null);
    service("five", "Quartiere " + word, HERE, new Geocoded("test", Located.Precision.PLACE));
    packs.keepUp();
    try (BrowserContext context = Browser.open(360, 740)) {
      List<String> asked = new ArrayList<>();
      context.onRequest(request -> asked.add(request.url()));
      Page page = withCity(context);
      page.locator("[data-city=torino] [data-action=map]").click();
      page.locator("[data-city=torino] a[href$='#map']").waitFor();
      context.setOffline(true);
      page.locator("[data-city=torino] a[href$='#map']").click();
      page.locator(".app-map-canvas[data-services]").waitFor();
      assertThat(told(page, "services")).isGreaterThanOrEqualTo(5);
      assertThat(page.locator("#cards").isVisible()).isFalse();
      Browser.looked(page, "offline-map-360-" + LANGUAGE);

      ask(page, near, 3);
      page.locator(".maplibregl-canvas").focus();
      for (int i = 0; i < 3; i++) {
        double before = told(page, "zoom");
        page.keyboard().press("Minus");
        page.waitForCondition(() -> told(page, "zoom") <= before - 0.9);
      }
      double far = told(page, "zoom");
      touchTheMiddle(page);
      page.waitForCondition(() -> told(page, "zoom") > far);
      assertThat(page.locator(".app-map-here li").count()).isZero();

      ask(page, pair, 2);
      touchTheMiddle(page);
      page.locator(".app-map-here li").nth(1).waitFor();
      assertThat(page.locator(".app-map-here").innerText())
          .contains(WORDS.get("app.map-here", "count", 2), second);
      Browser.looked(page, "offline-map-spot-360-" + LANGUAGE);

      page.locator("[data-view=list]").click();
      assertThat(page.locator("#cards > li").count()).isEqualTo(2);
      assertThat(page.locator(".app-map-canvas").isVisible()).isFalse();
      page.locator("[data-view=map]").click();

      // An area lies under many fingers, so it never opens by itself.
      ask(page, "Quartiere " + word, 1);
      touchTheMiddle(page);
      page.locator(".app-map-here a").waitFor();
      assertThat(page.locator(".app-map-here li").count()).isEqualTo(1);
      Browser.looked(page, "offline-map-area-360-" + LANGUAGE);

      context.grantPermissions(List.of("geolocation"));
      context.setGeolocation(new Geolocation(HERE.lat(), HERE.lon()));
      page.locator("[data-near]").click();
      page.locator("[data-near][aria-pressed=true]").waitFor();
      page.locator("[data-near]").click();

      ask(page, pair, 2);
      ask(page, "Sportello lavoro " + word, 1);
      page.locator(".app-map-canvas[data-settled]").waitFor();
      page.locator(".maplibregl-canvas").focus();
      double close = told(page, "zoom");
      page.keyboard().press("Minus");
      page.waitForCondition(() -> told(page, "zoom") < close);
      double left = told(page, "zoom");
      touchTheMiddle(page);
      page.locator("h1").getByText("Sportello lavoro " + word).waitFor();
      page.locator(".app-map-canvas[data-services='1']").waitFor();
      page.goBack();
      page.locator(".app-map-canvas[data-settled]").waitFor();
      assertThat(told(page, "zoom")).isEqualTo(left);

      page.setViewportSize(1280, 900);
      open(page, "/services");
      page.locator(".app-map-canvas[data-services]").waitFor();
      assertThat(page.locator("#cards").isVisible()).isTrue();
      Browser.looked(page, "offline-map-1280-" + LANGUAGE);
      assertThat(asked)
          .allMatch(url -> url.startsWith(address("/").toString()) || url.matches("(data|blob):.*"))
          .noneMatch(url -> url.contains("near=") || url.contains("" + HERE.lat()));
    }
  }

  private static void touchTheMiddle(Page page) {
    page.locator(".app-map-canvas[data-settled]").waitFor();
    page.locator(".maplibregl-canvas").click();
  }

  private static void ask(Page page, String text, int services) {
    page.locator("#q").fill(text);
    page.waitForCondition(() -> told(page, "services") == services);
  }

  private static double told(Page page, String what) {
    return Double.parseDouble(page.locator(".app-map-canvas").getAttribute("data-" + what));
  }

  @Test
  void theSiteCanBeInstalled() {
    try (BrowserContext context = Browser.open(360, 740)) {
      Page page = context.newPage();
      open(page, "/app");
      var session = context.newCDPSession(page);
      assertThat(session.send("Page.getInstallabilityErrors").toString())
          .as("nothing but that test profiles are private ones")
          .isEqualTo(
              "{\"installabilityErrors\":[{\"errorId\":\"in-incognito\",\"errorArguments\":[]}]}");
      assertThat(session.send("Page.getAppManifest").get("errors").toString()).isEqualTo("[]");
    }
  }
}
