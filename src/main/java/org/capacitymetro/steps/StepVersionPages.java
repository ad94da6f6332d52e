package org.capacitymetro.steps;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.capacitymetro.accounts.Redirect;
import org.capacitymetro.pages.NotFound;
import org.capacitymetro.pages.Page;
import org.capacitymetro.pages.Templates;
import org.capacitymetro.rights.Person;
import org.capacitymetro.writing.Compared;
import org.capacitymetro.writing.Typed;
import org.capacitymetro.writing.VersionWords;
import org.capacitymetro.writing.VersionsView;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The versions of a step guide: who wrote what and when, differences field by field, the way back.
@Controller
class StepVersionPages {
  private final StepEditors editors;
  private final StepGuideStore store;
  private final VersionWords lines;
  private final Templates templates;

  StepVersionPages(
      StepEditors editors, StepGuideStore store, VersionWords lines, Templates templates) {
    this.editors = editors;
    this.store = store;
    this.lines = lines;
    this.templates = templates;
  }

  /// @param from 0 for the version before the newest, `to` 0 for the newest
  @GetMapping("/{language}" + StepEditPages.PATH + "/{code}/versions")
  ResponseEntity<byte[]> versions(
      Page page,
      Person person,
      @PathVariable String code,
      @RequestParam(defaultValue = "0") int from,
      @RequestParam(defaultValue = "0") int to) {
    StepGuide guide = find(person, code);
    Compared compared = Compared.of(from, to, guide.version());
    String path = page.url(StepEditPages.path(guide));
    page.titled(page.t("practices.versions"), page.t("stepdesk.list-lead"))
        .under(page.t("crumb.home"), "")
        .under(page.t("stepdesk.list"), StepEditPages.PATH)
        .under(guide.content().title().in(page.code()), StepEditPages.path(guide))
        .personal();
    return templates.page(
        "writing/versions",
        page,
        lines.view(
            path,
            store.texts().list(guide.id()),
            store.texts().translations(guide.id()),
            guide.publishedVersion(),
            compared,
            differences(
                StepForm.of(store.findVersion(guide.id(), compared.from()).orElseThrow()),
                StepForm.of(store.findVersion(guide.id(), compared.to()).orElseThrow()),
                page),
            true,
            page));
  }

  private static List<VersionsView.Difference> differences(Typed before, Typed after, Page page) {
    Set<String> all = new LinkedHashSet<>(after.values().keySet());
    all.addAll(before.values().keySet());
    List<VersionsView.Difference> differences = new ArrayList<>();
    for (String name : all) {
      if (!before.text(name).equals(after.text(name))) {
        differences.add(
            new VersionsView.Difference(label(name, page), before.text(name), after.text(name)));
      }
    }
    return differences;
  }

  /// What a field is called, with the numbers of its step and choice.
  private static String label(String name, Page page) {
    List<String> words = new ArrayList<>();
    for (String part : name.split("\\.")) {
      words.add(
          part.matches("[0-9]+")
              ? Integer.toString(Integer.parseInt(part) + 1)
              : switch (part) {
                case "code" -> page.t("stepdesk.step-code");
                case "label" -> page.t("stepdesk.label");
                case "leads", "to" -> page.t("stepdesk.leads");
                case "choice" -> page.t("stepdesk.choice");
                case "text" -> page.t("stepdesk.text");
                case "lead" -> page.t("stepdesk.lead");
                case "icon" -> page.t("stepdesk.icon");
                case "sensitive" -> page.t("stepdesk.sensitive");
                case "step" -> page.t("stepdesk.step");
                default -> page.t("stepdesk.title");
              });
    }
    return String.join(" ", words);
  }

  @PostMapping("/{language}" + StepEditPages.PATH + "/{code}/versions/{version}/restore")
  ResponseEntity<byte[]> restore(
      Page page, Person person, @PathVariable String code, @PathVariable int version) {
    StepGuide guide = find(person, code);
    if (store.findVersion(guide.id(), version).isEmpty()) {
      throw new NotFound("version " + version + " of step guide " + code);
    }
    editors.restore(person, code, version, page.t("practices.restored", "version", version));
    return Redirect.to(page.url(StepEditPages.path(guide)) + "?done=saved");
  }

  private StepGuide find(Person person, String code) {
    return editors.find(person, code).orElseThrow(() -> new NotFound("step guide " + code));
  }
}
