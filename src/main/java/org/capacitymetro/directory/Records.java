package org.capacitymetro.directory;

import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.capacitymetro.areas.Areas;
import org.capacitymetro.freshness.Availability;
import org.capacitymetro.freshness.FieldGroup;
import org.capacitymetro.freshness.Verification;
import org.capacitymetro.hsds.OrganizationDraft;
import org.capacitymetro.hsds.OrganizationId;
import org.capacitymetro.hsds.ServiceDetails;
import org.capacitymetro.hsds.ServiceDraft;
import org.capacitymetro.hsds.ServiceId;
import org.capacitymetro.hsds.Status;
import org.capacitymetro.text.LocalizedText;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The records as they are edited: whole, exact, with every version they ever had.
///
/// Exact places come out of here, so only modules whose pages check who asks may use it; a test
/// names them. What the public may know comes from [Directory].
@Component
public class Records {
  /// The source of records that people made here.
  public static final String OWN_SOURCE = "capacity";

  /// A record at the version somebody looked at.
  public record Side(UUID id, long revision) {}

  /// @param outcome of the record that was split
  /// @param parts the new records; none when the outcome is a conflict
  public record Split<D>(WriteOutcome<D> outcome, List<ServiceId> parts) {}

  private final ServiceShelf services;
  private final OrganizationShelf organizations;
  private final OrganizationStore bodies;
  private final RevisionStore revisions;
  private final ConflictStore conflicts;
  private final DistinctStore distinct;
  private final Editor editor;
  private final UndoStore changeSets;
  private final Undo undo;
  private final Union union;
  private final GoneStore gone;
  private final Areas areas;

  Records(
      ServiceShelf services,
      OrganizationShelf organizations,
      OrganizationStore bodies,
      RevisionStore revisions,
      ConflictStore conflicts,
      DistinctStore distinct,
      Editor editor,
      UndoStore changeSets,
      Undo undo,
      Union union,
      GoneStore gone,
      Areas areas) {
    this.services = services;
    this.organizations = organizations;
    this.bodies = bodies;
    this.revisions = revisions;
    this.conflicts = conflicts;
    this.distinct = distinct;
    this.editor = editor;
    this.changeSets = changeSets;
    this.undo = undo;
    this.union = union;
    this.gone = gone;
    this.areas = areas;
  }

  /// The service as it is now, with the revision an edit has to name.
  public Optional<Version<ServiceDraft>> find(ServiceId id) {
    return editor.current(services, id.value());
  }

  /// As [#find(ServiceId)] for a body.
  public Optional<Version<OrganizationDraft>> find(OrganizationId id) {
    return editor.current(organizations, id.value());
  }

  /// What happened to a service, newest first; empty for one that never was.
  public List<Revision> history(ServiceId id) {
    return revisions.history(id.value());
  }

  /// As [#history(ServiceId)] for a body.
  public List<Revision> history(OrganizationId id) {
    return revisions.history(id.value());
  }

  /// The service as it was after one of its revisions; empty when it has no such revision.
  public Optional<ServiceDraft> at(ServiceId id, long revision) {
    return editor.at(services, id.value(), revision).map(Shelf.Past::draft);
  }

  /// As [#at(ServiceId, long)] for a body.
  public Optional<OrganizationDraft> at(OrganizationId id, long revision) {
    return editor.at(organizations, id.value(), revision).map(Shelf.Past::draft);
  }

  /// Somebody looked whether groups of fields are true; no other group is touched.
  ///
  /// @return false when all of that was known
  /// @throws NoSuchElementException when there is no such record
  public boolean verify(
      Directory.ChangeSetInfo info, ServiceId id, Map<FieldGroup, Verification> verified) {
    return editor.know(
        services,
        info,
        id.value(),
        Revision.Action.VERIFIED,
        draft -> {
          Map<FieldGroup, Verification> known = new EnumMap<>(FieldGroup.class);
          known.putAll(draft.details().verification());
          known.putAll(verified);
          return with(draft, draft.details().withVerification(known));
        });
  }

