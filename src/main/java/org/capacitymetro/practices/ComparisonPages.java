package org.capacitymetro.practices;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.capacitymetro.pages.Page;
import org.capacitymetro.pages.Templates;
import org.capacitymetro.writing.Markdown;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.HtmlUtils;

/// Two or three sheets side by side, for whoever has to choose what to try.
@Controller
class ComparisonPages {
  static final String PATH = "/practices/compare";
  private static final int MOST = 3;

  /// What matters to whoever wants to do it too, in the order in which they ask.
  private static final List<Passage> PASSAGES =
      List.of(
          Passage.PROBLEM,
          Passage.STEPS,
          Passage.LEAD,
          Passage.PRECONDITIONS,
          Passage.MINIMUM,
          Passage.FIXED,
          Passage.ADAPTABLE,
          Passage.FIRST_STEPS,
          Passage.DIFFICULTIES,
          Passage.CAUTION,
          Passage.SUSTAINABILITY);

  private final Practices practices;
  private final PracticeModel model;
  private final Templates templates;

  ComparisonPages(Practices practices, PracticeModel model, Templates templates) {
    this.practices = practices;
    this.model = model;
    this.templates = templates;
  }

  @GetMapping("/{language}" + PATH)
  ResponseEntity<byte[]> compare(
      Page page, @RequestParam(defaultValue = "") List<String> practice) {
    List<PracticeId> asked =
        new LinkedHashSet<>(practice)
            .stream().map(PracticeId::parse).flatMap(Optional::stream).toList();
    List<Published> found = asked.stream().map(practices::find).flatMap(Optional::stream).toList();
    List<String> notices = new ArrayList<>();
    if (found.size() < new LinkedHashSet<>(practice).size()) {
      notices.add(page.t("practices.compare.gone"));
    }
    if (found.size() > MOST) {
      notices.add(page.t("practices.compare.too-many", "most", MOST));
    }
    if (found.size() < 2) {
      notices.add(page.t("practices.compare.too-few"));
    }
    page.titled(page.t("practices.compare.title"), page.t("practices.compare.about"))
        .under(page.t("crumb.home"), "")
        .under(page.t("practices.title"), PracticePages.PATH)
        .notIndexed();
    return templates.page(
        "practices/compare",
        page,
        view(found.subList(0, Math.min(MOST, found.size())), notices, page));
  }

  private ComparisonView view(List<Published> sheets, List<String> notices, Page page) {
    List<PracticeView> views =
        sheets.stream().map(published -> model.of(published, false, 0, page)).toList();
    List<ComparisonView.Column> columns = new ArrayList<>();
    for (int i = 0; i < sheets.size(); i++) {
      columns.add(
          new ComparisonView.Column(
              views.get(i).title(),
              page.url(sheets.get(i).path(page.code())),
              views.get(i).kind(),
              without(sheets, sheets.get(i), page)));
    }
    List<ComparisonView.Row> rows = new ArrayList<>();
    views.stream()
        .flatMap(view -> view.beside().stream())
        .map(PracticeView.Row::label)
        .distinct()
        .forEach(
            label ->
                add(rows, label, views.stream().map(view -> beside(view, label, page)).toList()));
    add(rows, page.t("practices.field.resources"), cells(views, ComparisonPages::costs, page));
    add(rows, page.t("practices.field.results"), cells(views, ComparisonPages::results, page));
    for (Passage passage : PASSAGES) {
      add(
          rows,
          page.t("practices.field." + passage.code()),
          sheets.stream()
              .map(
                  published -> {
                    PracticeView.Text text =
                        PracticeModel.text(published.sheet().text(passage), page);
                    return new ComparisonView.Cell(
                        passage.isIn(published.sheet().kind()) ? Markdown.html(text.words()) : "",
                        Objects.requireNonNullElse(text.language(), page.code()));
                  })
              .toList());
    }
    return new ComparisonView(columns, rows, notices, page.url(PracticePages.PATH));
  }

  private static String without(List<Published> sheets, Published one, Page page) {
    return page.url(
        sheets.stream()
            .filter(published -> !published.equals(one))
            .map(published -> "practice=" + published.id().shortForm())
            .collect(Collectors.joining("&", PATH + "?", "")));
  }

  /// A row in which nobody says anything is left out.
  private static void add(
      List<ComparisonView.Row> rows, String label, List<ComparisonView.Cell> cells) {
    if (cells.stream().anyMatch(cell -> !cell.html().isEmpty())) {
      rows.add(
          new ComparisonView.Row(
              label, cells, cells.stream().map(ComparisonView.Cell::html).distinct().count() == 1));
    }
  }

  private static List<ComparisonView.Cell> cells(
      List<PracticeView> views, Function<PracticeView, String> html, Page page) {
    return views.stream()
        .map(view -> new ComparisonView.Cell(html.apply(view), page.code()))
        .toList();
  }

  private static ComparisonView.Cell beside(PracticeView view, String label, Page page) {
    return view.beside().stream()
        .filter(row -> row.label().equals(label))
        .findFirst()
        .map(
            row ->
                new ComparisonView.Cell(
                    HtmlUtils.htmlEscape(row.value().words()),
                    Objects.requireNonNullElse(row.value().language(), page.code())))
        .orElse(new ComparisonView.Cell("", page.code()));
  }

  private static String costs(PracticeView view) {
    return items(
        view.costs().stream()
            .map(cost -> cost.what().words() + ": " + cost.amount() + " " + cost.unit())
            .toList());
  }

  private static String results(PracticeView view) {
    return items(
        view.results().stream()
            .map(result -> result.what().words() + ": " + result.figure())
            .toList());
  }

  private static String items(List<String> lines) {
    return lines.isEmpty()
        ? ""
        : lines.stream()
            .map(line -> "<li>" + HtmlUtils.htmlEscape(line.strip()) + "</li>")
            .collect(Collectors.joining("", "<ul>", "</ul>"));
  }
}
