package org.capacitymetro.guides;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.capacitymetro.accounts.Redirect;
import org.capacitymetro.pages.NotFound;
import org.capacitymetro.pages.Page;
import org.capacitymetro.pages.Templates;
import org.capacitymetro.rights.Person;
import org.capacitymetro.text.LocalizedText;
import org.capacitymetro.writing.Compared;
import org.capacitymetro.writing.VersionWords;
import org.capacitymetro.writing.VersionsView;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The versions of a guide: who wrote what and when, differences field by field, the way back.
@Controller
class GuideVersionPages {
  private final GuideEditors editors;
  private final GuideStore store;
  private final GuideNames names;
  private final VersionWords lines;
  private final Templates templates;

  GuideVersionPages(
      GuideEditors editors,
      GuideStore store,
      GuideNames names,
      VersionWords lines,
      Templates templates) {
    this.editors = editors;
    this.store = store;
    this.names = names;
    this.lines = lines;
    this.templates = templates;
  }

  /// @param from 0 for the version before the newest, `to` 0 for the newest
  @GetMapping("/{language}" + DeskGuidePages.PATH + "/{id}/versions")
  ResponseEntity<byte[]> versions(
      Page page,
      Person person,
      @PathVariable String id,
      @RequestParam(defaultValue = "0") int from,
      @RequestParam(defaultValue = "0") int to) {
    ToolkitGuide guide = find(person, id);
    Compared compared = Compared.of(from, to, guide.version());
    String path = page.url(DeskGuidePages.path(guide.id()));
    page.titled(page.t("practices.versions"), page.t("guides.desk.lead"))
        .under(page.t("crumb.home"), "")
        .under(page.t("guides.desk.title"), DeskGuidePages.PATH)
        .under(guide.content().title().in(page.order()), DeskGuidePages.path(guide.id()))
        .personal();
    return templates.page(
        "writing/versions",
        page,
        lines.view(
            path,
            store.texts().list(guide.id().value()),
            store.texts().translations(guide.id().value()),
            guide.publishedVersion(),
            compared,
            differences(
                store.findVersion(guide.id(), compared.from()).orElseThrow(),
                store.findVersion(guide.id(), compared.to()).orElseThrow(),
                page),
            GuideEditors.mayWrite(person, guide),
            page));
  }

  private List<VersionsView.Difference> differences(
      GuideContent before, GuideContent after, Page page) {
    Fields left = GuideForm.of(before);
    Fields right = GuideForm.of(after);
    GuideLabels labelsLeft = new GuideLabels(left, page);
    GuideLabels labelsRight = new GuideLabels(right, page);
    Map<String, LocalizedText> textsLeft = before.textsByName();
    Map<String, LocalizedText> textsRight = after.textsByName();
    Set<String> all = new LinkedHashSet<>(right.values().keySet());
    all.addAll(left.values().keySet());
    List<VersionsView.Difference> differences = new ArrayList<>();
    for (String name : all) {
      String one = words(name, left, textsLeft, labelsLeft, page);
      String other = words(name, right, textsRight, labelsRight, page);
      if (!one.equals(other)) {
        differences.add(
            new VersionsView.Difference(
                right.values().containsKey(name) ? labelsRight.of(name) : labelsLeft.of(name),
                one,
                other));
      }
    }
    return differences;
  }

  /// A field in words; lists one entry a line, texts with all their languages.
  private String words(
      String name, Fields form, Map<String, LocalizedText> texts, GuideLabels labels, Page page) {
    LocalizedText text = texts.get(name);
    if (text != null) {
      return text.texts().entrySet().stream()
          .map(
              entry ->
                  text.texts().size() == 1
                      ? entry.getValue().text()
                      : entry.getKey() + ": " + entry.getValue().text())
          .collect(Collectors.joining("\n"));
    }
    if (name.equals("themes")) {
      return form.list(name).stream()
          .flatMap(code -> names.theme(code, page).stream())
          .map(GuideNames.Theme::name)
          .collect(Collectors.joining("\n"));
    }
    if (Fields.isList(name)) {
      return form.list(name).stream()
          .map(id -> inWords(id, form, labels, page))
          .collect(Collectors.joining("\n"));
    }
    return name.endsWith(".practice") ? sheet(form.text(name), page) : kind(form.text(name), page);
  }

  private String inWords(String id, Fields form, GuideLabels labels, Page page) {
    for (String field : List.of(".title", ".words")) {
      if (!form.text(id + field).isEmpty()) {
        return form.text(id + field);
      }
    }
    String practice = form.text(id + ".practice");
    return practice.isEmpty() ? labels.place(id) : sheet(practice, page);
  }

  private String sheet(String practice, Page page) {
    return practice.isEmpty()
        ? ""
        : names
            .sheet(UUID.fromString(practice))
            .map(found -> found.sheet().title().in(page.order()))
            .orElse(page.t("guides.sheet.gone"));
  }

  private static String kind(String code, Page page) {
    return code.isEmpty() ? "" : page.t("guides.part." + code);
  }

  @PostMapping("/{language}" + DeskGuidePages.PATH + "/{id}/versions/{version}/restore")
  ResponseEntity<byte[]> restore(
      Page page, Person person, @PathVariable String id, @PathVariable int version) {
    ToolkitGuide guide = find(person, id);
    if (store.findVersion(guide.id(), version).isEmpty()) {
      throw new NotFound("version " + version + " of guide " + id);
    }
    editors.restore(person, guide.id(), version, page.t("practices.restored", "version", version));
    return Redirect.to(page.url(DeskGuidePages.path(guide.id())) + "?done=restored");
  }

  private ToolkitGuide find(Person person, String id) {
    return GuideId.parse(id)
        .flatMap(guide -> editors.find(person, guide))
        .orElseThrow(() -> new NotFound("guide " + id));
  }
}
