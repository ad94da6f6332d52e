package org.capacitymetro.offline;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.capacitymetro.areas.Areas;
import org.capacitymetro.pages.Messages;
import org.capacitymetro.pages.Page;
import org.capacitymetro.pages.QuickExit;
import org.capacitymetro.pages.Templates;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import tools.jackson.databind.json.JsonMapper;

/// The pages that the browser fills in itself: what of this site is kept on the device, what a
/// person wants to find again, and the frame in which a kept city is shown without a network.
@Controller
class AppPages {
  /// The messages the browser writes with, by the beginning of their keys.
  private static final List<String> WORDS =
      List.of(
          "access.",
          "accessibility.",
          "age.",
          "app.",
          "availability.",
          "badge.",
          "card.",
          "emergency.",
          "favourites.",
          "filter.",
          "freshness.",
          "home.",
          "open.",
          "places.closed",
          "places.free",
          "places.waiting",
          "relaxed.",
          "report.",
          "results.",
          "service.",
          "quick-exit.",
          "sort.",
          "speak.",
          "steps.",
          "waits.");

  private static final List<String> SINGLE_WORDS =
      List.of(
          "layout.emergency",
          "layout.search-button",
          "map.attribution",
          "map.show-list",
          "map.show-map",
          "map.zoom-in",
          "map.zoom-out",
          "paper.text-in",
          "practices.title",
          "site.name");

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Templates templates;
  private final Areas areas;
  private final QuickExit quickExit;

  AppPages(Templates templates, Areas areas, QuickExit quickExit) {
    this.templates = templates;
    this.areas = areas;
    this.quickExit = quickExit;
  }

  @GetMapping("/{language}/app")
  ResponseEntity<byte[]> app(Page page) {
    page.titled(page.t("app.title"), page.t("app.lead")).under(page.t("crumb.home"), "");
    return filledIn("app", page);
  }

  @GetMapping("/{language}/favourites")
  ResponseEntity<byte[]> favourites(Page page) {
    page.titled(page.t("favourites.title"), page.t("favourites.lead"))
        .under(page.t("crumb.home"), "")
        .notIndexed();
    return filledIn("favourites", page);
  }

  /// What a browser without a network shows instead of every page; which one, it reads from the
  /// address.
  @GetMapping("/{language}/app/frame")
  ResponseEntity<byte[]> frame(Page page) {
    return filledIn("kept", page.withoutSearch().notIndexed());
  }

  private ResponseEntity<byte[]> filledIn(String view, Page page) {
    List<AppView.Place> cities =
        areas.cities().stream()
            .map(city -> new AppView.Place(city.code(), city.name().in(page.code())))
            .toList();
    return templates.page(
        "offline/app",
        page.withScript("src/app.ts"),
        new AppView(view, cities, json(words(page.words())), quickExit.address(page)));
  }

  static Map<String, String> words(Messages messages) {
    Map<String, String> words = new TreeMap<>();
    WORDS.forEach(prefix -> words.putAll(messages.startingWith(prefix)));
    SINGLE_WORDS.forEach(key -> words.put(key, messages.get(key)));
    return words;
  }

  /// JSON that may stand in an HTML page.
  private static String json(Object value) {
    return JSON.writeValueAsString(value).replace("<", "\\u003c");
  }
}
