package org.capacitymetro.directory;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.capacitymetro.hsds.OrganizationId;
import org.capacitymetro.hsds.RecordKind;
import org.capacitymetro.hsds.ServiceDraft;
import org.capacitymetro.hsds.ServiceId;
import org.capacitymetro.hsds.Status;
import org.springframework.stereotype.Component;

/// Makes one record of two, and two of one.
@Component
class Union {
  private final ServiceShelf services;
  private final ServiceStore serviceStore;
  private final Editor editor;
  private final ChangeLog log;

  Union(ServiceShelf services, ServiceStore serviceStore, Editor editor, ChangeLog log) {
    this.services = services;
    this.serviceStore = serviceStore;
    this.editor = editor;
    this.log = log;
  }

  <D> WriteOutcome<D> merge(
      Shelf<D> shelf,
      Directory.ChangeSetInfo info,
      Records.Side keep,
      Records.Side give,
      D chosen) {
    if (keep.id().equals(give.id())) {
      throw new IllegalArgumentException("merge: " + keep.id() + " is one record, not two");
    }
    return editor.inOne(
        () -> {
          boolean keepFirst = keep.id().compareTo(give.id()) < 0;
          Editor.Held<D> first = editor.hold(shelf, keepFirst ? keep.id() : give.id());
          Editor.Held<D> second = editor.hold(shelf, keepFirst ? give.id() : keep.id());
          Editor.Held<D> kept = keepFirst ? first : second;
          Editor.Held<D> given = keepFirst ? second : first;
          refuseGone(kept.state().status(), keep.id());
          refuseGone(given.state().status(), give.id());
          if (kept.revision() != keep.revision()) {
            return editor.conflict(shelf, kept, keep.revision());
          }
          if (given.revision() != give.revision()) {
            return editor.conflict(shelf, given, give.revision());
          }
          D translated = chosen;
          for (Editor.Held<D> each : List.of(kept, given)) {
            translated = FilledWords.from(shelf, each.state().draft(), translated);
          }
          D draft = shelf.under(translated, kept.kept().source());
          shelf.check(draft);
          long changeSet = editor.begin(info);
          editor.put(shelf, changeSet, Revision.Action.ABSORBED, kept, draft, give.id());
          log.records(
              changeSet, shelf.kind(), Revision.Action.MERGED, List.of(give.id()), keep.id());
          shelf.records().stand(List.of(give.id()), new Status.Merged(keep.id()), editor.now());
          if (shelf.kind() == RecordKind.ORGANIZATION) {
            repoint(changeSet, new OrganizationId(give.id()), new OrganizationId(keep.id()));
          }
          return editor.written(keep.id());
        });
  }

  Records.Split<ServiceDraft> split(
      Directory.ChangeSetInfo info,
      Records.Side side,
      ServiceDraft rest,
      List<ServiceDraft> parts) {
    return editor.inOne(
        () -> {
          Editor.Held<ServiceDraft> held = editor.hold(services, side.id());
          refuseGone(held.state().status(), side.id());
          if (held.revision() != side.revision()) {
            return new Records.Split<>(editor.conflict(services, held, side.revision()), List.of());
          }
          ServiceDraft draft = services.under(rest, held.kept().source());
          services.check(draft);
          long changeSet = editor.begin(info);
          List<UUID> ids = new ArrayList<>();
          for (ServiceDraft part : parts) {
            ServiceDraft own = editor.vouched(services, info, null, services.bare(part));
            ids.add(editor.create(services, changeSet, own, side.id()));
          }
          editor.put(services, changeSet, Revision.Action.SPLIT, held, draft, ids.getFirst());
          return new Records.Split<>(
              editor.written(side.id()), ids.stream().map(ServiceId::new).toList());
        });
  }

  /// Services of a body that was given up name the one that stays.
  void repoint(long changeSet, OrganizationId from, OrganizationId to) {
    for (UUID id : serviceStore.naming(from.value())) {
      Editor.Held<ServiceDraft> held = editor.hold(services, id);
      ServiceDraft draft = held.state().draft();
      ServiceDraft named =
          new ServiceDraft(
              draft.source(),
              from.equals(draft.provider()) ? to : draft.provider(),
              draft.details().withFunder(from, to),
              draft.location());
      editor.put(services, changeSet, Revision.Action.CHANGED, held, named, null);
    }
  }

  private static void refuseGone(Status status, UUID id) {
    if (status instanceof Status.Merged || status instanceof Status.Removed) {
      throw new IllegalArgumentException("merge: the record " + id + " is no longer there");
    }
  }
}
