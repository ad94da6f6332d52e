package org.capacitymetro.directory;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.capacitymetro.areas.Areas;
import org.capacitymetro.hsds.OrganizationId;
import org.capacitymetro.hsds.RecordKind;
import org.capacitymetro.hsds.ServiceDraft;
import org.capacitymetro.hsds.ServiceId;
import org.capacitymetro.hsds.Status;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Makes one record of each two, many at once, as [Precedence] says. Exact places come out of here
/// as out of [Records].
@Component
public class Uniting {

  /// Two records of one kind that are one.
  ///
  /// @param keep the one that stays
  public record Two<I>(I keep, I give) {}

  /// What the policy makes of two records.
  ///
  /// @param rulings by field, of those both fill differently and those that one fills alone
  public record Proposal<D>(D merged, Map<String, Ruling> rulings) {
    public Proposal {
      rulings = Collections.unmodifiableMap(new LinkedHashMap<>(rulings));
    }
  }

  private final ServiceShelf services;
  private final OrganizationShelf organizations;
  private final SourceWords words;
  private final ConflictStore conflicts;
  private final Editor editor;
  private final ChangeLog log;
  private final Union union;
  private final Areas areas;

  Uniting(
      ServiceShelf services,
      OrganizationShelf organizations,
      SourceWords words,
      ConflictStore conflicts,
      Editor editor,
      ChangeLog log,
      Union union,
      Areas areas) {
    this.services = services;
    this.organizations = organizations;
    this.areas = areas;
    this.words = words;
    this.conflicts = conflicts;
    this.editor = editor;
    this.log = log;
    this.union = union;
  }

  /// What [#services] would make of two services as they are now; writes nothing.
  ///
  /// @throws NullPointerException when there is no such record
  public Proposal<ServiceDraft> propose(ServiceId keep, ServiceId give) {
    return editor.inOne(
        () -> {
          Map<UUID, SourceWords.Known<ServiceDraft>> known =
              words.of(services, services.records().lock(Set.of(keep.value(), give.value())));
          ByPolicy.Result<ServiceDraft> result =
              new ByPolicy<>(services)
                  .merge(
                      Objects.requireNonNull(known.get(keep.value()), "no such record").told(),
                      Objects.requireNonNull(known.get(give.value()), "no such record").told());
          return new Proposal<>(result.merged(), result.rulings());
        });
  }

  /// Makes one service of each two, all in one transaction: for thousands at once. What the policy
  /// only proposes becomes a [SourceConflict]. A record that went on in another stands for that
  /// one; records that are one already or removed are left out.
  ///
  /// @return how many records went on in another
  public int services(Directory.ChangeSetInfo info, List<Two<ServiceId>> pairs) {
    return unite(
        services,
        info,
        pairs.stream().map(pair -> new Two<>(pair.keep().value(), pair.give().value())).toList());
  }

  /// As [#services] for bodies; services of what is given up become services of what stays.
  public int organizations(Directory.ChangeSetInfo info, List<Two<OrganizationId>> pairs) {
    return unite(
        organizations,
        info,
        pairs.stream().map(pair -> new Two<>(pair.keep().value(), pair.give().value())).toList());
  }

  private <D> int unite(Shelf<D> shelf, Directory.ChangeSetInfo info, List<Two<UUID>> pairs) {
    areas.refresh();
    return pairs.isEmpty() ? 0 : editor.inOne(() -> new Batch<>(shelf).unite(info, pairs));
  }

  /// One transaction's work.
  private final class Batch<D> {
    private final Shelf<D> shelf;
    private final ByPolicy<D> policy;
    private final Map<UUID, Working<D>> working = new HashMap<>();
    private final Map<UUID, UUID> into = new LinkedHashMap<>();
    private final Set<UUID> kept = new LinkedHashSet<>();
    private final List<UUID> absorbing = new ArrayList<>();
    private final List<UUID> absorbed = new ArrayList<>();
    private final List<Question> questions = new ArrayList<>();

