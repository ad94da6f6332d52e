package org.capacitymetro.editing;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.capacitymetro.accounts.Action;
import org.capacitymetro.accounts.DeskLine;
import org.capacitymetro.accounts.Person;
import org.capacitymetro.accounts.Policy;
import org.capacitymetro.accounts.Scope;
import org.capacitymetro.areas.Areas;
import org.capacitymetro.pages.NotFound;
import org.capacitymetro.pages.Page;
import org.capacitymetro.pages.Templates;
import org.capacitymetro.taxonomy.Taxonomies;
import org.capacitymetro.taxonomy.Vocabulary;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/// The desk: what needs the signed-in person today, counted, and each of it as a list.
@Controller
class DeskPages {
  private static final int LONGEST_LIST = 100;
  private static final int MOST_CHIPS = 6;

  private final List<DeskLine> lines;
  private final Areas areas;
  private final Taxonomies taxonomies;
  private final Templates templates;

  DeskPages(List<DeskLine> lines, Areas areas, Taxonomies taxonomies, Templates templates) {
    this.lines =
        lines.stream()
            .sorted(Comparator.comparingInt(DeskLine::position).thenComparing(DeskLine::key))
            .toList();
    this.areas = areas;
    this.taxonomies = taxonomies;
    this.templates = templates;
  }

  @GetMapping("/{language}/desk")
  ResponseEntity<byte[]> desk(Page page, Person person) {
    Policy.requireSomewhere(person, Action.READ_DESK);
    List<DeskView.Line> waiting =
        lines.stream().flatMap(line -> line(line, person, page).stream()).toList();
    page.titled(page.t("desk.title"), page.t("desk.lead"))
        .under(page.t("crumb.home"), "")
        .personal()
        .withScript("src/desk.ts");
    return templates.page(
        "editing/desk",
        page,
        new DeskView(
            person.name(),
            waiting,
            Policy.maySomewhere(person, Action.EDIT),
            Policy.scopes(person, Action.EDIT).stream()
                .anyMatch(scope -> !(scope instanceof Scope.Organization)),
            Policy.maySomewhere(person, Action.RUN_CAMPAIGN),
            Policy.maySomewhere(person, Action.VERIFY)));
  }

  @GetMapping("/{language}/desk/lists/{key}")
  ResponseEntity<byte[]> list(
      Page page,
      Person person,
      @PathVariable String key,
      @RequestParam(defaultValue = "") String city,
      @RequestParam(defaultValue = "") String sector) {
    Policy.requireSomewhere(person, Action.READ_DESK);
    DeskLine line =
        lines.stream()
            .filter(one -> one.key().equals(key))
            .findFirst()
            .orElseThrow(() -> new NotFound("list " + key));
    DeskLine.Filter filter =
        new DeskLine.Filter(city.isEmpty() ? null : city, sector.isEmpty() ? null : sector);
    DeskLine.Waiting waiting = line.waiting(person, filter, LONGEST_LIST, page);
    String title = page.t("desk.line." + key);
    page.titled(title, page.t("desk.line." + key + ".about"))
        .under(page.t("crumb.home"), "")
        .under(page.t("desk.title"), "/desk")
        .personal()
        .withScript("src/desk.ts");
    return templates.page(
        "editing/desk-list",
        page,
        new DeskListView(
            title,
            page.t("desk.line." + key + ".about"),
            page.t("desk.waiting", "count", waiting.total()),
            waiting.total() > waiting.entries().size()
                ? page.t("desk.first", "count", waiting.entries().size())
                : "",
            chips(key, waiting.byCity(), "city", city, sector, page),
            chips(key, waiting.bySector(), "sector", sector, city, page),
            waiting.entries().stream()
                .map(
                    entry ->
                        new DeskListView.Entry(entry.title(), page.url(entry.href()), entry.note()))
                .toList()));
  }

  private Optional<DeskView.Line> line(DeskLine line, Person person, Page page) {
    DeskLine.Waiting waiting = line.waiting(person, DeskLine.Filter.NONE, 1, page);
    return waiting.total() == 0
        ? Optional.empty()
        : Optional.of(
            new DeskView.Line(
                page.t("desk.line." + line.key()),
                page.t("desk.line." + line.key() + ".about"),
                page.url("/desk/lists/" + line.key()),
                page.formats().number(waiting.total()),
                chips(line.key(), waiting.byCity(), "city", "", "", page).stream()
                    .limit(MOST_CHIPS)
                    .toList(),
                chips(line.key(), waiting.bySector(), "sector", "", "", page).stream()
                    .limit(MOST_CHIPS)
                    .toList(),
                waiting.entries().isEmpty() ? "" : waiting.entries().getFirst().note()));
  }

  /// Links that narrow a list to a city or a sector, the fullest first; the chosen one leads back.
  ///
  /// @param other what is chosen of the other kind, empty for nothing
  private List<DeskView.Chip> chips(
      String key, Map<String, Long> counts, String kind, String chosen, String other, Page page) {
    String otherKind = kind.equals("city") ? "sector" : "city";
    String kept = other.isEmpty() ? "" : otherKind + "=" + other;
    return counts.entrySet().stream()
        .filter(count -> !count.getKey().isEmpty())
        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
        .map(
            count -> {
              boolean on = count.getKey().equals(chosen);
              String own = on ? "" : kind + "=" + count.getKey();
              String query = own + (own.isEmpty() || kept.isEmpty() ? "" : "&") + kept;
              return new DeskView.Chip(
                  name(kind, count.getKey(), page.code()),
                  page.formats().number(count.getValue()),
                  page.url("/desk/lists/" + key) + (query.isEmpty() ? "" : "?" + query),
                  on);
            })
        .toList();
  }

  private String name(String kind, String code, String language) {
    @Nullable String found =
        kind.equals("city")
            ? areas.findCity(code).map(city -> city.name().in(language)).orElse(null)
            : taxonomies
                .find(Vocabulary.SECTOR, code)
                .map(term -> term.name().in(language))
                .orElse(null);
    return found == null ? code : found;
  }
}
