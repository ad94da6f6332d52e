package org.capacitymetro.authoring;

import java.util.List;
import org.capacitymetro.accounts.Redirect;
import org.capacitymetro.pages.NotFound;
import org.capacitymetro.pages.Page;
import org.capacitymetro.pages.Templates;
import org.capacitymetro.practices.Authors;
import org.capacitymetro.practices.Practice;
import org.capacitymetro.practices.PracticeId;
import org.capacitymetro.practices.Sheet;
import org.capacitymetro.practices.SheetVersions;
import org.capacitymetro.rights.Person;
import org.capacitymetro.writing.Compared;
import org.capacitymetro.writing.VersionWords;
import org.capacitymetro.writing.VersionsView;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The versions of a sheet: who wrote what and when, differences field by field, the way back.
@Controller
class PracticeVersionPages {
  private final Authors authors;
  private final SheetChanges changes;
  private final SheetVersions versions;
  private final SheetFields fields;
  private final FieldValues words;
  private final VersionWords lines;
  private final Templates templates;

  PracticeVersionPages(
      Authors authors,
      SheetChanges changes,
      SheetVersions versions,
      SheetFields fields,
      FieldValues words,
      VersionWords lines,
      Templates templates) {
    this.authors = authors;
    this.changes = changes;
    this.versions = versions;
    this.fields = fields;
    this.words = words;
    this.lines = lines;
    this.templates = templates;
  }

  /// @param from 0 for the version before the newest, `to` 0 for the newest
  @GetMapping("/{language}" + Practice.DESK + "/{id}/versions")
  ResponseEntity<byte[]> versions(
      Page page,
      Person person,
      @PathVariable String id,
      @RequestParam(defaultValue = "0") int from,
      @RequestParam(defaultValue = "0") int to) {
    Practice practice = find(person, id);
    Compared compared = Compared.of(from, to, practice.version());
    Sheet before = versions.find(practice.id(), compared.from()).orElseThrow();
    Sheet after = versions.find(practice.id(), compared.to()).orElseThrow();
    String path = page.url(practice.deskPath());
    page.titled(page.t("practices.versions"), page.t("practices.desk.lead"))
        .under(page.t("crumb.home"), "")
        .under(page.t("practices.desk.title"), Practice.DESK)
        .under(practice.sheet().title().in(page.order()), practice.deskPath())
        .personal();
    return templates.page(
        "writing/versions",
        page,
        lines.view(
            path,
            versions.list(practice.id()),
            versions.translations(practice.id()),
            practice.publishedVersion(),
            compared,
            differences(before, after, page),
            Authors.mayWrite(person, practice),
            page));
  }

  private List<VersionsView.Difference> differences(Sheet before, Sheet after, Page page) {
    return fields.between(before, after).stream()
        .map(
            difference ->
                new VersionsView.Difference(
                    FieldValues.label(difference.field(), page),
                    words.of(difference.field(), difference.before(), page),
                    words.of(difference.field(), difference.after(), page)))
        .toList();
  }

  @PostMapping("/{language}" + Practice.DESK + "/{id}/versions/{version}/restore")
  ResponseEntity<byte[]> restore(
      Page page, Person person, @PathVariable String id, @PathVariable int version) {
    Practice practice = find(person, id);
    if (versions.find(practice.id(), version).isEmpty()) {
      throw new NotFound("version " + version + " of practice " + id);
    }
    changes.restore(
        person, practice.id(), version, page.t("practices.restored", "version", version));
    return Redirect.to(page.url(practice.deskPath()) + "?done=restored");
  }

  private Practice find(Person person, String id) {
    return PracticeId.parse(id)
        .flatMap(practice -> authors.find(person, practice))
        .orElseThrow(() -> new NotFound("practice " + id));
  }
}
