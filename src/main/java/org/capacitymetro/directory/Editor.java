package org.capacitymetro.directory;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.capacitymetro.freshness.Verifier;
import org.capacitymetro.hsds.SourceRef;
import org.capacitymetro.hsds.Status;
import org.capacitymetro.text.TimeOrderedId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Edits single records of any kind: one transaction, one change set, never over somebody else's
/// work.
@Component
class Editor {
  static final ZoneId ROME = ZoneId.of("Europe/Rome");

  /// A record held until the end of the transaction.
  record Held<D>(RecordStore.Kept kept, Shelf.State<D> state, long revision) {
    UUID id() {
      return kept.id();
    }
  }

  private final RevisionStore revisions;
  private final ChangeLog log;
  private final Clock clock;
  private final TransactionTemplate transaction;

  Editor(
      RevisionStore revisions,
      ChangeLog log,
      Clock clock,
      PlatformTransactionManager transactions) {
    this.revisions = revisions;
    this.log = log;
    this.clock = clock;
    this.transaction = new TransactionTemplate(transactions);
  }

  <T> T inOne(Supplier<T> work) {
    return Objects.requireNonNull(transaction.execute(status -> work.get()));
  }

  Instant now() {
    return clock.instant();
  }

  /// In Italy.
  LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ROME);
  }

  long begin(Directory.ChangeSetInfo info) {
    return log.begin(info, clock.instant());
  }

  /// The revision is read first: a write in between makes an edit begin with too old a revision,
  /// which is noticed, never with too new a one.
  <D> Optional<Version<D>> current(Shelf<D> shelf, UUID id) {
    return revisions
        .current(id)
        .flatMap(
            revision ->
                Optional.ofNullable(shelf.current(List.of(id)).get(id))
                    .map(
                        state ->
                            new Version<>(revision, state.draft(), state.status(), state.city())));
  }

  /// The present record is read first: written over in between, it is found among the past ones.
  <D> Optional<Shelf.Past<D>> at(Shelf<D> shelf, UUID id, long revision) {
    Shelf.State<D> state = shelf.current(List.of(id)).get(id);
    if (state == null || !revisions.exists(id, revision)) {
      return Optional.empty();
    }
    SourceRef source = shelf.source(state.draft());
    return Optional.of(
        revisions
            .version(id, revision)
            .map(row -> shelf.past(source, row))
            .orElseGet(() -> new Shelf.Past<>(state.draft(), state.status(), new byte[0], null)));
  }

  /// @throws NoSuchElementException when there is no such record
  <D> Held<D> hold(Shelf<D> shelf, UUID id) {
    RecordStore.Kept kept = shelf.records().lock(List.of(id)).get(id);
    if (kept == null) {
      throw new NoSuchElementException("record " + id);
    }
    Shelf.State<D> state = Objects.requireNonNull(shelf.current(List.of(id)).get(id));
    return new Held<>(kept, state, revisions.current(id).orElseThrow());
  }

  <D> WriteOutcome<D> write(
      Shelf<D> shelf, Directory.ChangeSetInfo info, UUID id, long base, D draft) {
    return inOne(
        () -> {
          Held<D> held = hold(shelf, id);
          D now = held.state().draft();
          D edited = shelf.carried(shelf.under(draft, held.kept().source()), now);
          shelf.check(edited);
          if (shelf.sayTheSame(edited, now)) {
            return new WriteOutcome.Unchanged<>(held.revision());
          }
          if (held.revision() != base && !onlyVerifiedSince(shelf, held, base)) {
            return conflict(shelf, held, base);
          }
          D vouched = vouched(shelf, info, now, edited);
          put(shelf, begin(info), Revision.Action.CHANGED, held, vouched, null);
          return written(id);
        });
  }

  /// Whether a record says what it said at `base`: a verification is nobody's edit.
  private <D> boolean onlyVerifiedSince(Shelf<D> shelf, Held<D> held, long base) {
    return at(shelf, held.id(), base)
        .filter(began -> began.status().equals(held.state().status()))
        .filter(began -> shelf.sayTheSame(began.draft(), held.state().draft()))
        .isPresent();
  }

  /// The draft with the groups verified that it changed, where `info` names somebody who vouches.
  <D> D vouched(Shelf<D> shelf, Directory.ChangeSetInfo info, @Nullable D before, D after) {
    Verifier verifier = info.verifier();
    return verifier == null ? after : shelf.verified(before, after, verifier.on(today()));
  }

  /// Changes what is known of a record's truth; false when that was known.
  <D> boolean know(
      Shelf<D> shelf,
      Directory.ChangeSetInfo info,
      UUID id,
      Revision.Action action,
      UnaryOperator<D> learnt) {
    return inOne(
        () -> {
          Held<D> held = hold(shelf, id);
          D now = held.state().draft();
          D then = learnt.apply(now);
          if (shelf.json(then).equals(shelf.json(now))) {
            return false;
          }
          put(shelf, begin(info), action, held, then, null);
          return true;
        });
  }

  /// Goes back to what the record was at `revision`, its status too.
  <D> WriteOutcome<D> revert(
      Shelf<D> shelf, Directory.ChangeSetInfo info, UUID id, long base, long revision) {
    return inOne(
        () -> {
          Held<D> held = hold(shelf, id);
          Shelf.Past<D> past =
              at(shelf, id, revision).orElseThrow(() -> unknown("revision", revision, id));
          boolean same = shelf.json(past.draft()).equals(shelf.json(held.state().draft()));
          if (same && past.status().equals(held.state().status())) {
            return new WriteOutcome.Unchanged<>(held.revision());
          }
          if (held.revision() != base) {
            return conflict(shelf, held, base);
          }
          put(shelf, begin(info), Revision.Action.REVERTED, held, past.draft(), null);
          shelf.records().stand(List.of(id), past.status(), now());
          return written(id);
        });
  }

  /// Gives records another status, all in one change set.
  ///
  /// @return the change set; empty when all of them had the status already
  <D> OptionalLong stand(
      Shelf<D> shelf,
      Directory.ChangeSetInfo info,
      Collection<UUID> ids,
      Status status,
      Revision.Action action) {
    return inOne(
        () -> {
          List<UUID> others =
              ids.stream()
                  .sorted()
                  .distinct()
                  .filter(id -> !hold(shelf, id).state().status().equals(status))
                  .toList();
          if (others.isEmpty()) {
            return OptionalLong.empty();
          }
          long changeSet = begin(info);
          log.records(changeSet, shelf.kind(), action, others);
          shelf.announce(changeSet, others);
          shelf.records().stand(others, status, now());
          return OptionalLong.of(changeSet);
        });
  }

  <D> UUID create(Shelf<D> shelf, Directory.ChangeSetInfo info, D draft) {
    return inOne(
        () -> create(shelf, begin(info), vouched(shelf, info, null, shelf.bare(draft)), null));
  }

  /// @param from the record this one was split off
  <D> UUID create(Shelf<D> shelf, long changeSet, D draft, @Nullable UUID from) {
    UUID id = TimeOrderedId.next();
    D own = shelf.under(draft, new SourceRef(Records.OWN_SOURCE, id.toString()));
    shelf.check(own);
    String json = shelf.json(own);
    log.records(changeSet, shelf.kind(), Revision.Action.CREATED, List.of(id), from);
    shelf.put(List.of(new Shelf.Row<>(id, true, own, json, Shelf.hash(json), null)), now());
    return id;
  }

  /// Writes what somebody other than the source says.
  <D> void put(
      Shelf<D> shelf,
      long changeSet,
      Revision.Action action,
      Held<D> held,
      D edited,
      @Nullable UUID other) {
    String json = shelf.json(edited);
    log.records(changeSet, shelf.kind(), action, List.of(held.id()), other);
    shelf.announce(changeSet, List.of(held.id()));
    shelf.put(
        List.of(
            new Shelf.Row<>(
                held.id(),
                false,
                edited,
                json,
                held.kept().hash(),
                saidBesides(shelf, held.kept(), held.state().draft(), edited))),
        now());
  }

  <D> WriteOutcome<D> conflict(Shelf<D> shelf, Held<D> held, long base) {
    Shelf.Past<D> began =
        at(shelf, held.id(), base).orElseThrow(() -> unknown("base", base, held.id()));
    Shelf.State<D> state = held.state();
    return new WriteOutcome.Conflict<>(
        new Version<>(held.revision(), state.draft(), state.status(), state.city()), began.draft());
  }

  <D> WriteOutcome<D> written(UUID id) {
    return new WriteOutcome.Written<>(revisions.current(id).orElseThrow());
  }

  /// What the source last said, unless the record says the same or never had another source.
  ///
  /// @param now the record as it is before it is written
  static <D> @Nullable String saidBesides(Shelf<D> shelf, RecordStore.Kept kept, D now, D edited) {
    String said = kept.said();
    D word = said == null ? now : shelf.read(kept.source(), said);
    return shelf.sayTheSame(word, edited) || kept.source().source().equals(Records.OWN_SOURCE)
        ? null
        : shelf.json(shelf.bare(word));
  }

  private static IllegalArgumentException unknown(String field, long revision, UUID id) {
    return new IllegalArgumentException(
        field + ": " + revision + " is not a revision of the record " + id);
  }
}