  /// Somebody said whether new people are taken in, or took that word back.
  ///
  /// @return false when that was known
  /// @throws NoSuchElementException when there is no such record
  public boolean availability(
      Directory.ChangeSetInfo info, ServiceId id, @Nullable Availability said) {
    return editor.know(
        services,
        info,
        id.value(),
        Revision.Action.AVAILABILITY,
        draft -> with(draft, draft.details().withAvailability(said)));
  }

  private static ServiceDraft with(ServiceDraft draft, ServiceDetails details) {
    return new ServiceDraft(draft.source(), draft.provider(), details, draft.location());
  }

  /// Writes an edit that began at version `base`. The record stays the one of its source, whatever
  /// source the draft names; what the source said is remembered, so that its next import does not
  /// undo the edit. Verifications and availability are the record's, whatever the draft says: the
  /// verifier that `info` names vouches for the groups of fields that changed, and for no other.
  ///
  /// @throws IllegalArgumentException for a value that must not get in, or a `base` this record
  ///   never had; nothing is written then
  /// @throws NoSuchElementException when there is no such record
  public WriteOutcome<ServiceDraft> write(
      Directory.ChangeSetInfo info, ServiceId id, long base, ServiceDraft draft) {
    areas.refresh();
    checkBodies(draft);
    return editor.write(services, info, id.value(), base, draft);
  }

  /// As [#write(Directory.ChangeSetInfo, ServiceId, long, ServiceDraft)] for a body.
  public WriteOutcome<OrganizationDraft> write(
      Directory.ChangeSetInfo info, OrganizationId id, long base, OrganizationDraft draft) {
    return editor.write(organizations, info, id.value(), base, draft);
  }

  /// Creates a service of its own source ([#OWN_SOURCE]), whatever source the draft names.
  ///
  /// @throws IllegalArgumentException for a value that must not get in; nothing is written then
  public ServiceId create(Directory.ChangeSetInfo info, ServiceDraft draft) {
    areas.refresh();
    checkBodies(draft);
    return new ServiceId(editor.create(services, info, draft));
  }

  /// As [#create(Directory.ChangeSetInfo, ServiceDraft)] for a body.
  public OrganizationId create(Directory.ChangeSetInfo info, OrganizationDraft draft) {
    return new OrganizationId(editor.create(organizations, info, draft));
  }

  /// Where sources disagree with edits, oldest first.
  public List<SourceConflict> conflicts(int limit) {
    return conflicts.list(limit);
  }

  /// The open conflicts of one service.
  public List<SourceConflict> conflicts(ServiceId id) {
    return conflicts.of(id.value());
  }

  /// The open conflicts of one body.
  public List<SourceConflict> conflicts(OrganizationId id) {
    return conflicts.of(id.value());
  }

  /// What the source of a conflict says the service should be; empty when the conflict is settled.
  public Optional<ServiceDraft> said(ServiceId id, SourceConflict conflict) {
    return said(services, id.value(), conflict);
  }

  /// As [#said(ServiceId, SourceConflict)] for a body.
  public Optional<OrganizationDraft> said(OrganizationId id, SourceConflict conflict) {
    return said(organizations, id.value(), conflict);
  }

  /// Somebody decided: the record stays as it is now.
  public void settle(Directory.ChangeSetInfo info, SourceConflict conflict) {
    editor.inOne(
        () -> {
          conflicts.settle(conflict.id(), editor.begin(info));
          return conflict;
        });
  }

  /// Takes a service back to one of its revisions, its status too.
  ///
  /// @param base the version the person looked at
  /// @throws IllegalArgumentException for a revision this record never had
  /// @throws NoSuchElementException when there is no such record
  public WriteOutcome<ServiceDraft> revert(
      Directory.ChangeSetInfo info, ServiceId id, long base, long revision) {
    areas.refresh();
    return editor.revert(services, info, id.value(), base, revision);
  }

