package org.capacitymetro.steps;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.capacitymetro.accounts.Redirect;
import org.capacitymetro.pages.NotFound;
import org.capacitymetro.pages.Page;
import org.capacitymetro.pages.Pressed;
import org.capacitymetro.pages.Templates;
import org.capacitymetro.rights.Action;
import org.capacitymetro.rights.Person;
import org.capacitymetro.rights.Policy;
import org.capacitymetro.text.Words;
import org.capacitymetro.writing.Typed;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Where step guides are written. One form holds a whole guide and each of its buttons sends all of
/// it; what is typed is kept until it is saved.
@Controller
class StepEditPages {
  static final String PATH = "/desk/steps";
  private static final List<String> DONE =
      List.of("added", "saved", "shown", "gone", "discarded", "late");

  private final StepEditors editors;
  private final StepGuideStore store;
  private final StepForm form;
  private final StepPages reading;
  private final Templates templates;

  StepEditPages(
      StepEditors editors,
      StepGuideStore store,
      StepForm form,
      StepPages reading,
      Templates templates) {
    this.editors = editors;
    this.store = store;
    this.form = form;
    this.reading = reading;
    this.templates = templates;
  }

  static String path(StepGuide guide) {
    return PATH + "/" + guide.code();
  }

  @GetMapping("/{language}" + PATH)
  ResponseEntity<byte[]> list(Page page, Person person) {
    return list(HttpStatus.OK, "", "", List.of(), page, person);
  }

  private ResponseEntity<byte[]> list(
      HttpStatus status,
      String code,
      String title,
      List<StepProblem> problems,
      Page page,
      Person person) {
    Policy.requireSomewhere(person, Action.EDIT_GUIDE);
    boolean mayEdit = StepEditors.mayEdit(person);
    page.titled(page.t("stepdesk.list"), page.t("stepdesk.list-lead"))
        .under(page.t("crumb.home"), "")
        .under(page.t("desk.title"), "/desk")
        .personal();
    return templates.page(
        status,
        "steps/desk",
        page,
        new StepEditView.Desk(
            store.list().stream()
                .filter(guide -> mayEdit || guide.publishedVersion() != null)
                .map(
                    guide ->
                        new StepEditView.Line(
                            guide.content().title().in(page.code()),
                            page.url(mayEdit ? path(guide) : StepGuides.PATH + "/" + guide.code()),
                            guide.content().icon(),
                            state(guide, page)))
                .toList(),
            mayEdit ? page.url(PATH) : null,
            code,
            title,
            problems));
  }

  static String state(StepGuide guide, Page page) {
    return page.t(
        guide.publishedVersion() == null
            ? "stepdesk.state.draft"
            : guide.hasUnpublishedChanges() ? "stepdesk.state.changed" : "stepdesk.published");
  }

  @PostMapping("/{language}" + PATH)
  ResponseEntity<byte[]> create(
      Page page,
      Person person,
      @RequestParam(defaultValue = "") String code,
      @RequestParam(defaultValue = "") String title) {
    Policy.require(person, Action.EDIT_GUIDE, StepGuide.SUBJECT);
    String words = title.replace("\u0000", "").strip();
    List<StepProblem> problems = new ArrayList<>();
    if (!StepForm.isCode(code)) {
      problems.add(problem("code", "code", page.t("stepdesk.code"), code, page));
    }
    if (words.isEmpty() || Words.count(words) > StepForm.MOST_TITLE) {
      problems.add(
          words.isEmpty()
              ? problem("title", "missing", page.t("stepdesk.title"), "", page)
              : new StepProblem(
                  "title",
                  page.t(
                      "stepdesk.problem.words",
                      "field",
                      page.t("stepdesk.title"),
                      "most",
                      StepForm.MOST_TITLE,
                      "typed",
                      Words.count(words))));
    }
    if (problems.isEmpty() && !editors.create(person, code, words)) {
      problems.add(problem("code", "taken", page.t("stepdesk.code"), code, page));
    }
    return problems.isEmpty()
        ? Redirect.to(page.url(PATH + "/" + code) + "?done=added")
        : list(HttpStatus.UNPROCESSABLE_CONTENT, code, title, problems, page, person);
  }

  private static StepProblem problem(
      String field, String key, String label, String value, Page page) {
    return new StepProblem(
        field, page.t("stepdesk.problem." + key, "field", label, "value", value));
  }

  @GetMapping("/{language}" + PATH + "/{code}")
  ResponseEntity<byte[]> edit(
      Page page,
      Person person,
      @PathVariable String code,
      @RequestParam(defaultValue = "") String done) {
    StepGuide guide = find(person, code);
    Optional<Typed> typed = store.findKept(guide.id(), person.id());
    return page(
        HttpStatus.OK,
        guide,
        typed.orElseGet(() -> StepForm.of(guide)),
        List.of(),
        DONE.contains(done) ? done : "",
        typed.isPresent(),
        page);
  }

