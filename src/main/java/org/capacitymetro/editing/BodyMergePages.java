package org.capacitymetro.editing;

import java.util.List;
import java.util.Optional;
import org.capacitymetro.accounts.Redirect;
import org.capacitymetro.directory.Directory;
import org.capacitymetro.directory.DraftFields;
import org.capacitymetro.directory.Lookups;
import org.capacitymetro.directory.Records;
import org.capacitymetro.directory.Version;
import org.capacitymetro.directory.WriteOutcome;
import org.capacitymetro.hsds.Addresses;
import org.capacitymetro.hsds.OrganizationDraft;
import org.capacitymetro.hsds.OrganizationId;
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

/// Two bodies that are one: as [MergePages] for services. The services of the body that gives way
/// become services of the one that stays.
@Controller
class BodyMergePages {
  private static final int MOST_ALIKE = 6;

  private final Records records;
  private final BodySubjects subjects;
  private final Lookups lookups;
  private final MergeChoice choice;

  BodyMergePages(Records records, BodySubjects subjects, Lookups lookups, MergeChoice choice) {
    this.records = records;
    this.subjects = subjects;
    this.lookups = lookups;
    this.choice = choice;
  }

  /// Without `with` the records that look like this one, to choose from.
  @GetMapping("/{language}/desk/organizations/{id}/merge")
  ResponseEntity<byte[]> compare(
      Page page,
      Person person,
      @PathVariable String id,
      @RequestParam(defaultValue = "") String with) {
    OrganizationId keep = parse(id);
    MergeChoice.Half<OrganizationDraft> kept = half(person, keep, page);
    if (with.isEmpty()) {
      return which(keep, kept, "", page);
    }
    Optional<OrganizationId> give =
        OrganizationId.parse(MergeChoice.idOf(with))
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

  @PostMapping("/{language}/desk/organizations/{id}/merge")
  ResponseEntity<byte[]> merge(
      Page page,
      Person person,
      @PathVariable String id,
      @RequestParam String with,
      @RequestParam MultiValueMap<String, String> typed) {
    Typed form = Typed.of(typed);
    Fields fields = form.fields();
    OrganizationId keep = parse(id);
    OrganizationId give = parse(with);
    MergeChoice.Half<OrganizationDraft> kept = half(person, keep, page);
    MergeChoice.Half<OrganizationDraft> given = half(person, give, page);
    Directory.ChangeSetInfo info =
        new Directory.ChangeSetInfo(person.actor(), fields.text("reason"));
    Optional<OrganizationDraft> chosen =
        MergeChoice.chosen(DraftFields.ORGANIZATION, kept.draft(), given.draft(), fields);
    if (chosen.isEmpty()) {
      return show(keep, kept, given, page.t("merge.incomplete"), page);
    }
    WriteOutcome<OrganizationDraft> outcome =
        records.mergeOrganizations(
            info,
            new Records.Side(keep.value(), fields.number("base")),
            new Records.Side(give.value(), fields.number("other")),
            chosen.get());
    return outcome instanceof WriteOutcome.Conflict<OrganizationDraft>
        ? show(
            keep, half(person, keep, page), half(person, give, page), page.t("merge.changed"), page)
        : Redirect.to(page.url(Addresses.edit(keep)) + "?saved=yes");
  }

  /// @throws org.capacitymetro.rights.NotAllowed when the person may not merge this record
  private MergeChoice.Half<OrganizationDraft> half(Person person, OrganizationId id, Page page) {
    Version<OrganizationDraft> version =
        records
            .find(id)
            .filter(found -> !MergeChoice.isGone(found.status()))
            .orElseThrow(() -> new NotFound("organization " + id.shortForm()));
    Policy.require(person, Action.MERGE, subjects.of(id, version.draft()));
    return new MergeChoice.Half<>(id.shortForm(), version.draft().name().in(page.order()), version);
  }

  private ResponseEntity<byte[]> show(
      OrganizationId keep,
      MergeChoice.Half<OrganizationDraft> kept,
      MergeChoice.Half<OrganizationDraft> given,
      String problem,
      Page page) {
    return choice.sideBySide(
        DraftFields.ORGANIZATION,
        kept,
        given,
        address(keep, page),
        List.of(new ChoiceView.Button("merge", page.t("merge.save"), true)),
        problem,
        page);
  }

  private ResponseEntity<byte[]> which(
      OrganizationId keep, MergeChoice.Half<OrganizationDraft> kept, String problem, Page page) {
    List<ServiceFormView.Similar> alike =
        lookups.organizationsNamed(kept.draft().name().in("it"), MOST_ALIKE).stream()
            .filter(body -> !body.id().equals(keep))
            .map(
                body ->
                    new ServiceFormView.Similar(
                        body.id().shortForm(),
                        body.name().in(page.order()),
                        page.url(Addresses.of(body, page.code())),
                        "",
                        "",
                        0))
            .toList();
    return choice.which(kept.name(), address(keep, page), alike, problem, page);
  }

  private static String address(OrganizationId keep, Page page) {
    return page.url(Addresses.edit(keep) + "/merge");
  }

  private static OrganizationId parse(String id) {
    return OrganizationId.parse(id).orElseThrow(() -> new NotFound("organization " + id));
  }
}