  /// As [#revert(Directory.ChangeSetInfo, ServiceId, long, long)] for a body.
  public WriteOutcome<OrganizationDraft> revert(
      Directory.ChangeSetInfo info, OrganizationId id, long base, long revision) {
    return editor.revert(organizations, info, id.value(), base, revision);
  }

  /// Takes back a whole change set in one transaction, which is a change set itself and can be
  /// taken back too. Records changed since by others stay as they are.
  public Undone revert(Directory.ChangeSetInfo info, long changeSet) {
    areas.refresh();
    return editor.inOne(
        () -> {
          Undone undone = undo.undo(info, changeSet);
          if (!gone.isTouchedBy(changeSet)) {
            return undone;
          }
          Undone whole =
              undone.changeSet() == 0
                  ? new Undone(
                      editor.begin(info), List.of(), List.of(), undone.left(), undone.kept())
                  : undone;
          gone.undo(changeSet, whole.changeSet());
          return whole;
        });
  }

  /// Lets the public histories credit a visitor with a change set that somebody made because the
  /// visitor said so. Who made it stays written.
  public void creditVisitor(long changeSet) {
    changeSets.creditVisitor(changeSet);
  }

  /// Change sets that touched records, newest first.
  ///
  /// @param before the last one of the page before, [Long#MAX_VALUE] to begin
  public List<ChangeSet> changeSets(long before, int limit) {
    return changeSets.changeSets(before, limit);
  }

  /// The records a change set touched, as they belong now.
  public List<ChangeSet.Touched> touched(long changeSet) {
    return undo.touched(changeSet);
  }

  /// The service is no longer offered: out of the search, its page says since when and why.
  ///
  /// @param on first day without it
  /// @return false when that was known
  public boolean close(
      Directory.ChangeSetInfo info, ServiceId id, LocalDate on, LocalizedText reason) {
    return stand(info, id, new Status.Closed(on, reason), Revision.Action.CLOSED);
  }

  /// As [#close(Directory.ChangeSetInfo, ServiceId, LocalDate, LocalizedText)] for a body; its
  /// services stay as they are.
  public boolean close(
      Directory.ChangeSetInfo info, OrganizationId id, LocalDate on, LocalizedText reason) {
    Status closed = new Status.Closed(on, reason);
    return editor
        .stand(organizations, info, List.of(id.value()), closed, Revision.Action.CLOSED)
        .isPresent();
  }

  /// As [#close(Directory.ChangeSetInfo, ServiceId, LocalDate, LocalizedText)] for several, all or
  /// none.
  ///
  /// @return the one change set that closed them; empty when all were closed so
  public OptionalLong close(
      Directory.ChangeSetInfo info, List<ServiceId> ids, LocalDate on, LocalizedText reason) {
    return stand(info, ids, new Status.Closed(on, reason), Revision.Action.CLOSED);
  }

  /// As [#hide(Directory.ChangeSetInfo, ServiceId, LocalizedText)] for several, all or none.
  ///
  /// @return the one change set that hid them; empty when all were hidden so
  public OptionalLong hide(
      Directory.ChangeSetInfo info, List<ServiceId> ids, LocalizedText reason) {
    return stand(info, ids, new Status.Hidden(reason), Revision.Action.HIDDEN);
  }

  /// Back into the search, from whatever status.
  public boolean reopen(Directory.ChangeSetInfo info, ServiceId id) {
    return stand(info, id, Status.ACTIVE, Revision.Action.REOPENED);
  }

  /// As [#reopen(Directory.ChangeSetInfo, ServiceId)] for a body.
  public boolean reopen(Directory.ChangeSetInfo info, OrganizationId id) {
    return editor
        .stand(organizations, info, List.of(id.value()), Status.ACTIVE, Revision.Action.REOPENED)
        .isPresent();
  }

  /// Out of the search; the page stays and gives the reason.
  public boolean hide(Directory.ChangeSetInfo info, ServiceId id, LocalizedText reason) {
    return stand(info, id, new Status.Hidden(reason), Revision.Action.HIDDEN);
  }

