package org.capacitymetro.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.capacitymetro.cards.Labels;
import org.capacitymetro.index.Facet;
import org.capacitymetro.pages.Page;
import org.capacitymetro.parameters.AskedServices;
import org.capacitymetro.portal.ResultsModel;
import org.capacitymetro.portal.ResultsView;
import org.capacitymetro.practices.PracticeCards;
import org.capacitymetro.practices.Published;
import org.capacitymetro.search.PracticeSearch;
import org.capacitymetro.search.ServiceQuery;
import org.capacitymetro.taxonomy.Term;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Turns the answer to a search for sheets into what its page shows.
@Component
class SheetResultsModel {
  static final String PATH = "/practices";
  private static final String FREE = "none";
  private static final List<ServiceQuery.Sort> SORTS =
      List.of(
          ServiceQuery.Sort.RELEVANCE,
          ServiceQuery.Sort.DISTANCE,
          ServiceQuery.Sort.NEWEST,
          ServiceQuery.Sort.NAME);

  private final SheetsFound found;
  private final ResultsModel results;
  private final PracticeCards cards;
  private final Labels labels;

  SheetResultsModel(SheetsFound found, ResultsModel results, PracticeCards cards, Labels labels) {
    this.found = found;
    this.results = results;
    this.cards = cards;
    this.labels = labels;
  }

  /// @param write where one begins a sheet, null for those who may not
  SheetResultsView of(AskedSheets asked, @Nullable String write, Page page) {
    ServiceQuery query = asked.query();
    SheetsFound.Answer answer = found.of(asked);
    int total = answer.sheets().size();
    int from = Math.min(query.offset(), total);
    List<SheetsFound.Sheet> shown =
        answer.sheets().subList(from, Math.min(total, from + query.limit()));
    int to = from + shown.size();
    return new SheetResultsView(
        new ResultsView(
            heading(query, page),
            query.text(),
            results.cities(query, page),
            List.of(free(asked, page)),
            filters(asked, page),
            chips(asked, page),
            asked.problems().stream()
                .map(
                    problem ->
                        new ResultsView.Problem(
                            field(problem.name()), problem.sentence(page.words())))
                .toList(),
            page.t("practices.total", "count", total),
            "",
            List.of(),
            shown.isEmpty() || shown.size() == total
                ? ""
                : page.t("results.range", "from", from + 1, "to", to),
            from + 1,
            from == 0 ? null : paged(asked, Math.max(0, from - query.limit()), page),
            to >= total || shown.isEmpty() ? null : paged(asked, to, page),
            ResultsModel.sorts(query, SORTS, page),
            results.bounds(query),
            asked.services().nearText(),
            query.near() == null || query.near().radius() == null
                ? null
                : AskedServices.degrees(query.near().radius()),
            asked.services().boxText(),
            page.url(PATH),
            "",
            "",
            total > 0
                ? null
                : new ResultsView.Empty(
                    answer.spelling() == null
                        ? null
                        : new ResultsView.Link(
                            answer.spelling(),
                            href(asked.with(query.withText(answer.spelling())), page)),
                    List.of(),
                    "",
                    List.of())),
        shown.stream().map(sheet -> item(sheet, page)).toList(),
        page.url(PATH + "/needs"),
        write);
  }

  private SheetResultsView.Item item(SheetsFound.Sheet sheet, Page page) {
    PracticeSearch.Hit hit = sheet.hit();
    return new SheetResultsView.Item(
        cards.of(sheet.published(), page),
        hit.place().point(),
        hit.place().around(),
        hit.metres() == null ? "" : page.formats().distance(hit.metres()),
        Objects.requireNonNullElse(hit.matched(), ""));
  }

  private String heading(ServiceQuery query, Page page) {
    String what =
        query.text().isEmpty()
            ? page.t("practices.title")
            : page.t("practices.heading", "text", query.text());
    return query.city() == null
        ? what
        : page.t(
            "results.heading-city", "what", what, "city", labels.city(query.city(), page.code()));
  }

  private ResultsView.Tick free(AskedSheets asked, Page page) {
    return new ResultsView.Tick(
        "practices-free",
        SheetFilter.COST.parameter(),
        FREE,
        page.t("practices.filter.free"),
        page.formats().number(found.counts(asked, SheetFilter.COST).getOrDefault(FREE, 0L)),
        asked.chosen(SheetFilter.COST).contains(FREE));
  }

  private List<ResultsView.Filter> filters(AskedSheets asked, Page page) {
    ServiceQuery query = asked.query();
    List<ResultsView.Filter> filters = new ArrayList<>();
    results
        .filter(Facet.SECTOR, found.counts(asked, Facet.SECTOR, this::sectors), query, page)
        .ifPresent(filters::add);
    results
        .filter(
            Facet.TARGET,
            found.counts(asked, Facet.TARGET, published -> published.sheet().targets().stream()),
            query,
            page)
        .ifPresent(filters::add);
    for (SheetFilter filter : List.of(SheetFilter.KIND, SheetFilter.EVIDENCE, SheetFilter.STATUS)) {
      Map<String, Long> counts = found.counts(asked, filter);
      filters.add(
          new ResultsView.Filter(
              filter.parameter(),
              filter.legend(page.words()),
              filter.legend(page.words()),
              asked.chosen(filter).size(),
              filter.codes().stream()
                  .map(
                      value ->
                          new ResultsView.Value(
                              filter.parameter() + "-" + value,
                              value,
                              filter.label(value, page.words()),
                              page.formats().number(counts.getOrDefault(value, 0L)),
                              !counts.containsKey(value),
                              asked.chosen(filter).contains(value),
                              false,
                              null))
                  .toList()));
    }
    return filters;
  }

  /// A sector and the one above it.
  private Stream<String> sectors(Published published) {
    return published.sheet().sectors().stream()
        .flatMap(code -> Stream.concat(Stream.of(code), labels.top(code).map(Term::code).stream()));
  }

  private List<ResultsView.Chip> chips(AskedSheets asked, Page page) {
    List<ResultsView.Chip> chips =
        new ArrayList<>(
            results.chips(asked.services(), services -> href(asked.with(services), page), page));
    for (SheetFilter filter : SheetFilter.values()) {
      for (String value : asked.chosen(filter)) {
        chips.add(
            ResultsModel.chip(
                filter.label(value, page.words()), href(asked.without(filter, value), page), page));
      }
    }
    return chips;
  }

  private static String paged(AskedSheets asked, int offset, Page page) {
    return href(asked.with(asked.query().withPage(offset, asked.query().limit())), page);
  }

  private static String href(AskedSheets asked, Page page) {
    return page.url(PATH + asked.queryString());
  }

  private static String field(String parameter) {
    return switch (parameter) {
      case "q" -> "q";
      case "city" -> "city";
      case "sort" -> "sort";
      case "cost" -> "practices-free";
      case "sector", "target", "kind", "evidence", "status" -> "filter-" + parameter;
      default -> "";
    };
  }
}
