package org.capacitymetro.directory;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.capacitymetro.hsds.OrganizationId;
import org.capacitymetro.hsds.Precision;
import org.capacitymetro.hsds.ServiceDraft;
import org.capacitymetro.hsds.ServiceId;
import org.capacitymetro.hsds.SourceRef;
import org.capacitymetro.hsds.Status;
import org.springframework.stereotype.Component;

/// The history of a record as the public may read it.
@Component
class PublicHistory {
  private static final String RESERVED_PLACE = "place";
  private static final Set<String> PLACE_FIELDS =
      Set.of("address", "city", "point", "precision", "arrival", "accessibility");

  private final ServiceShelf services;
  private final OrganizationShelf organizations;
  private final RevisionStore revisions;

  PublicHistory(ServiceShelf services, OrganizationShelf organizations, RevisionStore revisions) {
    this.services = services;
    this.organizations = organizations;
    this.revisions = revisions;
  }

  List<PublicChange> of(ServiceId id) {
    return of(services, id.value(), revision -> true);
  }

  List<PublicChange> of(OrganizationId id) {
    return of(organizations, id.value(), revision -> true);
  }

  /// Only what these revisions did.
  List<PublicChange> of(ServiceId id, Set<Long> only) {
    return of(services, id.value(), revision -> only.contains(revision.id()));
  }

  /// As [#of(ServiceId, Set)] for a body.
  List<PublicChange> of(OrganizationId id, Set<Long> only) {
    return of(organizations, id.value(), revision -> only.contains(revision.id()));
  }

  private <D> List<PublicChange> of(Shelf<D> shelf, UUID id, Predicate<Revision> asked) {
    Shelf.State<D> state = shelf.current(List.of(id)).get(id);
    if (state == null || state.status() instanceof Status.Removed) {
      return List.of();
    }
    SourceRef source = shelf.source(state.draft());
    D after = state.draft();
    List<PublicChange> changes = new ArrayList<>();
    for (RevisionStore.Step step : revisions.steps(id)) {
      String row = step.before();
      D before = row == null ? null : shelf.read(source, row);
      if (asked.test(step.revision())) {
        List<String> fields =
            before == null ? List.of() : fields(shelf, before, after, state.draft());
        changes.add(change(step, fields));
      }
      after = Objects.requireNonNullElse(before, after);
    }
    return List.copyOf(changes);
  }

  private static PublicChange change(RevisionStore.Step step, List<String> fields) {
    Revision revision = step.revision();
    return new PublicChange(
        revision.at(),
        revision.action(),
        step.credited() ? PublicChange.Author.VISITOR : author(revision.actor()),
        source(revision.actor()),
        fields,
        revision.other());
  }

  private static <D> List<String> fields(Shelf<D> shelf, D before, D after, D now) {
    boolean reserved = isReserved(before) || isReserved(after) || isReserved(now);
    return shelf.fields().between(before, after).stream()
        .map(Difference::field)
        .map(field -> reserved && PLACE_FIELDS.contains(field) ? RESERVED_PLACE : field)
        .distinct()
        .toList();
  }

  private static boolean isReserved(Object draft) {
    return draft instanceof ServiceDraft service
        && service.location() != null
        && service.location().precision() != Precision.EXACT;
  }

  private static PublicChange.Author author(String actor) {
    if (actor.startsWith("import:")) {
      return PublicChange.Author.SOURCE;
    }
    if (actor.startsWith("person:")) {
      return PublicChange.Author.PERSON;
    }
    if (actor.startsWith("organization:")) {
      return PublicChange.Author.ORGANIZATION;
    }
    return actor.equals("visitor") ? PublicChange.Author.VISITOR : PublicChange.Author.PROGRAM;
  }

  private static String source(String actor) {
    return actor.startsWith("import:") ? actor.substring("import:".length()) : "";
  }
}
