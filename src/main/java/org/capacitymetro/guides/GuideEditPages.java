package org.capacitymetro.guides;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.capacitymetro.accounts.Redirect;
import org.capacitymetro.pages.NotFound;
import org.capacitymetro.pages.Page;
import org.capacitymetro.pages.Pressed;
import org.capacitymetro.pages.Templates;
import org.capacitymetro.rights.Person;
import org.capacitymetro.writing.Typed;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Where a guide is written. One form holds everything; each of its buttons sends all of it, and
/// what was typed is kept before anything else happens, so that adding or moving a part loses
/// nothing.
@Controller
class GuideEditPages {
  /// The last field of the form: without it something was cut off on the way.

  private static final int ATTEMPTS = 3;

  private static final List<String> DONE =
      List.of("saved", "merged", "taken", "restored", "discarded");
  private static final List<String> TROUBLE = List.of("late", "unready", "no-reason");

  private final GuideEditors editors;
  private final GuideStore store;
  private final GuideForm form;
  private final GuideFormModel model;
  private final GuideModel reading;
  private final Templates templates;

  GuideEditPages(
      GuideEditors editors,
      GuideStore store,
      GuideForm form,
      GuideFormModel model,
      GuideModel reading,
      Templates templates) {
    this.editors = editors;
    this.store = store;
    this.form = form;
    this.model = model;
    this.reading = reading;
    this.templates = templates;
  }

  @GetMapping("/{language}" + DeskGuidePages.PATH + "/{id}")
  ResponseEntity<byte[]> edit(
      Page page,
      Person person,
      @PathVariable String id,
      @RequestParam(defaultValue = "") String done,
      @RequestParam(defaultValue = "") String focus) {
    ToolkitGuide guide = find(person, id);
    Optional<Fields> typed = store.findKept(person.id(), guide.id());
    return page(
        HttpStatus.OK,
        guide,
        typed.orElseGet(() -> fresh(guide)),
        GuideFormModel.Told.NOTHING,
        new GuideFormView.Said(
            typed.isPresent(),
            DONE.contains(done) ? page.t("guides.done." + done) : "",
            TROUBLE.contains(done) ? page.t("guides.trouble." + done) : "",
            done.equals("saved") || done.equals("merged")),
        focus.matches("[a-z0-9-]{1,40}") ? focus : "",
        person,
        page);
  }

  private static Fields fresh(ToolkitGuide guide) {
    return GuideForm.of(guide.content()).with("version", Integer.toString(guide.version()));
  }

  @GetMapping("/{language}" + DeskGuidePages.PATH + "/{id}/preview")
  ResponseEntity<byte[]> preview(
      Page page,
      Person person,
      @PathVariable String id,
      @RequestParam MultiValueMap<String, String> parameters) {
    ToolkitGuide guide = find(person, id);
    GuideView view =
        reading.of(
            PublishedGuide.preview(guide),
            true,
            Visit.of(parameters, guide.content()),
            GuideModel.Brought.NOTHING,
            page);
    GuidePages.titled(view, page);
    page.personal();
    if (GuideEditors.mayWrite(person, guide)) {
      page.editedAt(DeskGuidePages.path(guide.id()));
    }
    return templates.page("guides/guide", page, view);
  }

  @PostMapping("/{language}" + DeskGuidePages.PATH + "/{id}")
  ResponseEntity<byte[]> act(
      Page page,
      Person person,
      @PathVariable String id,
      @RequestParam MultiValueMap<String, String> parameters) {
    ToolkitGuide guide = find(person, id);
    GuideEditors.requireWrite(person, guide);
    Pressed pressed = Pressed.of(parameters);
    if (!pressed.whole()) {
      return page(
          HttpStatus.BAD_REQUEST,
          guide,
          store.findKept(person.id(), guide.id()).orElseGet(() -> fresh(guide)),
          GuideFormModel.Told.NOTHING,
          new GuideFormView.Said(false, "", page.t("guides.trouble.cut"), false),
          "",
          person,
          page);
    }
    Fields typed = new Fields(pressed.values());
    String what = pressed.what();
    return switch (pressed.name()) {
      case "keep" ->
          ResponseEntity.status(
                  store.keep(person.id(), guide.id(), typed)
                      ? HttpStatus.NO_CONTENT
                      : HttpStatus.CONTENT_TOO_LARGE)
              .build();
      case "discard" -> {
        store.discard(person.id(), guide.id());
        yield back(guide, "?done=discarded", page);
      }
      case "chapter" -> {
        String added = GuideForm.newId();
        yield change(person, guide, typed.adding("chapters", added), "f-" + added + "-title", page);
      }
      case "part" -> addPart(person, guide, typed, what, page);
      case "row" -> {
        String added = GuideForm.newId();
        yield change(
            person, guide, typed.adding(what + ".rows", added), "f-" + added + "-words", page);
      }
      case "sheet" -> addSheet(person, guide, typed, what, page);
      case "up" -> change(person, guide, typed.moved(what, -1), "p-" + what, page);
      case "down" -> change(person, guide, typed.moved(what, 1), "p-" + what, page);
      case "remove" -> {
        String holder = typed.holder(what);
        yield change(
            person,
            guide,
            typed.removed(what),
            holder == null || holder.equals("chapters")
                ? "f-chapters"
                : "p-" + holder.substring(0, holder.indexOf('.')),
            page);
      }
      default -> save(person, guide, typed, 1, page);
    };
  }

