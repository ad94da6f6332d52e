package org.capacitymetro.directory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.capacitymetro.hsds.OrganizationDraft;
import org.capacitymetro.hsds.OrganizationId;
import org.capacitymetro.hsds.RecordKind;
import org.capacitymetro.hsds.RecordRef;
import org.capacitymetro.hsds.ServiceDraft;
import org.capacitymetro.hsds.Status;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/// Takes back whole change sets, also undoings themselves. A record comes back just as it was, with
/// what its source had said by then, so that the same list can be imported again afterwards. Of a
/// record that somebody changed since, only those fields go back that nobody changed.
@Component
class Undo {
  private final ServiceShelf services;
  private final OrganizationShelf organizations;
  private final ServiceStore serviceStore;
  private final UndoStore store;
  private final Editor editor;
  private final ChangeLog log;
  private final ConflictStore conflicts;
  private final DistinctStore distinct;
  private final ApplicationEventPublisher events;

  Undo(
      ServiceShelf services,
      OrganizationShelf organizations,
      ServiceStore serviceStore,
      UndoStore store,
      Editor editor,
      ChangeLog log,
      ConflictStore conflicts,
      DistinctStore distinct,
      ApplicationEventPublisher events) {
    this.services = services;
    this.organizations = organizations;
    this.serviceStore = serviceStore;
    this.store = store;
    this.editor = editor;
    this.log = log;
    this.conflicts = conflicts;
    this.distinct = distinct;
    this.events = events;
  }

  /// The records a change set touched, for whoever has to decide about each of them.
  List<ChangeSet.Touched> touched(long changeSet) {
    List<ChangeSet.Touched> touched = new ArrayList<>();
    services
        .current(store.records(changeSet, RecordKind.SERVICE))
        .forEach(
            (id, state) -> {
              OrganizationId provider = state.draft().provider();
              touched.add(
                  new ChangeSet.Touched(
                      new RecordRef(RecordKind.SERVICE, id),
                      state.city(),
                      provider == null ? null : provider.value()));
            });
    organizations
        .current(store.records(changeSet, RecordKind.ORGANIZATION))
        .forEach(
            (id, state) ->
                touched.add(
                    new ChangeSet.Touched(
                        new RecordRef(RecordKind.ORGANIZATION, id), state.city(), id)));
    return touched;
  }

  Undone undo(Directory.ChangeSetInfo info, long changeSet) {
    return editor.inOne(
        () -> {
          Map<UUID, RecordStore.Kept> bodies = lock(organizations, changeSet);
          Map<UUID, RecordStore.Kept> kept = lock(services, changeSet);
          Work<ServiceDraft> first = new Work<>(services, kept, changeSet);
          Work<OrganizationDraft> second = new Work<>(organizations, bodies, changeSet);
          boolean decided = distinct.revert(changeSet);
          List<Undone.Kept> fields = new ArrayList<>(first.contested());
          fields.addAll(second.contested());
          if (first.isEmpty() && second.isEmpty() && !decided) {
            return new Undone(0, List.of(), List.of(), refs(first.left, second.left), fields);
          }
          long undoing = editor.begin(info);
          first.save(undoing);
          second.keep(serviceStore.named(second.removed));
          second.save(undoing);
          conflicts.revert(changeSet);
          events.publishEvent(new ChangeSetReverted(changeSet, undoing));
          return new Undone(
              undoing,
              refs(first.restoredIds(), second.restoredIds()),
              refs(first.removed, second.removed),
              refs(first.left, second.left),
              fields);
        });
  }

  /// Sources first, bodies before services: the order in which imports lock.
  private <D> Map<UUID, RecordStore.Kept> lock(Shelf<D> shelf, long changeSet) {
    List<UUID> ids = store.records(changeSet, shelf.kind());
    Set<String> sources = new TreeSet<>();
    shelf.current(ids).values().forEach(state -> sources.add(shelf.source(state.draft()).source()));
    sources.forEach(shelf.records()::lockSource);
    return shelf.records().lock(ids);
  }

  private static List<RecordRef> refs(List<UUID> services, List<UUID> organizations) {
    List<RecordRef> refs = new ArrayList<>();
    services.forEach(id -> refs.add(new RecordRef(RecordKind.SERVICE, id)));
    organizations.forEach(id -> refs.add(new RecordRef(RecordKind.ORGANIZATION, id)));
    return refs;
  }

  /// The records of one kind, sorted by what becomes of them.
  private final class Work<D> {
    private final Shelf<D> shelf;
    private final Map<UUID, Shelf.Past<D>> restored = new HashMap<>();

    /// Stay as they are; only their source's word goes back.
    private final Map<UUID, Shelf.Past<D>> unheard = new HashMap<>();

    private final List<UUID> removed = new ArrayList<>();
    private final List<UUID> left = new ArrayList<>();
    private final Map<UUID, List<String>> contested = new LinkedHashMap<>();

