package org.capacitymetro.editing;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.capacitymetro.accounts.DeskLine;
import org.capacitymetro.accounts.Redirect;
import org.capacitymetro.areas.Areas;
import org.capacitymetro.directory.Records;
import org.capacitymetro.pages.Formats;
import org.capacitymetro.pages.NotFound;
import org.capacitymetro.pages.Page;
import org.capacitymetro.pages.Templates;
import org.capacitymetro.rights.Action;
import org.capacitymetro.rights.Person;
import org.capacitymetro.rights.Policy;
import org.capacitymetro.rights.Scope;
import org.capacitymetro.taxonomy.Taxonomies;
import org.capacitymetro.taxonomy.Vocabulary;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/// The desk: what needs the signed-in person today, counted, and each of it as a list.
@Controller
class DeskPages {
  private static final int LONGEST_LIST = 100;
  private static final int MOST_CHIPS = 6;

  private final List<DeskLine> lines;
  private final Areas areas;
  private final Taxonomies taxonomies;
  private final Templates templates;
  private final BulkActions bulk;
  private final Records records;
  private final Clock clock;

  DeskPages(
      List<DeskLine> lines,
      Areas areas,
      Taxonomies taxonomies,
      Templates templates,
      BulkActions bulk,
      Records records,
      Clock clock) {
    this.lines =
        lines.stream()
            .sorted(Comparator.comparingInt(DeskLine::position).thenComparing(DeskLine::key))
            .toList();
    this.areas = areas;
    this.taxonomies = taxonomies;
    this.templates = templates;
    this.bulk = bulk;
    this.records = records;
    this.clock = clock;
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
            Policy.maySomewhere(person, Action.VERIFY),
            Policy.maySomewhere(person, Action.READ_STATISTICS),
            Policy.maySomewhere(person, Action.REVIEW_PAIR),
            Policy.maySomewhere(person, Action.EDIT_GUIDE),
            Policy.maySomewhere(person, Action.TRANSLATE),
            Policy.maySomewhere(person, Action.REVIEW_SUGGESTION)));
  }

  /// @param done the change set that settled several entries just now
  @GetMapping("/{language}/desk/lists/{key}")
  ResponseEntity<byte[]> list(
      Page page,
      Person person,
      @PathVariable String key,
      @RequestParam(defaultValue = "") String city,
      @RequestParam(defaultValue = "") String sector,
      @RequestParam(required = false) @Nullable Long done) {
    String today = LocalDate.ofInstant(clock.instant(), Formats.ZONE).toString();
    FormView form = new FormView(page, Fields.NONE.with("on", today), List.of());
    return list(HttpStatus.OK, page, person, new Chosen(key, city, sector), form, done);
  }

  /// Does something with several entries at once.
  @PostMapping("/{language}/desk/lists/{key}")
  ResponseEntity<byte[]> settle(
      Page page,
      Person person,
      @PathVariable String key,
      @RequestParam(defaultValue = "") String city,
      @RequestParam(defaultValue = "") String sector,
      @RequestParam MultiValueMap<String, String> typed) {
    Policy.requireSomewhere(person, Action.READ_DESK);
    Chosen chosen = new Chosen(key, city, sector);
    Fields fields = Typed.of(typed).fields();
    BulkActions.Result result = bulk.act(person, fields, page.code());
    if (!result.problems().isEmpty()) {
      FormView form = new FormView(page, fields, result.problems());
      return list(HttpStatus.UNPROCESSABLE_CONTENT, page, person, chosen, form, null);
    }
    return Redirect.to(page.url(chosen.href(result.changeSet())));
  }

  /// Which list, narrowed to a city or a sector; empty for all.
  private record Chosen(String key, String city, String sector) {
    String href(OptionalLong done) {
      UriComponentsBuilder address = UriComponentsBuilder.fromPath("/desk/lists/").pathSegment(key);
      if (!city.isEmpty()) {
        address.queryParam("city", city);
      }
      if (!sector.isEmpty()) {
        address.queryParam("sector", sector);
      }
      done.ifPresent(changeSet -> address.queryParam("done", changeSet));
      return address.encode().toUriString();
    }
  }

  private ResponseEntity<byte[]> list(
      HttpStatus status,
      Page page,
      Person person,
      Chosen chosen,
      FormView form,
      @Nullable Long done) {
    Policy.requireSomewhere(person, Action.READ_DESK);
    String key = chosen.key();
    String city = chosen.city();
    String sector = chosen.sector();
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
        status,
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
                        new DeskListView.Entry(
                            entry.title(), page.url(entry.href()), entry.note(), entry.service()))
                .toList(),
            waiting.entries().stream().allMatch(entry -> entry.service().isEmpty())
                ? ""
                : page.url(chosen.href(OptionalLong.empty())),
            form,
            done == null ? null : done(done, page)));
  }

  private DeskListView.Done done(long changeSet, Page page) {
    return new DeskListView.Done(
        page.t("desk.several.done", "count", records.touched(changeSet).size()),
        page.url("/desk/changes/" + changeSet));
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