  private ResponseEntity<byte[]> addPart(
      Person person, ToolkitGuide guide, Fields typed, String what, Page page) {
    String chapter = what.substring(0, Math.max(0, what.indexOf(':')));
    Optional<PartKind> kind = PartKind.parse(what.substring(what.indexOf(':') + 1));
    if (kind.isEmpty() || !typed.isIn("chapters", chapter)) {
      return change(person, guide, typed, "f-chapters", page);
    }
    String added = GuideForm.newId();
    return change(
        person,
        guide,
        typed.adding(chapter + ".parts", added).with(added + ".kind", kind.get().code()),
        "p-" + added,
        page);
  }

  private ResponseEntity<byte[]> addSheet(
      Person person, ToolkitGuide guide, Fields typed, String part, Page page) {
    String chosen = typed.text(part + ".new");
    if (chosen.isEmpty()) {
      return refused(
          HttpStatus.UNPROCESSABLE_CONTENT,
          person,
          guide,
          typed,
          new GuideFormModel.Told(
              List.of(GuideProblem.of(part + ".new", "choose-sheet")), Map.of()),
          page);
    }
    String added = GuideForm.newId();
    return change(
        person,
        guide,
        typed
            .without(part + ".new")
            .adding(part + ".rows", added)
            .with(added + ".practice", chosen),
        "f-" + added + "-why",
        page);
  }

  /// Keeps the form as it has become and shows it again.
  private ResponseEntity<byte[]> change(
      Person person, ToolkitGuide guide, Fields changed, String focus, Page page) {
    return store.keep(person.id(), guide.id(), changed)
        ? back(guide, "?focus=" + focus + "#" + focus, page)
        : refused(
            HttpStatus.UNPROCESSABLE_CONTENT,
            person,
            guide,
            changed,
            new GuideFormModel.Told(form.read(changed, guide.content()).problems(), Map.of()),
            page);
  }

  private static ResponseEntity<byte[]> back(ToolkitGuide guide, String tail, Page page) {
    return Redirect.to(page.url(DeskGuidePages.path(guide.id())) + tail);
  }

  private ResponseEntity<byte[]> refused(
      HttpStatus status,
      Person person,
      ToolkitGuide guide,
      Fields typed,
      GuideFormModel.Told told,
      Page page) {
    boolean kept = store.keep(person.id(), guide.id(), typed);
    return page(
        status, guide, typed, told, new GuideFormView.Said(false, "", "", kept), "", person, page);
  }

  /// What somebody else saved meanwhile is taken in. Where both changed the same text the form
  /// comes back with both, and what is saved next counts.
  private ResponseEntity<byte[]> save(
      Person person, ToolkitGuide guide, Fields typed, int attempt, Page page) {
    int origin = typed.number("version");
    Fields wanted = typed;
    boolean merged = origin != guide.version();
    if (merged) {
      GuideContent base = store.findVersion(guide.id(), origin).orElse(guide.content());
      GuideMerge merge = GuideMerge.of(GuideForm.of(base), typed, GuideForm.of(guide.content()));
      wanted = merge.merged().with("version", Integer.toString(guide.version()));
      if (!merge.theirs().isEmpty()) {
        return refused(
            HttpStatus.CONFLICT,
            person,
            guide,
            wanted,
            new GuideFormModel.Told(List.of(), merge.theirs()),
            page);
      }
    }
    GuideForm.Read read = form.read(wanted, guide.content());
    List<GuideProblem> problems = new ArrayList<>(read.problems());
    String reason = wanted.text("reason");
    TextRule.tooLong("reason", reason).ifPresent(problems::add);
    if (read.content() == null || !problems.isEmpty()) {
      return refused(
          HttpStatus.UNPROCESSABLE_CONTENT,
          person,
          guide,
          wanted,
          new GuideFormModel.Told(problems, Map.of()),
          page);
    }
    if (editors.save(person, guide, read.content(), reason).isEmpty()) {
      return attempt < ATTEMPTS
          ? save(person, store.find(guide.id()).orElseThrow(), typed, attempt + 1, page)
          : change(person, guide, typed, "", page);
    }
    store.discard(person.id(), guide.id());
    return back(guide, merged ? "?done=merged" : "?done=saved", page);
  }

  @PostMapping("/{language}" + DeskGuidePages.PATH + "/{id}/steps")
  ResponseEntity<byte[]> take(
      Page page,
      Person person,
      @PathVariable String id,
      @RequestParam String step,
      @RequestParam int version,
      @RequestParam(defaultValue = "") String reason) {
    ToolkitGuide guide = find(person, id);
    GuideStep wanted = GuideStep.parse(step).orElseThrow(() -> new NotFound("step " + step));
    GuideEditors.Outcome outcome =
        editors.take(person, guide.id(), wanted, version, Typed.reason(reason));
    return back(guide, "?done=" + outcome.name().toLowerCase(Locale.ROOT).replace('_', '-'), page);
  }

  private ToolkitGuide find(Person person, String id) {
    return GuideId.parse(id)
        .flatMap(guide -> editors.find(person, guide))
        .orElseThrow(() -> new NotFound("guide " + id));
  }

  private ResponseEntity<byte[]> page(
      HttpStatus status,
      ToolkitGuide guide,
      Fields typed,
      GuideFormModel.Told told,
      GuideFormView.Said said,
      String focus,
      Person person,
      Page page) {
    page.titled(guide.content().title().in(page.order()), page.t("guides.desk.lead"))
        .under(page.t("crumb.home"), "")
        .under(page.t("guides.desk.title"), DeskGuidePages.PATH)
        .withScript("src/practice.ts")
        .personal();
    return templates.page(
        status, "guides/edit", page, model.of(guide, typed, told, said, focus, person, page));
  }
}
