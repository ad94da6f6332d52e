package org.capacitymetro.directory;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.capacitymetro.freshness.Method;
import org.capacitymetro.freshness.Verification;
import org.capacitymetro.freshness.Verifier;
import org.capacitymetro.text.TimeOrderedId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Writes what a source says. A record that nobody else edited becomes what its source says; where
/// somebody did, the source's last word, its new word and the record are merged field by field.
@Component
class SourceWriter {

  /// @param ids in the order of the drafts
  record Result(Directory.Written written, List<UUID> ids) {}

  private final ServiceShelf services;
  private final OrganizationShelf organizations;
  private final ChangeLog log;
  private final ConflictStore conflicts;
  private final Clock clock;
  private final TransactionTemplate transaction;

  SourceWriter(
      ServiceShelf services,
      OrganizationShelf organizations,
      ChangeLog log,
      ConflictStore conflicts,
      Clock clock,
      PlatformTransactionManager transactions) {
    this.services = services;
    this.organizations = organizations;
    this.log = log;
    this.conflicts = conflicts;
    this.clock = clock;
    this.transaction = new TransactionTemplate(transactions);
  }

  Result services(Directory.ChangeSetInfo info, List<ServiceDraft> drafts) {
    return write(services, info, drafts);
  }

  Result organizations(Directory.ChangeSetInfo info, List<OrganizationDraft> drafts) {
    return write(organizations, info, drafts);
  }

  private <D> Result write(Shelf<D> shelf, Directory.ChangeSetInfo info, List<D> drafts) {
    return Objects.requireNonNull(
        transaction.execute(status -> new Batch<>(shelf, info).write(drafts)));
  }

  /// One transaction's work.
  private final class Batch<D> {
    private final Shelf<D> shelf;
    private final Directory.ChangeSetInfo info;
    private final LocalDate today = LocalDate.ofInstant(clock.instant(), Editor.ROME);
    private final List<Shelf.Row<D>> created = new ArrayList<>();
    private final List<Shelf.Row<D>> changed = new ArrayList<>();
    private final List<Shelf.Row<D>> revived = new ArrayList<>();
    private final List<Contested<D>> contested = new ArrayList<>();

    Batch(Shelf<D> shelf, Directory.ChangeSetInfo info) {
      this.shelf = shelf;
      this.info = info;
    }

    Result write(List<D> drafts) {
      List<SourceRef> sources = drafts.stream().map(shelf::source).toList();
      sourceNames(sources).forEach(shelf.records()::lockSource);
      Map<SourceRef, RecordStore.Existing> existing = shelf.records().existing(sources);
      List<UUID> ids = new ArrayList<>(drafts.size());
      List<Shelf.Row<D>> news = new ArrayList<>();
      for (D draft : drafts) {
        String json = shelf.json(draft);
        byte[] hash = Shelf.hash(json);
        RecordStore.Existing before = existing.get(shelf.source(draft));
        if (before == null) {
          UUID id = TimeOrderedId.next();
          ids.add(id);
          created.add(heard(new Shelf.Row<>(id, true, draft, json, hash, null), null));
        } else {
          ids.add(
              before.merged()
                  ? shelf.records().follow(before.id()).orElse(before.id())
                  : before.id());
          if (!Arrays.equals(before.hash(), hash)) {
            news.add(new Shelf.Row<>(before.id(), false, draft, json, hash, null));
          }
        }
      }
      if (!news.isEmpty()) {
        meetEdits(news);
      }
      save();
      return new Result(
          new Directory.Written(
              created.size() + revived.size(),
              changed.size(),
              drafts.size() - created.size() - revived.size() - changed.size()),
          ids);
    }

    /// Tells the records that are just what their source said from those somebody edited.
    private void meetEdits(List<Shelf.Row<D>> news) {
      Map<UUID, RecordStore.Kept> kept = shelf.records().lock(ids(news));
      Map<UUID, Shelf.State<D>> current = shelf.current(ids(news));
      List<Shelf.Row<D>> edited = new ArrayList<>();
      for (Shelf.Row<D> row : news) {
        RecordStore.Kept before = kept(kept, row);
        if (before.status() instanceof Status.Removed && before.isForgotten()) {
          revived.add(heard(row, null));
        } else if (before.status() instanceof Status.Merged || before.said() != null) {
          edited.add(row);
        } else {
          changed.add(heard(row, state(current, row)));
        }
      }
      for (Shelf.Row<D> row : edited) {
        RecordStore.Kept before = kept(kept, row);
        D now = state(current, row);
        D base = before.said() == null ? now : shelf.read(before.source(), before.said());
        if (before.status() instanceof Status.Merged) {
          meetMerged(row, before, base);
        } else {
          meetEdit(row, before, base, now);
        }
      }
    }

