package org.capacitymetro.catalogue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.capacitymetro.assessment.Evidence;
import org.capacitymetro.cards.Labels;
import org.capacitymetro.cards.SectorTile;
import org.capacitymetro.pages.Page;
import org.capacitymetro.pages.Templates;
import org.capacitymetro.portal.ResultsView;
import org.capacitymetro.practices.PracticeKind;
import org.capacitymetro.practices.Practices;
import org.capacitymetro.practices.Published;
import org.capacitymetro.taxonomy.Taxonomies;
import org.capacitymetro.taxonomy.Term;
import org.capacitymetro.taxonomy.Vocabulary;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/// Sheets by what somebody needs: "what can I adopt with no money in the health sector?". Every
/// number leads to the list behind it.
@Controller
class SheetNeedsPages {
  private static final String PATH = SheetResultsModel.PATH + "/needs";

  private final Practices practices;
  private final Taxonomies taxonomies;
  private final Labels labels;
  private final Templates templates;

  SheetNeedsPages(Practices practices, Taxonomies taxonomies, Labels labels, Templates templates) {
    this.practices = practices;
    this.taxonomies = taxonomies;
    this.labels = labels;
    this.templates = templates;
  }

  /// What is counted in a column, and the filter that finds it.
  private record Column(String label, String filter, Predicate<Published> counts) {}

  private static List<Column> columns(Page page) {
    return List.of(
        new Column(page.t("practices.needs.all"), "", published -> true),
        new Column(
            page.t("practices.filter.free"),
            "cost=none",
            published -> published.money().equals("none")),
        new Column(
            page.t("practices.needs.micro"),
            "kind=micro",
            published -> published.sheet().kind() == PracticeKind.MICRO),
        new Column(
            page.t("practices.needs.worked"),
            "evidence=promising,good",
            published ->
                published.evidence() == Evidence.PROMISING
                    || published.evidence() == Evidence.GOOD));
  }

  @GetMapping("/{language}" + PATH)
  ResponseEntity<byte[]> needs(Page page) {
    page.titled(page.t("practices.needs"), page.t("practices.needs.about"))
        .under(page.t("crumb.home"), "")
        .under(page.t("practices.title"), SheetResultsModel.PATH);
    List<Published> sheets = practices.list();
    List<Column> columns = columns(page);
    return templates.page(
        "catalogue/needs",
        page,
        new SheetNeedsView(
            page.url(SheetResultsModel.PATH),
            choices(
                page.t("practices.needs.any-sector"),
                labels.tiles(page).stream()
                    .map(tile -> new ResultsView.Choice(tile.code(), tile.name(), false))),
            choices(
                page.t("practices.needs.any-target"),
                taxonomies.list(Vocabulary.TARGET).stream()
                    .map(
                        term ->
                            new ResultsView.Choice(
                                term.code(), term.name().in(page.order()), false))),
            choices(page.t("practices.needs.any-cost"), own(SheetFilter.COST, page)),
            choices(page.t("practices.needs.any-kind"), own(SheetFilter.KIND, page)),
            columns.stream().map(Column::label).toList(),
            bySector(sheets, columns, page),
            byTarget(sheets, columns, page)));
  }

  private static List<ResultsView.Choice> choices(String any, Stream<ResultsView.Choice> values) {
    return Stream.concat(Stream.of(new ResultsView.Choice("", any, true)), values).toList();
  }

  private static Stream<ResultsView.Choice> own(SheetFilter filter, Page page) {
    return filter.codes().stream()
        .map(code -> new ResultsView.Choice(code, filter.label(code, page.words()), false));
  }

  private List<SheetNeedsView.Row> bySector(
      List<Published> sheets, List<Column> columns, Page page) {
    Map<String, List<Published>> groups = new LinkedHashMap<>();
    for (Published published : sheets) {
      published.sheet().sectors().stream()
          .flatMap(code -> labels.top(code).stream())
          .map(Term::code)
          .distinct()
          .forEach(code -> groups.computeIfAbsent(code, one -> new ArrayList<>()).add(published));
    }
    return labels.tiles(page).stream()
        .filter(tile -> groups.containsKey(tile.code()))
        .map(
            tile ->
                row(
                    tile.name(),
                    tile,
                    "sector=" + tile.code(),
                    groups.getOrDefault(tile.code(), List.of()),
                    columns,
                    page))
        .toList();
  }

  private List<SheetNeedsView.Row> byTarget(
      List<Published> sheets, List<Column> columns, Page page) {
    return taxonomies.list(Vocabulary.TARGET).stream()
        .map(
            term ->
                row(
                    term.name().in(page.order()),
                    null,
                    "target=" + term.code(),
                    sheets.stream()
                        .filter(published -> published.sheet().targets().contains(term.code()))
                        .toList(),
                    columns,
                    page))
        .filter(row -> row.cells().getFirst().href() != null)
        .toList();
  }

  private static SheetNeedsView.Row row(
      String label,
      @Nullable SectorTile sector,
      String filter,
      List<Published> sheets,
      List<Column> columns,
      Page page) {
    return new SheetNeedsView.Row(
        label,
        sector,
        columns.stream()
            .map(
                column -> {
                  long count = sheets.stream().filter(column.counts()).count();
                  return new SheetNeedsView.Cell(
                      page.formats().number(count),
                      page.t("practices.total", "count", count)
                          + ": "
                          + label
                          + ", "
                          + column.label(),
                      count == 0
                          ? null
                          : page.url(
                              SheetResultsModel.PATH
                                  + "?"
                                  + filter
                                  + (column.filter().isEmpty() ? "" : "&" + column.filter())));
                })
            .toList());
  }
}
