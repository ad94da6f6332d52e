package org.capacitymetro.consolidation;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.capacitymetro.directory.Directory;
import org.capacitymetro.directory.Directory.ChangeSetInfo;
import org.capacitymetro.directory.Outline;
import org.capacitymetro.directory.Outlines;
import org.capacitymetro.directory.Records;
import org.capacitymetro.directory.Uniting;
import org.capacitymetro.hours.Schedule;
import org.capacitymetro.hsds.OrganizationDraft;
import org.capacitymetro.hsds.OrganizationId;
import org.capacitymetro.hsds.Precision;
import org.capacitymetro.hsds.ServiceDraft;
import org.capacitymetro.hsds.ServiceId;
import org.capacitymetro.hsds.Status;
import org.capacitymetro.matching.Evidence;
import org.capacitymetro.matching.Watch;
import org.capacitymetro.pages.Language;
import org.capacitymetro.pages.Messages;
import org.capacitymetro.pages.Page;
import org.capacitymetro.text.LocalizedText;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// One place, one record: tells what incoming drafts are, makes one record of two by the merge
/// policy, and keeps what a person has to look at.
@Component
public class Consolidation {

  /// What a body that is not yet in the directory is the same as, by tax code or by name and
  /// comune; at most one of the two is given.
  ///
  /// @param incomingIndex place of an earlier draft in the list that was assessed
  public record BodyVerdict(
      @Nullable OrganizationId record, @Nullable Integer incomingIndex, @Nullable Alike alike) {
    public static final BodyVerdict NEW = new BodyVerdict(null, null);

    /// Another body that may be the same.
    public record Alike(String name, double score) {}

    BodyVerdict(@Nullable OrganizationId record, @Nullable Integer incomingIndex) {
      this(record, incomingIndex, null);
    }

    static BodyVerdict perhaps(String name, double score) {
      return new BodyVerdict(null, null, new Alike(name, score));
    }

    public boolean isNew() {
      return record == null && incomingIndex == null;
    }
  }

  /// Two bodies that are one.
  public record BodyUnion(OrganizationId keep, OrganizationId give) {}

  private final Outlines outlines;
  private final Records records;
  private final Directory directory;
  private final Uniting uniting;
  private final PairStore pairs;
  private final Clock clock;
  private final TransactionTemplate transaction;

  Consolidation(
      Outlines outlines,
      Records records,
      Directory directory,
      Uniting uniting,
      PairStore pairs,
      Clock clock,
      PlatformTransactionManager transactions) {
    this.outlines = outlines;
    this.records = records;
    this.directory = directory;
    this.uniting = uniting;
    this.pairs = pairs;
    this.clock = clock;
    this.transaction = new TransactionTemplate(transactions);
  }

  /// Compares drafts whose sources the directory does not know yet with its records and with each
  /// other. Writes nothing. Demonstration records are no candidates.
  ///
  /// @return one verdict for each draft, in their order
  public List<Verdict> assess(List<ServiceDraft> incoming, Watch watch) {
    return new Assessment(outlines, incoming).verdicts(watch);
  }

  /// As [#assess] for bodies: the same tax code, or without one the same name in the same comune,
  /// or what the matcher takes for the same. What it takes for perhaps the same is new and names
  /// the other.
  public List<BodyVerdict> assessBodies(List<OrganizationDraft> incoming) {
    return new BodyKeys(outlines).verdicts(incoming);
  }

  /// Makes one record of each two by the merge policy, all in one transaction and the change set
  /// that `info` names. Call it in batches of about 1,000.
  ///
  /// A union of records that are one already is left out, and one of records that somebody said are
  /// different; a record that went on in another stands for that one.
  public void unite(ChangeSetInfo info, List<Union> unions) {
    Set<ServiceId> ids = new LinkedHashSet<>();
    unions.forEach(
        union -> {
          ids.add(union.keep());
          ids.add(union.give());
        });
    transaction.executeWithoutResult(
        status -> {
          Map<ServiceId, Set<ServiceId>> apart = records.keptApart(ids);
          List<Union> allowed =
              unions.stream()
                  .filter(
                      union -> !apart.getOrDefault(union.keep(), Set.of()).contains(union.give()))
                  .toList();
          ChangeSetInfo begun = info.begun() == null ? directory.begin(info) : info;
          Map<ServiceId, Outline> known = outlines.of(ids);
          List<PairStore.Found> found = new ArrayList<>();
          for (Union union : allowed) {
            Outline keep = known.get(union.keep());
            Outline give = known.get(union.give());
            if (keep != null && give != null && !keep.id().equals(give.id())) {
              found.add(
                  found(
                      keep,
                      give,
                      new Doubt(union.keep(), union.give(), union.score(), union.why()),
                      begun.begun(),
                      QueuedPair.State.SAME,
                      null));
            }
          }
          uniting.services(
              begun,
              allowed.stream()
                  .map(union -> new Uniting.Two<>(union.keep(), union.give()))
                  .toList());
          pairs.add(distinct(found), clock.instant());
        });
  }