    /// The source speaks of a record that went on in another: somebody has to decide what becomes
    /// of its news there.
    private void meetMerged(Shelf.Row<D> news, RecordStore.Kept before, D base) {
      shelf.records().hear(news.id(), news.hash(), news.json());
      UUID into = shelf.records().follow(news.id()).orElse(news.id());
      D target = Objects.requireNonNull(shelf.current(List.of(into)).get(into)).draft();
      List<String> fields =
          shelf.fields().between(base, shelf.carried(news.draft(), base)).stream()
              .map(Difference::field)
              .toList();
      contested.add(new Contested<>(into, before.source().source(), target, news, fields));
    }

    private void meetEdit(Shelf.Row<D> news, RecordStore.Kept before, D base, D current) {
      Merge<D> merge =
          shelf
              .fields()
              .merge(shelf.carried(base, current), current, shelf.carried(news.draft(), current));
      D merged = shelf.verified(current, merge.merged(), verification(news));
      String json = shelf.json(merged);
      String said = shelf.sayTheSame(merged, news.draft()) ? null : news.json();
      Shelf.Row<D> row = new Shelf.Row<>(news.id(), false, merged, json, news.hash(), said);
      if (json.equals(shelf.json(current))) {
        shelf.records().hear(row.id(), row.hash(), said);
      } else {
        changed.add(row);
      }
      List<String> fields = merge.conflicts().stream().map(Merge.Conflict::field).toList();
      contested.add(new Contested<>(news.id(), before.source().source(), merged, news, fields));
    }

    /// The row as the record takes it over; its hash stays that of what the source said, so that
    /// the same word is known again.
    private Shelf.Row<D> heard(Shelf.Row<D> row, @Nullable D record) {
      D taken = shelf.heard(record, row.draft(), verification(row));
      return new Shelf.Row<>(
          row.id(), row.created(), taken, shelf.json(taken), row.hash(), row.said());
    }

    private Verification verification(Shelf.Row<D> row) {
      Verifier verifier = info.verifier();
      return (verifier == null
              ? new Verifier(Method.IMPORT, shelf.source(row.draft()).source())
              : verifier)
          .on(today);
    }

    private void save() {
      List<Shelf.Row<D>> rows = new ArrayList<>(created);
      rows.addAll(changed);
      rows.addAll(revived);
      List<Contested<D>> open = contested.stream().filter(this::isOpen).toList();
      if (rows.isEmpty() && open.isEmpty()) {
        return;
      }
      Instant now = clock.instant();
      long changeSet = log.begin(info, now);
      log.records(changeSet, shelf.kind(), Revision.Action.CREATED, ids(created));
      log.records(changeSet, shelf.kind(), Revision.Action.CHANGED, ids(changed));
      log.records(changeSet, shelf.kind(), Revision.Action.REOPENED, ids(revived));
      shelf.announce(changeSet, ids(changed));
      if (!rows.isEmpty()) {
        shelf.put(rows, now);
      }
      if (!revived.isEmpty()) {
        shelf.records().stand(ids(revived), Status.ACTIVE, now);
      }
      for (Contested<D> one : open) {
        conflicts.open(
            changeSet,
            shelf.kind(),
            one.id(),
            one.source(),
            one.news().json(),
            stillContested(one));
      }
    }

    /// Closes what the source no longer disagrees about.
    private boolean isOpen(Contested<D> one) {
      if (stillContested(one).isEmpty()) {
        conflicts.drop(one.id(), one.source());
        return false;
      }
      return true;
    }

    /// The fields the source says otherwise now: those of its new word and those still open.
    private List<String> stillContested(Contested<D> one) {
      Set<String> asked = new LinkedHashSet<>(one.fields());
      asked.addAll(conflicts.openFields(one.id(), one.source()));
      return shelf.fields().between(one.record(), one.news().draft()).stream()
          .map(Difference::field)
          .filter(asked::contains)
          .toList();
    }
  }

  /// A record that was edited and of which the source says something new.
  ///
  /// @param record as it is after the merge
  /// @param fields changed by both
  private record Contested<D>(
      UUID id, String source, D record, Shelf.Row<D> news, List<String> fields) {}

  private static <D> List<UUID> ids(Collection<Shelf.Row<D>> rows) {
    return rows.stream().map(Shelf.Row::id).toList();
  }

  private static <D> D state(Map<UUID, Shelf.State<D>> current, Shelf.Row<D> row) {
    return Objects.requireNonNull(current.get(row.id()), "a record just found is gone").draft();
  }

  private static <D> RecordStore.Kept kept(Map<UUID, RecordStore.Kept> kept, Shelf.Row<D> row) {
    return Objects.requireNonNull(kept.get(row.id()), "a record just found is gone");
  }

  /// Sorted, so that two writers with several sources lock them in one order.
  private static Set<String> sourceNames(List<SourceRef> sources) {
    Set<String> names = new TreeSet<>();
    sources.forEach(source -> names.add(source.source()));
    return names;
  }
}
