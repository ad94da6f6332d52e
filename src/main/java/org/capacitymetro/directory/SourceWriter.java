package org.capacitymetro.directory;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
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
import org.capacitymetro.hsds.OrganizationDraft;
import org.capacitymetro.hsds.ServiceDraft;
import org.capacitymetro.hsds.SourceRef;
import org.capacitymetro.hsds.Status;
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
  private final SourceWords words;
  private final Clock clock;
  private final TransactionTemplate transaction;

  SourceWriter(
      ServiceShelf services,
      OrganizationShelf organizations,
      ChangeLog log,
      ConflictStore conflicts,
      SourceWords words,
      Clock clock,
      PlatformTransactionManager transactions) {
    this.services = services;
    this.organizations = organizations;
    this.log = log;
    this.conflicts = conflicts;
    this.words = words;
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
    private final Map<UUID, Shelf.Row<D>> changed = new LinkedHashMap<>();
    private final Map<UUID, Shelf.Row<D>> heard = new LinkedHashMap<>();
    private final List<Shelf.Row<D>> revived = new ArrayList<>();
    private final List<Contested<D>> contested = new ArrayList<>();

    private final ByPolicy<D> policy;

    Batch(Shelf<D> shelf, Directory.ChangeSetInfo info) {
      this.shelf = shelf;
      this.info = info;
      this.policy = new ByPolicy<>(shelf);
    }

    Result write(List<D> drafts) {
      List<SourceRef> sources = drafts.stream().map(shelf::source).toList();
      sourceNames(sources).forEach(shelf.records()::lockSource);
      Map<SourceRef, RecordStore.Existing> existing = shelf.records().existing(sources);
      Map<UUID, UUID> ends =
          SourceWords.ends(
              shelf.records(),
              existing.values().stream()
                  .filter(RecordStore.Existing::merged)
                  .map(RecordStore.Existing::id)
                  .toList());
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
          ids.add(ends.getOrDefault(before.id(), before.id()));
          if (!Arrays.equals(before.hash(), hash)) {
            news.add(new Shelf.Row<>(before.id(), false, draft, json, hash, null));
          }
        }
      }
      if (!news.isEmpty()) {
        meetRecords(news, ends);
      }
      save();
      return new Result(
          new Directory.Written(
              created.size() + revived.size(),
              changed.size(),
              drafts.size() - created.size() - revived.size() - changed.size()),
          ids);
    }

    /// Tells the records that are just what their source said from those somebody edited or
    /// verified, and from those that went on in another.
    private void meetRecords(List<Shelf.Row<D>> news, Map<UUID, UUID> ends) {
      Set<UUID> held = new LinkedHashSet<>(ids(news));
      news.forEach(row -> held.add(ends.getOrDefault(row.id(), row.id())));
      Map<UUID, SourceWords.Known<D>> records = words.of(shelf, shelf.records().lock(held));
      List<Shelf.Row<D>> merged = new ArrayList<>();
      for (Shelf.Row<D> row : news) {
        SourceWords.Known<D> record = known(records, row.id());
        RecordStore.Kept before = record.kept();
        if (before.status() instanceof Status.Removed && before.isForgotten()) {
          revived.add(heard(row, null));
        } else if (before.status() instanceof Status.Merged) {
          merged.add(row);
        } else {
          meetRecord(row, record);
        }
      }
      for (Shelf.Row<D> row : merged) {
        UUID into = ends.getOrDefault(row.id(), row.id());
        meetMerged(row, known(records, row.id()), known(records, into));
      }
    }

    private void meetRecord(Shelf.Row<D> news, SourceWords.Known<D> record) {
      D current = record.state().draft();
      String said = record.kept().said();
      D base = said == null ? current : shelf.read(record.kept().source(), said);
      Set<String> renewed = new HashSet<>();
      shelf
          .fields()
          .between(base, news.draft())
          .forEach(difference -> renewed.add(difference.field()));
      List<String> guarded =
          policy.guarded(record.told(), record.word(news.draft())).stream()
              .filter(renewed::contains)
              .toList();
      if (record.kept().said() != null || !record.absorbed().isEmpty() || !guarded.isEmpty()) {
        meetEdit(news, record, guarded);
      } else {
        changed.put(news.id(), heard(news, current));
      }
    }

    /// The source speaks of a record that went on in another: the policy decides what of its news
    /// goes on there.
    private void meetMerged(
        Shelf.Row<D> news, SourceWords.Known<D> given, SourceWords.Known<D> target) {
      RecordStore.Kept before = given.kept();
      D own = given.state().draft();
      D base = before.said() == null ? own : shelf.read(before.source(), before.said());
      heard.put(
          news.id(),
          before.said() == null
              ? heard(news, own)
              : new Shelf.Row<>(news.id(), false, own, shelf.json(own), news.hash(), news.json()));
      ByPolicy.Word<D> last = given.word(base);
      Shelf.Row<D> pending = changed.getOrDefault(target.id(), heard.get(target.id()));
      D now = pending == null ? target.state().draft() : pending.draft();
      List<ByPolicy.Word<D>> others = new ArrayList<>(target.told().words());
      others.remove(last);
      ByPolicy.Result<D> result =
          policy.renew(now, last, shelf.carried(news.draft(), base), others);
      D renewed = shelf.filledIn(now, result.merged(), verification(news));
      String json = shelf.json(renewed);
      if (!json.equals(shelf.json(now))) {
        RecordStore.Kept kept = target.kept();
        heard.remove(target.id());
        changed.put(
            target.id(),
            pending == null
                ? new Shelf.Row<>(
                    target.id(),
                    false,
                    renewed,
                    json,
                    kept.hash(),
                    Editor.saidBesides(shelf, kept, now, renewed))
                : new Shelf.Row<>(
                    target.id(), false, renewed, json, pending.hash(), said(pending, renewed)));
      }
      contested.add(
          new Contested<>(target.id(), before.source().source(), renewed, news, result.proposed()));
    }

    /// What the source of a record that waits to be written said, besides what it becomes.
    private @Nullable String said(Shelf.Row<D> pending, D renewed) {
      String said = pending.said() == null ? pending.json() : pending.said();
      D word = shelf.read(shelf.source(pending.draft()), said);
      return shelf.sayTheSame(word, renewed) ? null : shelf.json(shelf.bare(word));
    }

    /// @param guarded fields that the source wants otherwise and somebody verified
    private void meetEdit(Shelf.Row<D> news, SourceWords.Known<D> record, List<String> guarded) {
      RecordStore.Kept before = record.kept();
      D current = record.state().draft();
      D word = before.said() == null ? current : shelf.read(before.source(), before.said());
      D base = shelf.translated(word, word, current);
      D renewed = shelf.translated(news.draft(), word, current);
      Merge<D> merge =
          shelf
              .fields()
              .merge(shelf.carried(base, current), current, shelf.carried(renewed, current));
      Set<String> open = new LinkedHashSet<>();
      merge.conflicts().forEach(conflict -> open.add(conflict.field()));
      D merged = shelf.fields().take(merge.merged(), current, guarded);
      if (!record.absorbed().isEmpty() && !open.isEmpty()) {
        List<ByPolicy.Word<D>> others = new ArrayList<>(record.told().words());
        ByPolicy.Word<D> last = record.word(word);
        others.remove(last);
        ByPolicy.Result<D> ruled =
            policy.renew(current, last, shelf.carried(renewed, current), others);
        List<String> decided =
            open.stream()
                .filter(field -> ruled.rulings().get(field) != Ruling.PROPOSED)
                .filter(ruled.rulings()::containsKey)
                .toList();
        merged = shelf.fields().take(merged, ruled.merged(), decided);
        decided.forEach(open::remove);
      }
      open.addAll(guarded);
      merged = shelf.filledIn(current, merged, verification(news));
      String json = shelf.json(merged);
      String said = shelf.sayTheSame(merged, news.draft()) ? null : news.json();
      Shelf.Row<D> row = new Shelf.Row<>(news.id(), false, merged, json, news.hash(), said);
      if (json.equals(shelf.json(current))) {
        heard.put(row.id(), row);
      } else {
        changed.put(row.id(), row);
      }
      contested.add(
          new Contested<>(news.id(), before.source().source(), merged, news, List.copyOf(open)));
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
      rows.addAll(changed.values());
      rows.addAll(heard.values());
      rows.addAll(revived);
      if (rows.isEmpty()) {
        return;
      }
      Instant now = clock.instant();
      long changeSet = log.begin(info, now);
      log.records(changeSet, shelf.kind(), Revision.Action.CREATED, ids(created));
      log.records(changeSet, shelf.kind(), Revision.Action.CHANGED, changed.keySet());
      log.records(changeSet, shelf.kind(), Revision.Action.HEARD, heard.keySet());
      log.records(changeSet, shelf.kind(), Revision.Action.REOPENED, ids(revived));
      shelf.announce(changeSet, changed.keySet());
      shelf.put(rows, now);
      if (!revived.isEmpty()) {
        shelf.records().stand(ids(revived), Status.ACTIVE, now);
      }
      for (Contested<D> one : contested) {
        List<String> fields = stillContested(one);
        if (fields.isEmpty()) {
          conflicts.settle(one.id(), one.source(), changeSet);
        } else {
          conflicts.open(
              changeSet, shelf.kind(), one.id(), one.source(), one.news().json(), fields);
        }
      }
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

  private static <D> SourceWords.Known<D> known(Map<UUID, SourceWords.Known<D>> records, UUID id) {
    return Objects.requireNonNull(records.get(id), "a record just found is gone");
  }

  /// Sorted, so that two writers with several sources lock them in one order.
  private static Set<String> sourceNames(List<SourceRef> sources) {
    Set<String> names = new TreeSet<>();
    sources.forEach(source -> names.add(source.source()));
    return names;
  }
}
