package org.capacitymetro.editing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.capacitymetro.areas.Areas;
import org.capacitymetro.directory.PublicPreview;
import org.capacitymetro.directory.Records;
import org.capacitymetro.freshness.Method;
import org.capacitymetro.freshness.Verifier;
import org.capacitymetro.hsds.Addresses;
import org.capacitymetro.hsds.Organization;
import org.capacitymetro.hsds.OrganizationId;
import org.capacitymetro.hsds.PublicService;
import org.capacitymetro.hsds.ServiceDraft;
import org.capacitymetro.hsds.ServiceId;
import org.capacitymetro.hsds.SourceRef;
import org.capacitymetro.pages.Page;
import org.capacitymetro.rights.Action;
import org.capacitymetro.rights.Grant;
import org.capacitymetro.rights.Person;
import org.capacitymetro.rights.Policy;
import org.capacitymetro.rights.Role;
import org.capacitymetro.rights.Scope;
import org.capacitymetro.rights.Subject;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// From typed fields to a draft of a service, for one person: what may be written by whom.
@Component
class ServiceDrafts {
  private static final SourceRef NEW = new SourceRef(Records.OWN_SOURCE, "new");

  private final ServiceForm form;
  private final BodyChoice bodies;
  private final PublicPreview preview;
  private final Areas areas;

  ServiceDrafts(ServiceForm form, BodyChoice bodies, PublicPreview preview, Areas areas) {
    this.form = form;
    this.bodies = bodies;
    this.preview = preview;
    this.areas = areas;
  }

  Fields write(ServiceDraft draft) {
    return form.write(draft);
  }

  /// An empty form; the body is filled in where there is only one the person may write for.
  ///
  /// @param organization short id of a body asked for, empty for none
  Fields blank(Person person, String organization) {
    Fields blank = form.blank();
    Optional<OrganizationId> asked = OrganizationId.parse(organization);
    if (asked.isPresent()) {
      return blank.with("provider", asked.get().shortForm());
    }
    Set<Scope> scopes = Policy.scopes(person, Action.EDIT);
    if (scopes.size() == 1) {
      return switch (scopes.iterator().next()) {
        case Scope.Organization own ->
            blank.with("provider", new OrganizationId(own.id()).shortForm());
        case Scope.City city -> blank.with("place.city", city.code());
        case Scope.Everything all -> blank;
      };
    }
    return blank;
  }

  Fields resolved(Fields typed) {
    Fields resolved = typed;
    for (String field : BodyChoice.FIELDS) {
      resolved = bodies.resolved(resolved, field);
    }
    return resolved;
  }

  /// @param fields as given by [#resolved]
  ServiceForm.Read read(Fields fields, @Nullable ServiceDraft before) {
    ServiceForm.Read read = form.read(fields, before, before == null ? NEW : before.source());
    List<FieldProblem> problems = new ArrayList<>(read.problems());
    BodyChoice.FIELDS.forEach(field -> bodies.problem(fields, field).ifPresent(problems::add));
    return new ServiceForm.Read(problems.isEmpty() ? read.draft() : null, problems);
  }

  PublicService asPublic(@Nullable ServiceId id, ServiceDraft draft) {
    return preview.of(id, draft);
  }

  /// Whom a service belongs to.
  Subject subject(@Nullable ServiceId id, ServiceDraft draft) {
    OrganizationId provider = draft.provider();
    return Subject.of(
        preview.of(id, draft).place().city(), provider == null ? null : provider.value());
  }

  /// @throws org.capacitymetro.rights.NotAllowed when the person may not edit this record
  void require(Person person, ServiceId id, ServiceDraft draft) {
    Policy.require(person, Action.EDIT, subject(id, draft));
  }

  /// What stands against the person saving this: the record would belong to somebody else.
  Optional<FieldProblem> outside(Person person, @Nullable ServiceId id, ServiceDraft draft) {
    if (Policy.may(person, Action.EDIT, subject(id, draft))) {
      return Optional.empty();
    }
    Set<Scope> scopes = Policy.scopes(person, Action.EDIT);
    String cities =
        scopes.stream()
            .filter(Scope.City.class::isInstance)
            .map(scope -> ((Scope.City) scope).code())
            .flatMap(code -> areas.findCity(code).stream())
            .map(city -> city.name().in("it"))
            .sorted()
            .collect(Collectors.joining(", "));
    return Optional.of(
        cities.isEmpty()
            ? FieldProblem.of("provider", "not-your-body")
            : FieldProblem.of("place.city", "not-your-city", "cities", cities));
  }

  /// What a change by this person is worth: that of the body itself, or of those who keep the map.
  Verifier verifier(Person person, ServiceDraft draft) {
    Set<Role> roles = person.grants().stream().map(Grant::role).collect(Collectors.toSet());
    for (Role role : List.of(Role.EDITOR, Role.ADMINISTRATOR)) {
      if (roles.contains(role)) {
        return new Verifier(Method.EDIT, role.code());
      }
    }
    Organization body = preview.of(null, draft).provider();
    return new Verifier(
        Method.ORGANIZATION_EDIT,
        body == null ? Role.CONTRIBUTOR.code() : body.name().in(body.name().source()));
  }

  /// The other things one can do with a record.
  List<ServiceFormView.Link> also(Person person, ServiceId id, ServiceDraft draft, Page page) {
    List<ServiceFormView.Link> links = new ArrayList<>();
    String address = page.url(Addresses.edit(id));
    links.add(new ServiceFormView.Link(page.t("compare.versions"), address + "/history"));
    links.add(new ServiceFormView.Link(page.t("places.title"), address + "/places"));
    links.add(new ServiceFormView.Link(page.t("close.title"), address + "/close"));
    if (Policy.may(person, Action.MERGE, subject(id, draft))) {
      links.add(new ServiceFormView.Link(page.t("merge.link"), address + "/merge"));
      links.add(new ServiceFormView.Link(page.t("split.link"), address + "/split"));
    }
    return links;
  }
}
