package org.capacitymetro.directory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Takes back whole change sets, also undoings themselves. A record comes back just as it was, with
/// what its source had said by then, so that the same list can be imported again afterwards.
@Component
class Undo {
  private final ServiceShelf services;
  private final OrganizationShelf organizations;
  private final ServiceStore serviceStore;
  private final UndoStore store;
  private final Editor editor;
  private final ChangeLog log;

  Undo(
      ServiceShelf services,
      OrganizationShelf organizations,
      ServiceStore serviceStore,
      UndoStore store,
      Editor editor,
      ChangeLog log) {
    this.services = services;
    this.organizations = organizations;
    this.serviceStore = serviceStore;
    this.store = store;
    this.editor = editor;
    this.log = log;
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
          if (first.isEmpty() && second.isEmpty()) {
            return new Undone(0, List.of(), List.of(), refs(first.left, second.left));
          }
          long undoing = editor.begin(info);
          first.save(undoing);
          second.keep(serviceStore.named(second.removed));
          second.save(undoing);
          return new Undone(
              undoing,
              refs(first.restoredIds(), second.restoredIds()),
              refs(first.removed, second.removed),
              refs(first.left, second.left));
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
    private final List<UUID> removed = new ArrayList<>();
    private final List<UUID> left = new ArrayList<>();

    Work(Shelf<D> shelf, Map<UUID, RecordStore.Kept> kept, long changeSet) {
      this.shelf = shelf;
      for (UndoStore.Touched touched : store.touched(changeSet, shelf.kind())) {
        RecordStore.Kept now = Objects.requireNonNull(kept.get(touched.id()));
        if (touched.since()) {
          left.add(touched.id());
        } else if (touched.before() == null) {
          removed.add(touched.id());
        } else {
          restored.put(touched.id(), shelf.past(now.source(), touched.before()));
        }
      }
    }

    boolean isEmpty() {
      return restored.isEmpty() && removed.isEmpty();
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
      shelf.announce(undoing, restored.keySet());
      if (!restored.isEmpty()) {
        List<Shelf.Row<D>> rows = new ArrayList<>();
        Map<Status, List<UUID>> statuses = new HashMap<>();
        restored.forEach(
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
