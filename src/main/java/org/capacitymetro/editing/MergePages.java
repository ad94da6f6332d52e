package org.capacitymetro.editing;

import java.util.List;
import java.util.Optional;
import org.capacitymetro.accounts.Redirect;
import org.capacitymetro.directory.Directory;
import org.capacitymetro.directory.DraftFields;
import org.capacitymetro.directory.Records;
import org.capacitymetro.directory.Version;
import org.capacitymetro.directory.WriteOutcome;
import org.capacitymetro.hsds.Addresses;
import org.capacitymetro.hsds.ServiceDraft;
import org.capacitymetro.hsds.ServiceId;
import org.capacitymetro.pages.NotFound;
import org.capacitymetro.pages.Page;
import org.capacitymetro.rights.Action;
import org.capacitymetro.rights.Person;
import org.capacitymetro.rights.Policy;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Two services that are one: side by side, chosen field by field. The record of the address stays
/// and takes in the other, whose address leads to it from then on. Or the two are not the same, and
/// nobody is asked again.
@Controller
class MergePages {
  private final Records records;
  private final ServiceDrafts drafts;
  private final Duplicates duplicates;
  private final MergeChoice choice;

  MergePages(Records records, ServiceDrafts drafts, Duplicates duplicates, MergeChoice choice) {
    this.records = records;
    this.drafts = drafts;
    this.duplicates = duplicates;
    this.choice = choice;
  }

  /// Without `with` the records that look like this one, to choose from.
  @GetMapping("/{language}/desk/services/{id}/merge")
  ResponseEntity<byte[]> compare(
      Page page,
      Person person,
      @PathVariable String id,
      @RequestParam(defaultValue = "") String with) {
    ServiceId keep = parse(id);
    MergeChoice.Half<ServiceDraft> kept = half(person, keep, page);
    if (with.isEmpty()) {
      return which(keep, kept, "", page);
    }
    Optional<ServiceId> give =
        ServiceId.parse(MergeChoice.idOf(with))
            .filter(other -> !other.equals(keep))
            .filter(
                other ->
                    records
                        .find(other)
                        .filter(found -> !MergeChoice.isGone(found.status()))
                        .isPresent());
    return give.isEmpty()
        ? which(keep, kept, page.t("merge.unknown", "value", with), page)
        : show(keep, kept, half(person, give.get(), page), "", page);
  }

  @PostMapping("/{language}/desk/services/{id}/merge")
  ResponseEntity<byte[]> merge(
      Page page,
      Person person,
      @PathVariable String id,
      @RequestParam String with,
      @RequestParam MultiValueMap<String, String> typed) {
    Typed form = Typed.of(typed);
    Fields fields = form.fields();
    ServiceId keep = parse(id);
    ServiceId give = parse(with);
    MergeChoice.Half<ServiceDraft> kept = half(person, keep, page);
    MergeChoice.Half<ServiceDraft> given = half(person, give, page);
    Directory.ChangeSetInfo info =
        new Directory.ChangeSetInfo(person.actor(), fields.text("reason"));
    if (form.action().equals("apart")) {
      records.keepApart(info, keep, give);
      return Redirect.to(page.url(Addresses.edit(keep)));
    }
    Optional<ServiceDraft> chosen =
        MergeChoice.chosen(DraftFields.SERVICE, kept.draft(), given.draft(), fields);
    if (chosen.isEmpty()) {
      return show(keep, kept, given, page.t("merge.incomplete"), page);
    }
    WriteOutcome<ServiceDraft> outcome =
        records.mergeServices(
            info,
            new Records.Side(keep.value(), fields.number("base")),
            new Records.Side(give.value(), fields.number("other")),
            chosen.get());
    return outcome instanceof WriteOutcome.Conflict<ServiceDraft>
        ? show(
            keep, half(person, keep, page), half(person, give, page), page.t("merge.changed"), page)
        : Redirect.to(page.url(Addresses.edit(keep)) + "?saved=yes");
  }

  /// @throws org.capacitymetro.rights.NotAllowed when the person may not merge this record
  private MergeChoice.Half<ServiceDraft> half(Person person, ServiceId id, Page page) {
    Version<ServiceDraft> version =
        records
            .find(id)
            .filter(found -> !MergeChoice.isGone(found.status()))
            .orElseThrow(() -> new NotFound("service " + id.shortForm()));
    Policy.require(person, Action.MERGE, drafts.subject(id, version.draft()));
    return new MergeChoice.Half<>(
        id.shortForm(), version.draft().details().name().in(page.order()), version);
  }

  private ResponseEntity<byte[]> show(
      ServiceId keep,
      MergeChoice.Half<ServiceDraft> kept,
      MergeChoice.Half<ServiceDraft> given,
      String problem,
      Page page) {
    return choice.sideBySide(
        DraftFields.SERVICE,
        kept,
        given,
        address(keep, page),
        List.of(
            new ChoiceView.Button("merge", page.t("merge.save"), true),
            new ChoiceView.Button("apart", page.t("merge.apart"), false)),
        problem,
        page);
  }

  private ResponseEntity<byte[]> which(
      ServiceId keep, MergeChoice.Half<ServiceDraft> kept, String problem, Page page) {
    return choice.which(
        kept.name(),
        address(keep, page),
        duplicates.views(
            duplicates.of(Duplicates.traits(drafts.asPublic(keep, kept.draft()), "it"), keep),
            page),
        problem,
        page);
  }

  private static String address(ServiceId keep, Page page) {
    return page.url(Addresses.edit(keep) + "/merge");
  }

  private static ServiceId parse(String id) {
    return ServiceId.parse(id).orElseThrow(() -> new NotFound("service " + id));
  }
}
