package org.capacitymetro.authoring;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.capacitymetro.accounts.DeskLine;
import org.capacitymetro.accounts.Redirect;
import org.capacitymetro.areas.Areas;
import org.capacitymetro.pages.Formats;
import org.capacitymetro.pages.Page;
import org.capacitymetro.pages.Templates;
import org.capacitymetro.practices.Authors;
import org.capacitymetro.practices.Passage;
import org.capacitymetro.practices.Practice;
import org.capacitymetro.practices.PracticeId;
import org.capacitymetro.practices.PracticeKind;
import org.capacitymetro.practices.PracticeState;
import org.capacitymetro.practices.SheetRules;
import org.capacitymetro.rights.Action;
import org.capacitymetro.rights.Person;
import org.capacitymetro.rights.Policy;
import org.capacitymetro.rights.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The sheets of the desk: one's own, those to decide about, all of one's city; and where a new one
/// begins.
@Controller
class DeskPracticePages {
  private static final List<String> TABS = List.of("mine", "review", "city");

  private final Authors authors;
  private final Areas areas;
  private final Templates templates;

  DeskPracticePages(Authors authors, Areas areas, Templates templates) {
    this.authors = authors;
    this.areas = areas;
    this.templates = templates;
  }

  @GetMapping("/{language}" + Practice.DESK)
  ResponseEntity<byte[]> list(
      Page page, Person person, @RequestParam(defaultValue = "mine") String show) {
    Policy.requireSomewhere(person, Action.READ_DESK);
    boolean publisher = Policy.maySomewhere(person, Action.PUBLISH_PRACTICE);
    String chosen = publisher && TABS.contains(show) ? show : "mine";
    List<DeskPracticeView.Tab> tabs = new ArrayList<>();
    List<Practice> shown = List.of();
    for (String tab : publisher ? TABS : List.of("mine")) {
      List<Practice> found = found(person, tab);
      if (tab.equals(chosen)) {
        shown = found;
      }
      tabs.add(
          new DeskPracticeView.Tab(
              page.t("practices.desk." + tab),
              page.formats().number(found.size()),
              page.url(Practice.DESK + "?show=" + tab),
              tab.equals(chosen)));
    }
    page.titled(page.t("practices.desk.title"), page.t("practices.desk.lead"))
        .under(page.t("crumb.home"), "")
        .under(page.t("desk.title"), "/desk")
        .personal();
    return templates.page(
        "authoring/desk",
        page,
        new DeskPracticeView(
            tabs,
            shown.stream().map(practice -> line(practice, page)).toList(),
            Policy.maySomewhere(person, Action.WRITE_PRACTICE),
            Stream.of(PracticeKind.values())
                .map(
                    kind ->
                        new DeskPracticeView.Begin(
                            page.t("practices.new." + kind.code()),
                            page.t("practices.kind." + kind.code() + ".about"),
                            page.url(Practice.DESK + "/new?kind=" + kind.code())))
                .toList(),
            page.t("practices.desk.nothing." + chosen)));
  }

  private List<Practice> found(Person person, String tab) {
    return tab.equals("mine")
        ? authors.listOf(person.id())
        : authors.listToDecide(person, tab.equals("review"));
  }

  private static DeskPracticeView.Line line(Practice practice, Page page) {
    String state = page.t("practices.state." + practice.state().code());
    return new DeskPracticeView.Line(
        practice.sheet().title().in(page.order()),
        page.url(practice.deskPath()),
        page.t("practices.kind." + practice.sheet().kind().code()),
        practice.hasUnpublishedChanges() && practice.state().isListed()
            ? state + ", " + page.t("practices.state.changed")
            : state,
        page.formats().date(LocalDate.ofInstant(practice.updatedAt(), Formats.ZONE)));
  }

  @GetMapping("/{language}" + Practice.DESK + "/new")
  ResponseEntity<byte[]> begin(
      Page page, Person person, @RequestParam(defaultValue = "good") String kind) {
    Policy.requireSomewhere(person, Action.WRITE_PRACTICE);
    return form(HttpStatus.OK, page, person, kind(kind), "", home(person), "");
  }

