package org.capacitymetro.portal;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.capacitymetro.areas.Areas;
import org.capacitymetro.areas.City;
import org.capacitymetro.cards.Cards;
import org.capacitymetro.cards.Labels;
import org.capacitymetro.cards.SectorTile;
import org.capacitymetro.guides.Guides;
import org.capacitymetro.guides.PublishedGuide;
import org.capacitymetro.index.Facet;
import org.capacitymetro.pages.NotFound;
import org.capacitymetro.pages.Page;
import org.capacitymetro.pages.Templates;
import org.capacitymetro.parameters.AskedServices;
import org.capacitymetro.search.SearchResult;
import org.capacitymetro.search.ServiceQuery;
import org.capacitymetro.search.ServiceSearch;
import org.capacitymetro.text.LocalizedText;
import org.capacitymetro.verification.Truth;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/// The page of a city: what there is, by sector, and what is new.
@Controller
class CityPages {
  private static final int NEWEST = 6;
  private static final int BAR_STEPS = 20;

  private final Areas areas;
  private final ServiceSearch search;
  private final Labels labels;
  private final Cards cards;
  private final Examples examples;
  private final Truth truth;
  private final Guides guides;
  private final Clock clock;
  private final Templates templates;

  CityPages(
      Areas areas,
      ServiceSearch search,
      Labels labels,
      Cards cards,
      Examples examples,
      Truth truth,
      Guides guides,
      Clock clock,
      Templates templates) {
    this.areas = areas;
    this.search = search;
    this.labels = labels;
    this.cards = cards;
    this.examples = examples;
    this.truth = truth;
    this.guides = guides;
    this.clock = clock;
    this.templates = templates;
  }

  @GetMapping("/{language}/cities/{code}")
  ResponseEntity<byte[]> city(Page page, @PathVariable String code) {
    City city = areas.findCity(code).orElseThrow(() -> new NotFound("city " + code));
    String name = city.name().in(page.order());
    page.titled(name, page.t("city.description", "city", name))
        .under(page.t("crumb.home"), "")
        .withFeed(page.t("feed.title", "search", name), page.url("/services.atom?city=" + code))
        .withoutSearch()
        .withScript("src/map.ts");
    return templates.page("portal/city", page, view(city, name, page));
  }

  private CityView view(City city, String name, Page page) {
    ServiceQuery query =
        ServiceQuery.ALL
            .withCity(city.code())
            .withSort(ServiceQuery.Sort.FRESHNESS)
            .withPage(0, NEWEST)
            .withLanguage(page.code());
    SearchResult result = search.search(query);
    long open = search.search(query.withOpenAt(clock.instant()).withPage(0, 0)).total();
    String address = "/services?city=" + city.code();
    return new CityView(
        city.code(),
        name,
        page.t("city.total", "count", result.total()),
        page.t("city.open", "count", open),
        page.url(address + "&open_at=now"),
        result.unplaced() == 0 ? "" : page.t("city.unplaced", "count", result.unplaced()),
        verified(result, page),
        truth.accuracy(city.code(), page),
        sectors(result, city.code(), page),
        cards.of(result.hits(), page),
        guides.ofCity(city.code()).stream().map(guide -> guide(guide, page)).toList(),
        examples.of(city.code(), page),
        AskedServices.text(city.bounds()),
        page.url(address),
        page.url("/services.atom?city=" + city.code()),
        page.url("/follow?city=" + city.code()),
        "/api/v1" + address + "&lang=" + page.code());
  }

  private static CityView.Guide guide(PublishedGuide guide, Page page) {
    LocalizedText.Reading title = guide.content().title().read(page.order());
    return new CityView.Guide(
        title.text(),
        guide.content().purpose().in(page.order()),
        title.language().equals(page.code()) ? null : title.language(),
        page.url(guide.path(page.code())));
  }

  private static CityView.@Nullable Share verified(SearchResult result, Page page) {
    if (result.total() == 0) {
      return null;
    }
    return new CityView.Share(
        page.t(
            "city.verified",
            "count",
            result.verified(),
            "total",
            result.total(),
            "share",
            (double) result.verified() / result.total()),
        width(result.verified(), result.total()));
  }

  /// A twentieth of the whole at least for whatever there is at all.
  private static String width(long part, long whole) {
    return "w-" + Math.ceilDiv(part * BAR_STEPS, whole);
  }

  private List<CityView.Sector> sectors(SearchResult result, String city, Page page) {
    Map<SectorTile, Long> counts = new LinkedHashMap<>();
    for (SearchResult.FacetCount count : result.facets().getOrDefault(Facet.SECTOR, List.of())) {
      labels
          .tile(count.value(), page)
          .filter(tile -> tile.code().equals(count.value()) && count.count() > 0)
          .ifPresent(tile -> counts.put(tile, count.count()));
    }
    long most = counts.values().stream().mapToLong(Long::longValue).max().orElse(1);
    List<CityView.Sector> sectors = new ArrayList<>();
    counts.entrySet().stream()
        .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
        .forEach(
            entry -> {
              SectorTile tile = entry.getKey();
              sectors.add(
                  new CityView.Sector(
                      new SectorTile(
                          tile.code(),
                          tile.name(),
                          tile.icon(),
                          page.url("/services?city=" + city + "&sector=" + tile.code())),
                      page.formats().number(entry.getValue()),
                      width(entry.getValue(), most)));
            });
    return sectors;
  }
}