  /// Nothing of the service is public any more; its history is kept.
  public boolean remove(Directory.ChangeSetInfo info, ServiceId id) {
    return stand(info, id, new Status.Removed(), Revision.Action.REMOVED);
  }

  /// Makes one service of two: `keep` says what was chosen, the address of `give` leads to it, both
  /// keep their histories.
  ///
  /// @return a conflict of the side that somebody changed since
  /// @throws IllegalArgumentException for a value that must not get in, one record twice, or a
  ///   record that was merged or removed
  public WriteOutcome<ServiceDraft> mergeServices(
      Directory.ChangeSetInfo info, Side keep, Side give, ServiceDraft chosen) {
    areas.refresh();
    checkBodies(chosen);
    return union.merge(services, info, keep, give, chosen);
  }

  /// As [#mergeServices] for bodies; services of `give` become services of `keep`.
  public WriteOutcome<OrganizationDraft> mergeOrganizations(
      Directory.ChangeSetInfo info, Side keep, Side give, OrganizationDraft chosen) {
    areas.refresh();
    return union.merge(organizations, info, keep, give, chosen);
  }

  /// Makes several services of one: it stays with what is left, the parts become records of their
  /// own.
  ///
  /// @param parts at least one
  public Split<ServiceDraft> split(
      Directory.ChangeSetInfo info, Side side, ServiceDraft rest, List<ServiceDraft> parts) {
    areas.refresh();
    checkBodies(rest);
    parts.forEach(this::checkBodies);
    return union.split(info, side, rest, parts);
  }

  /// Remembers that two services look alike and are not the same.
  public void keepApart(Directory.ChangeSetInfo info, ServiceId one, ServiceId other) {
    editor.inOne(
        () -> {
          distinct.keep(one.value(), other.value(), editor.begin(info));
          return one;
        });
  }

  /// The services that somebody said are not the same as this one.
  public Set<ServiceId> keptApart(ServiceId id) {
    return distinct.distinctFrom(id.value()).stream()
        .map(ServiceId::new)
        .collect(Collectors.toUnmodifiableSet());
  }

  /// As [#keptApart(ServiceId)] for many, each with those it is not the same as.
  public Map<ServiceId, Set<ServiceId>> keptApart(Collection<ServiceId> ids) {
    Map<ServiceId, Set<ServiceId>> apart = new HashMap<>();
    for (UUID[] pair : distinct.among(ids.stream().map(ServiceId::value).toList())) {
      ServiceId one = new ServiceId(pair[0]);
      ServiceId other = new ServiceId(pair[1]);
      apart.computeIfAbsent(one, id -> new HashSet<>()).add(other);
      apart.computeIfAbsent(other, id -> new HashSet<>()).add(one);
    }
    return apart;
  }

  private boolean stand(
      Directory.ChangeSetInfo info, ServiceId id, Status status, Revision.Action action) {
    return stand(info, List.of(id), status, action).isPresent();
  }

  private OptionalLong stand(
      Directory.ChangeSetInfo info, List<ServiceId> ids, Status status, Revision.Action action) {
    return editor.stand(
        services, info, ids.stream().map(ServiceId::value).toList(), status, action);
  }

  private void checkBodies(ServiceDraft draft) {
    known("provider", draft.provider());
    known("funder", draft.details().funding().funder());
  }

  private void known(String field, @Nullable OrganizationId id) {
    if (id != null && bodies.list(List.of(id.value())).isEmpty()) {
      throw new IllegalArgumentException(
          field + ": \"" + id.shortForm() + "\" is not allowed; allowed: a body of the directory");
    }
  }

  private <D> Optional<D> said(Shelf<D> shelf, UUID id, SourceConflict conflict) {
    return Optional.ofNullable(shelf.current(List.of(id)).get(id))
        .flatMap(
            state ->
                conflicts
                    .said(conflict.id())
                    .map(json -> shelf.read(shelf.source(state.draft()), json)));
  }
}