  /// As [#unite] for bodies; services of `give` become services of `keep`.
  public void uniteBodies(ChangeSetInfo info, List<BodyUnion> unions) {
    uniting.organizations(
        info, unions.stream().map(union -> new Uniting.Two<>(union.keep(), union.give())).toList());
  }

  /// Puts pairs of an import into the review queue, in one transaction. The incoming record of each
  /// pair - the hidden one, else the newer - is hidden until somebody has decided, in the change
  /// set that `info` names. A pair that is in the queue already is left out. Where somebody has
  /// decided that all pairs of an incoming record are different, that record is shown.
  public void queue(ChangeSetInfo info, List<Doubt> doubts) {
    Set<ServiceId> ids = new LinkedHashSet<>();
    doubts.forEach(
        doubt -> {
          ids.add(doubt.a());
          ids.add(doubt.b());
        });
    transaction.executeWithoutResult(
        status -> {
          ChangeSetInfo begun = info.begun() == null ? directory.begin(info) : info;
          Map<ServiceId, Outline> known = outlines.of(ids);
          Map<ServiceId, Set<ServiceId>> apart = records.keptApart(ids);
          List<PairStore.Found> found = new ArrayList<>();
          Set<ServiceId> waiting = new LinkedHashSet<>();
          Set<ServiceId> decided = new HashSet<>();
          for (Doubt doubt : doubts) {
            Outline a = known.get(doubt.a());
            Outline b = known.get(doubt.b());
            if (a == null || b == null || a.id().equals(b.id())) {
              continue;
            }
            ServiceId incoming = incoming(a, b);
            if (apart.getOrDefault(a.id(), Set.of()).contains(b.id())) {
              decided.add(incoming);
            } else {
              waiting.add(incoming);
              found.add(found(a, b, doubt, begun.begun(), QueuedPair.State.OPEN, incoming));
            }
          }
          pairs.add(distinct(found), clock.instant());
          hide(begun, waiting, known);
          decided.removeAll(waiting);
          for (ServiceId id : decided) {
            if (Objects.requireNonNull(known.get(id)).status() instanceof Status.Hidden) {
              records.reopen(begun, id);
            }
          }
        });
  }

  /// Reasons of a score in one line: `same telephone, names 0.91, 13 m apart`.
  public static String words(List<Evidence> why, Page page) {
    return PairWords.line(why, page);
  }

  /// As [#words], for what is no page.
  public static String words(List<Evidence> why, Language language) {
    return PairWords.line(why, language);
  }

  /// Kind and weekly hours of a schedule, a line a day, without what its source wrote.
  public static List<String> hoursInWords(Schedule schedule, Page page) {
    return FieldWords.hours(schedule.kind(), schedule.slots(), LocalizedText.EMPTY, page);
  }

  private void hide(ChangeSetInfo info, Collection<ServiceId> ids, Map<ServiceId, Outline> known) {
    List<ServiceId> shown =
        ids.stream()
            .filter(id -> Objects.requireNonNull(known.get(id)).status() instanceof Status.Active)
            .toList();
    if (!shown.isEmpty()) {
      records.hide(info, shown, waits());
    }
  }

  private static LocalizedText waits() {
    return LocalizedText.ofItalianAndEnglish(
        Messages.in(Language.ITALIAN).get("pairs.waits"),
        Messages.in(Language.ENGLISH).get("pairs.waits"));
  }

  private static ServiceId incoming(Outline a, Outline b) {
    boolean first = a.status() instanceof Status.Hidden;
    if (first != b.status() instanceof Status.Hidden) {
      return first ? a.id() : b.id();
    }
    return Uuids.ORDER.compare(a.id().value(), b.id().value()) > 0 ? a.id() : b.id();
  }

  /// A pair as it is kept: the smaller id first.
  static PairStore.Found found(
      Outline a,
      Outline b,
      Doubt doubt,
      @Nullable Long changeSet,
      QueuedPair.State state,
      @Nullable ServiceId incoming) {
    boolean inOrder = Uuids.ORDER.compare(a.id().value(), b.id().value()) < 0;
    Outline one = inOrder ? a : b;
    Outline other = inOrder ? b : a;
    Set<String> sectors = new LinkedHashSet<>(one.sectors());
    sectors.addAll(other.sectors());
    return new PairStore.Found(
        one.id().value(),
        other.id().value(),
        doubt.score(),
        doubt.why(),
        changeSet == null ? QueuedPair.Origin.SWEEP : QueuedPair.Origin.IMPORT,
        incoming == null ? null : incoming.value(),
        changeSet,
        state,
        one.city(),
        other.city(),
        List.copyOf(sectors),
        one.precision() != Precision.EXACT || other.precision() != Precision.EXACT);
  }

  /// Each pair once, as a statement may touch a row only once.
  static List<PairStore.Found> distinct(List<PairStore.Found> found) {
    Map<String, PairStore.Found> each = new HashMap<>();
    found.forEach(pair -> each.putIfAbsent(pair.one() + " " + pair.other(), pair));
    return List.copyOf(each.values());
  }
}