  @PostMapping("/{language}" + Practice.DESK + "/new")
  ResponseEntity<byte[]> create(
      Page page,
      Person person,
      @RequestParam(defaultValue = "good") String kind,
      @RequestParam(defaultValue = "") String title,
      @RequestParam(defaultValue = "") String city) {
    Policy.requireSomewhere(person, Action.WRITE_PRACTICE);
    String words = TypedFields.oneLine(title);
    String problem =
        words.isEmpty()
            ? page.t("practices.problem.missing", "field", page.t("practices.field.title"))
            : SheetRules.tooLong(Passage.TITLE, words)
                .map(found -> found.sentence(page.t("practices.field.title"), page.words()))
                .orElse("");
    if (!problem.isEmpty()) {
      return form(HttpStatus.UNPROCESSABLE_CONTENT, page, person, kind(kind), title, city, problem);
    }
    boolean known = areas.findCity(city).isPresent();
    PracticeId id = authors.create(person, kind(kind), words, known ? city : null);
    return Redirect.to(page.url(Practice.DESK + "/" + id.shortForm()));
  }

  private ResponseEntity<byte[]> form(
      HttpStatus status,
      Page page,
      Person person,
      PracticeKind kind,
      String title,
      @Nullable String city,
      String problem) {
    List<SheetFormView.Option> cities = new ArrayList<>();
    areas
        .cities()
        .forEach(
            each ->
                cities.add(
                    new SheetFormView.Option(
                        each.code(),
                        each.name().in(page.order()),
                        each.code().equals(city),
                        false)));
    cities.add(
        new SheetFormView.Option(
            "",
            page.t("practices.new.network"),
            cities.stream().noneMatch(SheetFormView.Option::chosen),
            false));
    page.titled(page.t("practices.new." + kind.code()), page.t("practices.desk.lead"))
        .under(page.t("crumb.home"), "")
        .under(page.t("practices.desk.title"), Practice.DESK)
        .personal();
    return templates.page(
        status,
        "authoring/new",
        page,
        new NewPracticeView(
            page.url(Practice.DESK + "/new"),
            kind.code(),
            page.t("practices.kind." + kind.code()),
            page.t("practices.kind." + kind.code() + ".about"),
            title,
            problem,
            cities));
  }

  private static PracticeKind kind(String code) {
    return PracticeKind.parse(code).orElse(PracticeKind.GOOD);
  }

  /// The city of somebody who is at home in one.
  private static String home(Person person) {
    return Policy.scopes(person, Action.WRITE_PRACTICE).stream()
        .flatMap(scope -> scope instanceof Scope.City in ? Stream.of(in.code()) : Stream.of())
        .findFirst()
        .orElse("");
  }

  /// Sheets that wait for a decision, on the desk; those that peers read have a line of their own.
  @Component
  static class PracticesWaiting implements DeskLine {
    private final Authors authors;

    PracticesWaiting(Authors authors) {
      this.authors = authors;
    }

    @Override
    public String key() {
      return "practices";
    }

    @Override
    public int position() {
      return 60;
    }

    @Override
    public Waiting waiting(Person person, Filter filter, int limit, Page page) {
      if (filter.sector() != null) {
        return Waiting.NOTHING;
      }
      List<Practice> found =
          authors.listToDecide(person, true).stream()
              .filter(practice -> practice.state() != PracticeState.IN_REVIEW)
              .filter(practice -> filter.city() == null || filter.city().equals(practice.city()))
              .toList();
      Map<String, Long> byCity = new java.util.TreeMap<>();
      found.forEach(
          practice -> byCity.merge(practice.city() == null ? "" : practice.city(), 1L, Long::sum));
      return new Waiting(
          found.size(),
          byCity,
          Map.of(),
          found.stream()
              .limit(limit)
              .map(
                  practice ->
                      new Entry(
                          practice.sheet().title().in(page.order()),
                          practice.deskPath(),
                          page.t(
                              "desk.line.practices.since",
                              "state",
                              page.t("practices.state." + practice.state().code())),
                          LocalDate.ofInstant(practice.updatedAt(), Formats.ZONE)))
              .toList());
    }
  }
}
