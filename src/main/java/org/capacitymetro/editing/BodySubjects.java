package org.capacitymetro.editing;

import java.util.Optional;
import java.util.Set;
import org.capacitymetro.areas.Areas;
import org.capacitymetro.areas.City;
import org.capacitymetro.hsds.OrganizationDraft;
import org.capacitymetro.hsds.OrganizationId;
import org.capacitymetro.rights.Action;
import org.capacitymetro.rights.NotAllowed;
import org.capacitymetro.rights.Person;
import org.capacitymetro.rights.Policy;
import org.capacitymetro.rights.Scope;
import org.capacitymetro.rights.Subject;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Whom a body belongs to: itself, and the city of the area where it is registered.
@Component
class BodySubjects {
  private final Areas areas;

  BodySubjects(Areas areas) {
    this.areas = areas;
  }

  Subject of(@Nullable OrganizationId id, OrganizationDraft draft) {
    String area = draft.areaCode();
    String city = area == null ? null : areas.cityOf(area).map(City::code).orElse(null);
    return Subject.of(city, id == null ? null : id.value());
  }

  /// Who keeps a city, or everything, may add bodies; who keeps one body may not add another.
  ///
  /// @throws NotAllowed otherwise
  void requireNew(Person person) {
    Policy.requireSomewhere(person, Action.EDIT);
    Set<Scope> scopes = Policy.scopes(person, Action.EDIT);
    if (scopes.stream().allMatch(Scope.Organization.class::isInstance)) {
      Policy.require(person, Action.EDIT, Subject.INSTALLATION);
    }
  }

  /// What stands against the person saving this: the body would belong to somebody else.
  Optional<FieldProblem> outside(
      Person person, @Nullable OrganizationId id, OrganizationDraft draft) {
    return Policy.may(person, Action.EDIT, of(id, draft))
        ? Optional.empty()
        : Optional.of(FieldProblem.of("area", "not-your-area"));
  }
}
