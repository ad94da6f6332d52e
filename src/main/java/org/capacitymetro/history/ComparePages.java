package org.capacitymetro.history;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.stream.IntStream;
import org.capacitymetro.consolidation.FieldWords;
import org.capacitymetro.directory.Directory;
import org.capacitymetro.directory.DraftFields;
import org.capacitymetro.directory.Records;
import org.capacitymetro.directory.Revision;
import org.capacitymetro.directory.Version;
import org.capacitymetro.directory.WriteOutcome;
import org.capacitymetro.hsds.Addresses;
import org.capacitymetro.hsds.OrganizationDraft;
import org.capacitymetro.hsds.OrganizationId;
import org.capacitymetro.hsds.ServiceDraft;
import org.capacitymetro.hsds.ServiceId;
import org.capacitymetro.pages.NotFound;
import org.capacitymetro.pages.Page;
import org.capacitymetro.pages.Templates;
import org.capacitymetro.rights.Action;
import org.capacitymetro.rights.Person;
import org.capacitymetro.rights.Policy;
import org.capacitymetro.rights.Subject;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Any two versions of a record side by side, and the way back to one of them.
@Controller
class ComparePages {
  private final Records records;
  private final Revisions revisions;
  private final FieldWords words;
  private final Templates templates;

  ComparePages(Records records, Revisions revisions, FieldWords words, Templates templates) {
    this.records = records;
    this.revisions = revisions;
    this.words = words;
    this.templates = templates;
  }

  /// A record and how to read its past.
  private record Asked<D>(
      Version<D> version,
      List<Revision> history,
      LongFunction<Optional<D>> at,
      DraftFields<D> fields,
      String name,
      String path) {}

  @GetMapping("/{language}/desk/services/{id}/history")
  ResponseEntity<byte[]> service(
      Page page,
      Person person,
      @PathVariable String id,
      @RequestParam(required = false) @Nullable Long before,
      @RequestParam(required = false) @Nullable Long after,
      @RequestParam(defaultValue = "") String notice) {
    return show(page, service(person, id, page), before, after, notice);
  }

  @GetMapping("/{language}/desk/organizations/{id}/history")
  ResponseEntity<byte[]> organization(
      Page page,
      Person person,
      @PathVariable String id,
      @RequestParam(required = false) @Nullable Long before,
      @RequestParam(required = false) @Nullable Long after,
      @RequestParam(defaultValue = "") String notice) {
    return show(page, organization(person, id, page), before, after, notice);
  }

  @PostMapping("/{language}/desk/services/{id}/revert")
  ResponseEntity<byte[]> revertService(
      Page page,
      Person person,
      @PathVariable String id,
      @RequestParam long base,
      @RequestParam long revision) {
    Asked<ServiceDraft> asked = service(person, id, page);
    return done(
        page,
        asked,
        records.revert(info(person, page), parseService(id), base, known(asked, revision)));
  }

  @PostMapping("/{language}/desk/organizations/{id}/revert")
  ResponseEntity<byte[]> revertOrganization(
      Page page,
      Person person,
      @PathVariable String id,
      @RequestParam long base,
      @RequestParam long revision) {
    Asked<OrganizationDraft> asked = organization(person, id, page);
    return done(
        page,
        asked,
        records.revert(info(person, page), parseOrganization(id), base, known(asked, revision)));
  }

  private static Directory.ChangeSetInfo info(Person person, Page page) {
    return new Directory.ChangeSetInfo(person.actor(), page.t("compare.reverted"));
  }

  private Asked<ServiceDraft> service(Person person, String shortForm, Page page) {
    ServiceId id = parseService(shortForm);
    Version<ServiceDraft> version =
        records.find(id).orElseThrow(() -> new NotFound("service " + shortForm));
    ServiceDraft draft = version.draft();
    OrganizationId provider = draft.provider();
    require(person, Subject.of(version.city(), provider == null ? null : provider.value()));
    return new Asked<>(
        version,
        records.history(id),
        revision -> records.at(id, revision),
        DraftFields.SERVICE,
        draft.details().name().in(page.order()),
        Addresses.edit(id));
  }

  private Asked<OrganizationDraft> organization(Person person, String shortForm, Page page) {
    OrganizationId id = parseOrganization(shortForm);
    Version<OrganizationDraft> version =
        records.find(id).orElseThrow(() -> new NotFound("organization " + shortForm));
    require(person, Subject.of(version.city(), id.value()));
    return new Asked<>(
        version,
        records.history(id),
        revision -> records.at(id, revision),
        DraftFields.ORGANIZATION,
        version.draft().name().in(page.order()),
        Addresses.edit(id));
  }