  @GetMapping("/{language}" + PATH + "/{code}/preview")
  ResponseEntity<byte[]> preview(
      Page page,
      Person person,
      @PathVariable String code,
      @RequestParam(defaultValue = "") String step,
      @RequestParam(defaultValue = "") String city) {
    StepGuide guide = find(person, code);
    return reading.page(guide, step, city, path(guide) + "/preview", page.personal());
  }

  @PostMapping("/{language}" + PATH + "/{code}")
  ResponseEntity<byte[]> act(
      Page page,
      Person person,
      @PathVariable String code,
      @RequestParam MultiValueMap<String, String> parameters) {
    StepGuide guide = find(person, code);
    Pressed pressed = Pressed.of(parameters);
    Typed typed = new Typed(pressed.values());
    int row = pressed.what().matches("[0-9]{1,2}") ? Integer.parseInt(pressed.what()) : -1;
    if (!pressed.whole()) {
      return page(HttpStatus.BAD_REQUEST, guide, StepForm.of(guide), List.of(), "cut", false, page);
    }
    return switch (pressed.name()) {
      case "keep" ->
          ResponseEntity.status(
                  store.keep(guide.id(), person.id(), typed)
                      ? HttpStatus.NO_CONTENT
                      : HttpStatus.CONTENT_TOO_LARGE)
              .build();
      case "discard" -> {
        store.discard(guide.id(), person.id());
        yield back(guide, "?done=discarded", page);
      }
      case "step" -> change(person, guide, StepForm.withStep(typed), page);
      case "choice" -> change(person, guide, StepForm.withChoice(typed, row), page);
      case "up" -> change(person, guide, StepForm.movedUp(typed, row), page);
      case "remove" -> change(person, guide, typed.without("step." + row), page);
      default -> save(person, guide, typed, page);
    };
  }

  /// Keeps the form as it has become and shows it again.
  private ResponseEntity<byte[]> change(Person person, StepGuide guide, Typed typed, Page page) {
    boolean kept = store.keep(guide.id(), person.id(), typed);
    return page(HttpStatus.OK, guide, typed, List.of(), "", kept, page);
  }

  private ResponseEntity<byte[]> save(Person person, StepGuide guide, Typed typed, Page page) {
    StepForm.Read read = form.read(typed, guide.content(), page);
    if (read.content() == null) {
      boolean kept = store.keep(guide.id(), person.id(), typed);
      return page(HttpStatus.UNPROCESSABLE_CONTENT, guide, typed, read.problems(), "", kept, page);
    }
    int position = Math.max(1, typed.number("order"));
    boolean saved =
        editors.save(
            person,
            guide.code(),
            typed.number("version"),
            guide.content(),
            read.content(),
            position,
            Typed.reason(typed.text("reason")));
    if (saved) {
      store.discard(guide.id(), person.id());
      return back(guide, "?done=saved", page);
    }
    Typed onTop = typed.with("version", Integer.toString(guide.version()));
    boolean kept = store.keep(guide.id(), person.id(), onTop);
    return page(HttpStatus.CONFLICT, guide, onTop, List.of(), "late", kept, page);
  }

  /// @param show `yes` publishes the version, `no` takes the guide off the site
  @PostMapping("/{language}" + PATH + "/{code}/shown")
  ResponseEntity<byte[]> show(
      Page page,
      Person person,
      @PathVariable String code,
      @RequestParam String show,
      @RequestParam int version) {
    StepGuide guide = find(person, code);
    boolean yes = show.equals("yes");
    return editors.show(person, code, yes ? version : null)
        ? back(guide, yes ? "?done=shown" : "?done=gone", page)
        : back(guide, "?done=late", page);
  }

  private StepGuide find(Person person, String code) {
    return editors.find(person, code).orElseThrow(() -> new NotFound("step guide " + code));
  }

  private static ResponseEntity<byte[]> back(StepGuide guide, String tail, Page page) {
    return Redirect.to(page.url(path(guide)) + tail);
  }

  /// @param said key of what has just happened, empty for nothing
  private ResponseEntity<byte[]> page(
      HttpStatus status,
      StepGuide guide,
      Typed typed,
      List<StepProblem> problems,
      String said,
      boolean kept,
      Page page) {
    page.titled(guide.content().title().in(page.code()), page.t("stepdesk.list-lead"))
        .under(page.t("crumb.home"), "")
        .under(page.t("stepdesk.list"), PATH)
        .withScript("src/practice.ts")
        .personal();
    Map<String, String> sentences = new LinkedHashMap<>();
    problems.forEach(problem -> sentences.putIfAbsent(problem.field(), problem.sentence()));
    String words =
        said.isEmpty()
            ? ""
            : said.equals("cut") ? page.t("guides.trouble.cut") : page.t("stepdesk." + said);
    boolean trouble = said.equals("late") || said.equals("cut");
    return templates.page(
        status,
        "steps/edit",
        page,
        new StepEditView(
            typed,
            sentences,
            trouble ? "" : words,
            trouble ? words : "",
            said.equals("saved"),
            kept,
            state(guide, page),
            guide.version(),
            guide.hasUnpublishedChanges(),
            page.url(path(guide)),
            guide.publishedVersion() == null
                ? null
                : page.url(StepGuides.PATH + "/" + guide.code())));
  }
}