    Batch(Shelf<D> shelf) {
      this.shelf = shelf;
      this.policy = new ByPolicy<>(shelf);
    }

    int unite(Directory.ChangeSetInfo info, List<Two<UUID>> pairs) {
      Set<UUID> ids = new LinkedHashSet<>();
      pairs.forEach(
          pair -> {
            ids.add(pair.keep());
            ids.add(pair.give());
          });
      Map<UUID, UUID> ends = SourceWords.ends(shelf.records(), ids);
      words
          .of(shelf, shelf.records().lock(new LinkedHashSet<>(ends.values())))
          .forEach((id, known) -> working.put(id, new Working<>(known)));
      for (Two<UUID> pair : pairs) {
        Working<D> keep = find(ends.get(pair.keep()));
        Working<D> give = find(ends.get(pair.give()));
        if (keep != null && give != null && keep != give) {
          take(keep, give);
        }
      }
      if (!into.isEmpty()) {
        save(editor.begin(info));
      }
      return into.size();
    }

    /// The record as far as this batch has led it; null for one that is removed.
    private @Nullable Working<D> find(@Nullable UUID id) {
      UUID at = id;
      while (at != null && into.containsKey(at)) {
        at = into.get(at);
      }
      Working<D> found = at == null ? null : working.get(at);
      return found == null || isGone(found.known.state().status()) ? null : found;
    }

    private void take(Working<D> keep, Working<D> give) {
      ByPolicy.Result<D> result = policy.merge(keep.told, give.told);
      keep.told = keep.told.with(result.merged(), give.told.words());
      into.put(give.known.id(), keep.known.id());
      kept.add(keep.known.id());
      absorbing.add(keep.known.id());
      absorbed.add(give.known.id());
      if (!result.proposed().isEmpty()) {
        questions.add(
            new Question(
                keep.known.id(),
                give.known.kept().source().source(),
                shelf.json(give.told.draft()),
                result.proposed()));
      }
    }

    private void save(long changeSet) {
      RecordKind kind = shelf.kind();
      log.records(changeSet, kind, Revision.Action.ABSORBED, absorbing, absorbed);
      List<UUID> given = List.copyOf(into.keySet());
      log.records(
          changeSet, kind, Revision.Action.MERGED, given, given.stream().map(into::get).toList());
      shelf.announce(changeSet, kept);
      List<Shelf.Row<D>> rows = new ArrayList<>();
      for (UUID id : kept) {
        Working<D> record = Objects.requireNonNull(working.get(id));
        D before = record.known.state().draft();
        D after = record.told.draft();
        String json = shelf.json(after);
        if (!json.equals(shelf.json(before))) {
          RecordStore.Kept own = record.known.kept();
          String said = Editor.saidBesides(shelf, own, before, after);
          rows.add(new Shelf.Row<>(id, false, after, json, own.hash(), said));
        }
      }
      if (!rows.isEmpty()) {
        shelf.put(rows, editor.now());
      }
      shelf.records().merge(into, editor.now());
      if (kind == RecordKind.ORGANIZATION) {
        into.forEach(
            (give, keep) ->
                union.repoint(changeSet, new OrganizationId(give), new OrganizationId(keep)));
      }
      for (Question one : questions) {
        conflicts.open(changeSet, kind, one.record(), one.source(), one.said(), one.fields());
      }
    }
  }

  /// A record while a batch goes on.
  private static final class Working<D> {
    private final SourceWords.Known<D> known;
    private ByPolicy.Told<D> told;

    Working(SourceWords.Known<D> known) {
      this.known = known;
      this.told = known.told();
    }
  }

  private record Question(UUID record, String source, String said, List<String> fields) {}

  private static boolean isGone(Status status) {
    return status instanceof Status.Removed || status instanceof Status.Merged;
  }
}
