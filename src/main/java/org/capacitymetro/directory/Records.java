package org.capacitymetro.directory;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.capacitymetro.areas.Areas;
import org.capacitymetro.text.TimeOrderedId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// The records as they are edited: whole, exact, with every version they ever had.
///
/// Exact places come out of here, so only modules whose pages check who asks may use it; a test
/// names them. What the public may know comes from [Directory].
@Component
public class Records {
  /// The source of records that people made here.
  public static final String OWN_SOURCE = "capacity";

  private final ServiceShelf services;
  private final OrganizationShelf organizations;
  private final OrganizationStore bodies;
  private final RevisionStore revisions;
  private final ConflictStore conflicts;
  private final ChangeLog log;
  private final Areas areas;
  private final Clock clock;
  private final TransactionTemplate transaction;

  Records(
      ServiceShelf services,
      OrganizationShelf organizations,
      OrganizationStore bodies,
      RevisionStore revisions,
      ConflictStore conflicts,
      ChangeLog log,
      Areas areas,
      Clock clock,
      PlatformTransactionManager transactions) {
    this.services = services;
    this.organizations = organizations;
    this.bodies = bodies;
    this.revisions = revisions;
    this.conflicts = conflicts;
    this.log = log;
    this.areas = areas;
    this.clock = clock;
    this.transaction = new TransactionTemplate(transactions);
  }

  /// The service as it is now, with the revision an edit has to name.
  public Optional<Version<ServiceDraft>> find(ServiceId id) {
    return current(services, id.value());
  }

  /// As [#find(ServiceId)] for a body.
  public Optional<Version<OrganizationDraft>> find(OrganizationId id) {
    return current(organizations, id.value());
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
    return at(services, id.value(), revision);
  }

  /// As [#at(ServiceId, long)] for a body.
  public Optional<OrganizationDraft> at(OrganizationId id, long revision) {
    return at(organizations, id.value(), revision);
  }

  /// Writes an edit that began at version `base`. The record stays the one of its source, whatever
  /// source the draft names; what the source said is remembered, so that its next import does not
  /// undo the edit.
  ///
  /// @throws IllegalArgumentException for a value that must not get in, or a `base` this record
  ///   never had; nothing is written then
  /// @throws NoSuchElementException when there is no such record
  public WriteOutcome<ServiceDraft> write(
      Directory.ChangeSetInfo info, ServiceId id, long base, ServiceDraft draft) {
    areas.refresh();
    checkBodies(draft);
    return write(services, info, id.value(), base, draft);
  }

  /// As [#write(Directory.ChangeSetInfo, ServiceId, long, ServiceDraft)] for a body.
  public WriteOutcome<OrganizationDraft> write(
      Directory.ChangeSetInfo info, OrganizationId id, long base, OrganizationDraft draft) {
    return write(organizations, info, id.value(), base, draft);
  }

  /// Creates a service of its own source ([#OWN_SOURCE]), whatever source the draft names.
  ///
  /// @throws IllegalArgumentException for a value that must not get in; nothing is written then
  public ServiceId create(Directory.ChangeSetInfo info, ServiceDraft draft) {
    areas.refresh();
    checkBodies(draft);
    return new ServiceId(create(services, info, draft));
  }

  /// As [#create(Directory.ChangeSetInfo, ServiceDraft)] for a body.
  public OrganizationId create(Directory.ChangeSetInfo info, OrganizationDraft draft) {
    return new OrganizationId(create(organizations, info, draft));
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
    transaction.executeWithoutResult(
        status -> conflicts.settle(conflict.id(), log.begin(info, clock.instant())));
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

  /// The revision is read first: a write in between makes an edit begin with too old a revision,
  /// which is noticed, never with too new a one.
  private <D> Optional<Version<D>> current(Shelf<D> shelf, UUID id) {
    return revisions
        .current(id)
        .flatMap(
            revision ->
                Optional.ofNullable(shelf.current(List.of(id)).get(id))
                    .map(draft -> new Version<>(revision, draft)));
  }

  /// The present record is read first: written over in between, it is found among the past ones.
  private <D> Optional<D> at(Shelf<D> shelf, UUID id, long revision) {
    D current = shelf.current(List.of(id)).get(id);
    if (current == null || !revisions.exists(id, revision)) {
      return Optional.empty();
    }
    return Optional.of(
        revisions
            .version(id, revision)
            .map(json -> shelf.read(shelf.source(current), json))
            .orElse(current));
  }

  private <D> Optional<D> said(Shelf<D> shelf, UUID id, SourceConflict conflict) {
    return Optional.ofNullable(shelf.current(List.of(id)).get(id))
        .flatMap(
            current ->
                conflicts.said(conflict.id()).map(json -> shelf.read(shelf.source(current), json)));
  }

  private <D> WriteOutcome<D> write(
      Shelf<D> shelf, Directory.ChangeSetInfo info, UUID id, long base, D draft) {
    return Objects.requireNonNull(
        transaction.execute(status -> writeLocked(shelf, info, id, base, draft)));
  }

  private <D> WriteOutcome<D> writeLocked(
      Shelf<D> shelf, Directory.ChangeSetInfo info, UUID id, long base, D draft) {
    RecordStore.Kept kept = shelf.records().lock(List.of(id)).get(id);
    if (kept == null) {
      throw new NoSuchElementException("record " + id);
    }
    D current = Objects.requireNonNull(shelf.current(List.of(id)).get(id));
    long revision = revisions.current(id).orElseThrow();
    D edited = shelf.under(draft, kept.source());
    shelf.check(edited);
    String json = shelf.json(edited);
    if (json.equals(shelf.json(current))) {
      return new WriteOutcome.Unchanged<>(revision);
    }
    if (revision != base) {
      return new WriteOutcome.Conflict<>(
          new Version<>(revision, current),
          at(shelf, id, base)
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "base: " + base + " is not a revision of the record " + id)));
    }
    Instant now = clock.instant();
    long changeSet = log.begin(info, now);
    log.records(changeSet, shelf.kind(), Revision.Action.CHANGED, List.of(id));
    shelf.announce(changeSet, List.of(id));
    shelf.put(
        List.of(
            new Shelf.Row<>(
                id, false, edited, json, kept.hash(), saidBesides(shelf, kept, current, json))),
        now);
    return new WriteOutcome.Written<>(revisions.current(id).orElseThrow());
  }

  /// What the source last said, unless the record says the same or never had another source.
  private static <D> @Nullable String saidBesides(
      Shelf<D> shelf, RecordStore.Kept kept, D current, String json) {
    String said = kept.said();
    D word = said == null ? current : shelf.read(kept.source(), said);
    String wordJson = shelf.json(word);
    return wordJson.equals(json) || kept.source().source().equals(OWN_SOURCE) ? null : wordJson;
  }

  private <D> UUID create(Shelf<D> shelf, Directory.ChangeSetInfo info, D draft) {
    UUID id = TimeOrderedId.next();
    D own = shelf.under(draft, new SourceRef(OWN_SOURCE, id.toString()));
    shelf.check(own);
    String json = shelf.json(own);
    transaction.executeWithoutResult(
        status -> {
          Instant now = clock.instant();
          long changeSet = log.begin(info, now);
          log.records(changeSet, shelf.kind(), Revision.Action.CREATED, List.of(id));
          shelf.put(List.of(new Shelf.Row<>(id, true, own, json, Shelf.hash(json), null)), now);
        });
    return id;
  }
}
