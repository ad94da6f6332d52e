package org.capacitymetro.portal;

import org.capacitymetro.index.Facet;
import org.capacitymetro.pages.Page;
import org.capacitymetro.pages.QuickExit;
import org.capacitymetro.pages.Templates;
import org.capacitymetro.parameters.AskedServices;
import org.capacitymetro.parameters.ServiceParameters;
import org.capacitymetro.search.SearchResult;
import org.capacitymetro.search.ServiceSearch;
import org.capacitymetro.taxonomy.Discretion;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The list of services that answer a search.
@Controller
class ResultsPages {
  private final ServiceParameters parameters;
  private final ServiceSearch search;
  private final ResultsModel model;
  private final QuickExit quickExit;
  private final Templates templates;

  ResultsPages(
      ServiceParameters parameters,
      ServiceSearch search,
      ResultsModel model,
      QuickExit quickExit,
      Templates templates) {
    this.parameters = parameters;
    this.search = search;
    this.model = model;
    this.quickExit = quickExit;
    this.templates = templates;
  }

  /// @param fragment `list` gives only the filters and the list, for a page that stays where it is
  @GetMapping("/{language}/services")
  ResponseEntity<byte[]> results(
      Page page,
      @RequestParam MultiValueMap<String, String> query,
      @RequestParam(name = "fragment", defaultValue = "") String fragment) {
    MultiValueMap<String, String> asked = new org.springframework.util.LinkedMultiValueMap<>(query);
    asked.remove("lang");
    AskedServices services = parameters.parse(asked, page.code());
    SearchResult result = search.search(services.query());
    ResultsView view = model.of(services, result, page);
    page.titled(view.heading(), page.t("results.description"))
        .withScript("src/map.ts")
        .withFeed(page.t("feed.title", "search", view.heading()), view.feed())
        .withoutSearch();
    if (!services.queryString().isEmpty()) {
      page.notIndexed();
    }
    if (Discretion.needed(
        services.query().chosen(Facet.SECTOR), services.query().chosen(Facet.TARGET))) {
      quickExit.offer(page);
    }
    return templates.page(
        fragment.equals("list") ? "portal/results-fragment" : "portal/results", page, view);
  }
}