  /// Past versions hold exact places even where the present one does not.
  private static void require(Person person, Subject subject) {
    Policy.require(person, Action.REVERT, subject);
    Policy.require(person, Action.SEE_EXACT_PLACE, subject);
  }

  private static ServiceId parseService(String id) {
    return ServiceId.parse(id).orElseThrow(() -> new NotFound("service " + id));
  }

  private static OrganizationId parseOrganization(String id) {
    return OrganizationId.parse(id).orElseThrow(() -> new NotFound("organization " + id));
  }

  private static <D> long known(Asked<D> asked, long revision) {
    return asked.history().stream()
        .mapToLong(Revision::id)
        .filter(id -> id == revision)
        .findFirst()
        .orElseThrow(() -> new NotFound("version " + revision));
  }

  /// After the form: on to a page that may be loaded again.
  private static <D> ResponseEntity<byte[]> done(
      Page page, Asked<D> asked, WriteOutcome<D> outcome) {
    String notice =
        switch (outcome) {
          case WriteOutcome.Written<D> _ -> "written";
          case WriteOutcome.Unchanged<D> _ -> "unchanged";
          case WriteOutcome.Conflict<D> _ -> "conflict";
        };
    return ResponseEntity.status(HttpStatus.SEE_OTHER)
        .location(URI.create(page.url(asked.path() + "/history?notice=" + notice)))
        .build();
  }

  private <D> ResponseEntity<byte[]> show(
      Page page, Asked<D> asked, @Nullable Long before, @Nullable Long after, String notice) {
    List<Revision> history = asked.history();
    Revision newest = history.getFirst();
    long right = after == null ? newest.id() : known(asked, after);
    long left = before == null ? previous(history, right) : known(asked, before);
    Map<String, String> names =
        revisions.names(history.stream().map(Revision::actor).distinct().toList());
    page.titled(page.t("compare.title", "name", asked.name()), page.t("compare.lead"))
        .under(page.t("crumb.home"), "")
        .under(page.t("desk.title"), "/desk")
        .under(asked.name(), asked.path())
        .personal();
    return templates.page(
        "history/compare",
        page,
        new CompareView(
            asked.name(),
            page.url(asked.path()),
            List.of("written", "unchanged", "conflict").contains(notice)
                ? page.t("compare.notice." + notice)
                : "",
            IntStream.range(0, history.size())
                .mapToObj(i -> version(history, i, asked.path(), names, page))
                .toList(),
            left,
            right,
            title(history, left, names, page),
            title(history, right, names, page),
            differences(asked, left, right, page),
            newest.id(),
            page.url(asked.path() + "/revert")));
  }

  private <D> List<CompareView.Line> differences(Asked<D> asked, long left, long right, Page page) {
    D before = asked.at().apply(left).orElseThrow(() -> new NotFound("version " + left));
    D after = asked.at().apply(right).orElseThrow(() -> new NotFound("version " + right));
    return asked.fields().between(before, after).stream()
        .map(
            difference ->
                new CompareView.Line(
                    FieldWords.label(difference.field(), page),
                    words.of(difference.field(), difference.before(), page),
                    words.of(difference.field(), difference.after(), page)))
        .toList();
  }

  private static CompareView.Version version(
      List<Revision> history, int i, String path, Map<String, String> names, Page page) {
    Revision revision = history.get(i);
    String compare =
        i + 1 == history.size()
            ? ""
            : page.url(
                path
                    + "/history?before="
                    + history.get(i + 1).id()
                    + "&after="
                    + revision.id()
                    + "#differences");
    return new CompareView.Version(
        revision.id(),
        Revisions.title(revision.at(), revision.actor(), names, page),
        Revisions.action(revision.action(), page),
        revision.reason(),
        page.url("/desk/changes/" + revision.changeSet()),
        compare,
        i == 0);
  }

  /// The version before another; the first one is compared with itself.
  private static long previous(List<Revision> history, long revision) {
    return history.stream()
        .mapToLong(Revision::id)
        .filter(id -> id < revision)
        .findFirst()
        .orElse(revision);
  }

  private static String title(
      List<Revision> history, long revision, Map<String, String> names, Page page) {
    return history.stream()
        .filter(one -> one.id() == revision)
        .map(one -> Revisions.title(one.at(), one.actor(), names, page))
        .findFirst()
        .orElse("");
  }
}
