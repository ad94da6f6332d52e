package org.capacitymetro.history;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.capacitymetro.consolidation.FieldWords;
import org.capacitymetro.directory.ChangeSet;
import org.capacitymetro.directory.Directory;
import org.capacitymetro.directory.Records;
import org.capacitymetro.directory.Undone;
import org.capacitymetro.hsds.Addresses;
import org.capacitymetro.hsds.OrganizationId;
import org.capacitymetro.hsds.RecordKind;
import org.capacitymetro.hsds.RecordRef;
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

/// What was done to the directory, change set by change set, and how to take one back as a whole.
@Controller
class ChangesPages {
  private static final int PER_PAGE = 30;
  private static final int MOST_NAMED = 20;

  private final Records records;
  private final Revisions revisions;
  private final Templates templates;

  ChangesPages(Records records, Revisions revisions, Templates templates) {
    this.records = records;
    this.revisions = revisions;
    this.templates = templates;
  }

  @GetMapping("/{language}/desk/changes")
  ResponseEntity<byte[]> list(
      Page page, Person person, @RequestParam(defaultValue = "" + Long.MAX_VALUE) long before) {
    Policy.requireSomewhere(person, Action.READ_DESK);
    List<ChangeSet> sets = records.changeSets(before, PER_PAGE);
    Map<String, String> names =
        revisions.names(sets.stream().map(ChangeSet::actor).distinct().toList());
    page.titled(page.t("changes.title"), page.t("changes.lead"))
        .under(page.t("crumb.home"), "")
        .under(page.t("desk.title"), "/desk")
        .personal();
    return templates.page(
        "history/changes",
        page,
        new ChangesView(
            sets.stream()
                .map(
                    set ->
                        new ChangesView.Row(
                            page.url("/desk/changes/" + set.id()),
                            Revisions.title(set.at(), set.actor(), names, page),
                            set.reason(),
                            counts(set, page),
                            set.undoes()))
                .toList(),
            sets.size() < PER_PAGE ? "" : page.url("/desk/changes?before=" + sets.getLast().id())));
  }

  @GetMapping("/{language}/desk/changes/{id}")
  ResponseEntity<byte[]> one(Page page, Person person, @PathVariable long id) {
    Policy.requireSomewhere(person, Action.READ_DESK);
    return show(page, person, find(id), null);
  }

  /// Asked once, on the page of the change set; this does it.
  @PostMapping("/{language}/desk/changes/{id}/revert")
  ResponseEntity<byte[]> revert(Page page, Person person, @PathVariable long id) {
    ChangeSet set = find(id);
    for (ChangeSet.Touched touched : records.touched(id)) {
      Policy.require(person, Action.REVERT, subject(touched));
    }
    Undone undone =
        records.revert(
            new Directory.ChangeSetInfo(
                person.actor(), page.t("changes.reverted", "reason", set.reason())),
            id);
    if (undone.left().isEmpty() && undone.kept().isEmpty() && undone.changeSet() != 0) {
      return ResponseEntity.status(HttpStatus.SEE_OTHER)
          .location(URI.create(page.url("/desk/changes/" + undone.changeSet())))
          .build();
    }
    return show(page, person, find(id), undone);
  }

  private ChangeSet find(long id) {
    return records.changeSets(id + 1, 1).stream()
        .filter(set -> set.id() == id)
        .findFirst()
        .orElseThrow(() -> new NotFound("change set " + id));
  }

  private ResponseEntity<byte[]> show(
      Page page, Person person, ChangeSet set, @Nullable Undone undone) {
    List<ChangeSet.Touched> touched = records.touched(set.id());
    boolean allowed =
        touched.stream().allMatch(one -> Policy.may(person, Action.REVERT, subject(one)));
    int possible = set.records() - set.later();
    Map<String, String> names = revisions.names(List.of(set.actor()));
    String title = Revisions.title(set.at(), set.actor(), names, page);
    page.titled(page.t("changes.one"), page.t("changes.lead"))
        .under(page.t("crumb.home"), "")
        .under(page.t("desk.title"), "/desk")
        .under(page.t("changes.title"), "/desk/changes")
        .personal();
    return templates.page(
        "history/change-set",
        page,
        new ChangeSetView(
            title,
            set.reason(),
            counts(set, page),
            allowed && set.records() > 0 ? question(set, possible, page) : null,
            !allowed
                ? page.t("changes.not-yours")
                : set.records() > 0 ? "" : page.t("changes.too-late"),
            page.url("/desk/changes/" + set.id() + "/revert"),
            links(touched.stream().map(ChangeSet.Touched::record).limit(MOST_NAMED).toList(), page),
            touched.size() > MOST_NAMED
                ? page.t("changes.more", "count", touched.size() - MOST_NAMED)
                : "",
            undone == null ? "" : outcome(undone, page),
            undone == null ? List.of() : links(undone.left(), page),
            undone == null ? List.of() : kept(undone, page)));
  }

  private static Subject subject(ChangeSet.Touched touched) {
    return Subject.of(touched.city(), touched.organization());
  }

  private static String counts(ChangeSet set, Page page) {
    List<String> parts = new ArrayList<>();
    if (set.services() > 0) {
      parts.add(page.t("changes.services", "count", set.services()));
    }
    if (set.organizations() > 0) {
      parts.add(page.t("changes.organizations", "count", set.organizations()));
    }
    if (set.created() > 0) {
      parts.add(page.t("changes.created", "count", set.created()));
    }
    if (set.later() > 0) {
      parts.add(page.t("changes.later", "count", set.later()));
    }
    return String.join(", ", parts);
  }

  private static String question(ChangeSet set, int possible, Page page) {
    String question = page.t("changes.question", "count", possible);
    return set.later() == 0
        ? question
        : question + " " + page.t("changes.question-left", "count", set.later());
  }

  private static String outcome(Undone undone, Page page) {
    return page.t(
        "changes.outcome",
        "restored",
        undone.restored().size() + undone.removed().size(),
        "left",
        undone.left().size());
  }

  /// Each record with the fields that stay, leading to its history.
  private List<ChangeSetView.Link> kept(Undone undone, Page page) {
    return undone.kept().stream()
        .flatMap(
            kept ->
                link(kept.record(), page).stream()
                    .map(
                        link ->
                            new ChangeSetView.Link(
                                page.t(
                                    "changes.kept-fields",
                                    "name",
                                    link.label(),
                                    "fields",
                                    kept.fields().stream()
                                        .map(field -> FieldWords.label(field, page))
                                        .collect(Collectors.joining(", "))),
                                link.href())))
        .toList();
  }

  private List<ChangeSetView.Link> links(List<RecordRef> refs, Page page) {
    return refs.stream().flatMap(ref -> link(ref, page).stream()).toList();
  }

  private Optional<ChangeSetView.Link> link(RecordRef ref, Page page) {
    return ref.kind() == RecordKind.SERVICE
        ? records
            .find(new ServiceId(ref.id()))
            .map(
                version ->
                    new ChangeSetView.Link(
                        version.draft().details().name().in(page.order()),
                        page.url(Addresses.edit(new ServiceId(ref.id())) + "/history")))
        : records
            .find(new OrganizationId(ref.id()))
            .map(
                version ->
                    new ChangeSetView.Link(
                        version.draft().name().in(page.order()),
                        page.url(Addresses.edit(new OrganizationId(ref.id())) + "/history")));
  }
}
