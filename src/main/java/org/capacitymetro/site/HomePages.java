package org.capacitymetro.site;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.capacitymetro.areas.Areas;
import org.capacitymetro.areas.City;
import org.capacitymetro.cards.Cards;
import org.capacitymetro.cards.Labels;
import org.capacitymetro.cards.SectorTile;
import org.capacitymetro.pages.Page;
import org.capacitymetro.pages.Pages;
import org.capacitymetro.pages.Templates;
import org.capacitymetro.portal.Examples;
import org.capacitymetro.search.ServiceQuery;
import org.capacitymetro.search.ServiceSearch;
import org.capacitymetro.steps.StepGuides;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/// The home page and the way to it.
@Controller
class HomePages {
  private static final int NEWEST = 6;

  private final Areas areas;
  private final Labels labels;
  private final Cards cards;
  private final Examples examples;
  private final ServiceSearch search;
  private final StepGuides steps;
  private final Templates templates;

  HomePages(
      Areas areas,
      Labels labels,
      Cards cards,
      Examples examples,
      ServiceSearch search,
      StepGuides steps,
      Templates templates) {
    this.areas = areas;
    this.labels = labels;
    this.cards = cards;
    this.examples = examples;
    this.search = search;
    this.steps = steps;
    this.templates = templates;
  }

  /// Sends readers to the home page of the language they chose, or else their browser prefers.
  @GetMapping("/")
  ResponseEntity<Void> root(HttpServletRequest request) {
    return ResponseEntity.status(HttpStatus.FOUND)
        .location(URI.create("/" + Pages.preferred(request).code() + "/"))
        .cacheControl(CacheControl.noCache())
        .varyBy(HttpHeaders.ACCEPT_LANGUAGE, HttpHeaders.COOKIE)
        .build();
  }

  @GetMapping("/{language:[a-zA-Z]{2,3}(?:-[a-zA-Z0-9]+)*}")
  ResponseEntity<Void> withoutSlash(Page page) {
    return ResponseEntity.status(HttpStatus.MOVED_PERMANENTLY)
        .location(URI.create(page.url("")))
        .build();
  }

  @GetMapping("/{language}/")
  ResponseEntity<byte[]> home(Page page) {
    List<SectorTile> sectors = labels.tiles(page);
    HomeView view =
        new HomeView(
            areas.cities().stream()
                .map(
                    city ->
                        new HomeView.CityLink(
                            city.code(),
                            city.name().in(page.order()),
                            page.url("/cities/" + city.code())))
                .toList(),
            examples(page),
            steps.tiles(page),
            sectors.stream().limit(Labels.FIRST_SECTORS).toList(),
            sectors.stream().skip(Labels.FIRST_SECTORS).toList(),
            cards.of(
                search
                    .search(
                        ServiceQuery.ALL
                            .withSort(ServiceQuery.Sort.FRESHNESS)
                            .withPage(0, NEWEST)
                            .withLanguage(page.code()))
                    .hits(),
                page));
    return templates.page("site/home", page.withoutSearch(), view);
  }

  /// Those of everywhere first: they stand while no city is chosen.
  private List<HomeView.ExamplesOf> examples(Page page) {
    List<HomeView.ExamplesOf> all = new ArrayList<>();
    all.add(new HomeView.ExamplesOf("", examples.of(null, page)));
    for (City city : areas.cities()) {
      all.add(new HomeView.ExamplesOf(city.code(), examples.of(city.code(), page)));
    }
    return all;
  }
}