    Work(Shelf<D> shelf, Map<UUID, RecordStore.Kept> kept, long changeSet) {
      this.shelf = shelf;
      Map<UUID, Shelf.State<D>> current = shelf.current(kept.keySet());
      for (UndoStore.Touched touched : store.touched(changeSet, shelf.kind())) {
        RecordStore.Kept now = Objects.requireNonNull(kept.get(touched.id()));
        D draft = Objects.requireNonNull(current.get(touched.id())).draft();
        if (touched.mixed()) {
          left.add(touched.id());
        } else if (touched.after() != null
            && !isAsLeft(now, draft, shelf.past(now.source(), touched.after()))) {
          takeBackFields(touched, now, draft, shelf.past(now.source(), touched.after()));
        } else if (touched.before() == null) {
          removed.add(touched.id());
        } else {
          restored.put(touched.id(), shelf.past(now.source(), touched.before()));
        }
      }
    }

    /// Whether a record is again what the change set made of it: what was done since was taken
    /// back.
    private boolean isAsLeft(RecordStore.Kept now, D current, Shelf.Past<D> after) {
      return now.status().equals(after.status())
          && Arrays.equals(now.hash(), after.hash())
          && shelf.json(current).equals(shelf.json(after.draft()));
    }

    /// Somebody changed the record since: what they changed stays.
    ///
    /// @param after the record as the change set left it
    private void takeBackFields(
        UndoStore.Touched touched, RecordStore.Kept now, D current, Shelf.Past<D> after) {
      UUID id = touched.id();
      if (touched.before() == null) {
        left.add(id);
        contest(id, shelf.fields().between(after.draft(), current).stream().map(Difference::field));
        return;
      }
      Shelf.Past<D> past = shelf.past(now.source(), touched.before());
      Merge<D> merge = shelf.fields().merge(after.draft(), current, past.draft());
      Status status = now.status().equals(after.status()) ? past.status() : now.status();
      boolean sameWord = Arrays.equals(now.hash(), after.hash());
      contest(id, merge.conflicts().stream().map(Merge.Conflict::field));
      boolean stays =
          shelf.json(merge.merged()).equals(shelf.json(current)) && status.equals(now.status());
      if (stays) {
        left.add(id);
      }
      if (stays && (!sameWord || Arrays.equals(past.hash(), after.hash()))) {
        return;
      }
      D word = sameWord ? word(now, past.said(), past.draft()) : word(now, now.said(), current);
      boolean told =
          shelf.sayTheSame(word, merge.merged())
              || now.source().source().equals(Records.OWN_SOURCE);
      (stays ? unheard : restored)
          .put(
              id,
              new Shelf.Past<>(
                  merge.merged(),
                  status,
                  sameWord ? past.hash() : now.hash(),
                  told ? null : shelf.json(shelf.bare(word))));
    }

    private D word(RecordStore.Kept record, @Nullable String said, D draft) {
      return said == null ? draft : shelf.read(record.source(), said);
    }

    private void contest(UUID id, Stream<String> fields) {
      List<String> named = fields.filter(field -> !Precedence.isOwn(field)).toList();
      if (!named.isEmpty()) {
        contested.put(id, named);
      }
    }

    List<Undone.Kept> contested() {
      return contested.entrySet().stream()
          .map(
              entry ->
                  new Undone.Kept(new RecordRef(shelf.kind(), entry.getKey()), entry.getValue()))
          .toList();
    }

    boolean isEmpty() {
      return restored.isEmpty() && removed.isEmpty() && unheard.isEmpty();
    }

    List<UUID> restoredIds() {
      return List.copyOf(restored.keySet());
    }

    /// Leaves records that others need.
    void keep(Set<UUID> needed) {
      left.addAll(needed);
      removed.removeAll(needed);
    }

    void save(long undoing) {
      Instant now = editor.now();
      log.records(undoing, shelf.kind(), Revision.Action.REVERTED, restored.keySet());
      log.records(undoing, shelf.kind(), Revision.Action.REMOVED, removed);
      log.records(undoing, shelf.kind(), Revision.Action.HEARD, unheard.keySet());
      shelf.announce(undoing, restored.keySet());
      Map<UUID, Shelf.Past<D>> back = new HashMap<>(restored);
      back.putAll(unheard);
      if (!back.isEmpty()) {
        List<Shelf.Row<D>> rows = new ArrayList<>();
        Map<Status, List<UUID>> statuses = new HashMap<>();
        back.forEach(
            (id, past) -> {
              String json = shelf.json(past.draft());
              rows.add(new Shelf.Row<>(id, false, past.draft(), json, past.hash(), past.said()));
              statuses.computeIfAbsent(past.status(), status -> new ArrayList<>()).add(id);
            });
        shelf.put(rows, now);
        statuses.forEach((status, ids) -> shelf.records().stand(ids, status, now));
      }
      if (!removed.isEmpty()) {
        shelf.records().stand(removed, new Status.Removed(), now);
        shelf.records().forget(removed);
      }
    }
  }
}
