package org.capacitymetro.consolidation;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.capacitymetro.directory.ChangeSetReverted;
import org.capacitymetro.directory.Directory;
import org.capacitymetro.directory.Directory.ChangeSetInfo;
import org.capacitymetro.directory.DraftFields;
import org.capacitymetro.directory.Outline;
import org.capacitymetro.directory.Outlines;
import org.capacitymetro.directory.Records;
import org.capacitymetro.directory.Uniting;
import org.capacitymetro.directory.WriteOutcome;
import org.capacitymetro.hsds.Precision;
import org.capacitymetro.hsds.ServiceDraft;
import org.capacitymetro.hsds.ServiceId;
import org.capacitymetro.hsds.Status;
import org.capacitymetro.pages.Language;
import org.capacitymetro.pages.Messages;
import org.capacitymetro.rights.Action;
import org.capacitymetro.rights.Person;
import org.capacitymetro.rights.Policy;
import org.capacitymetro.rights.Subject;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// What becomes of a pair when somebody says what it is. The word of who may merge both records
/// counts at once. The words of other reviewers count when two agree; when they do not, the pair
/// goes to the editors.
@Component
class Review {

  /// A choice against the policy: which record a field is taken from.
  enum Side {
    KEEP,
    GIVE
  }

  /// @param keepRevision the versions the person looked at
  record Choice(long keepRevision, long giveRevision, Map<String, Side> sides) {
    Choice {
      sides = Map.copyOf(sides);
    }
  }

  enum Outcome {
    /// Done, the records are as decided.
    DONE,
    /// Another reviewer has to say the same.
    WAITS,
    /// Two reviewers do not agree: an editor decides.
    DISPUTED,
    /// Somebody changed one of the records, or decided, meanwhile.
    CHANGED
  }

  private final Outlines outlines;
  private final Records records;
  private final Directory directory;
  private final Uniting uniting;
  private final PairStore pairs;
  private final QueueStore queue;
  private final Clock clock;
  private final TransactionTemplate transaction;

  Review(
      Outlines outlines,
      Records records,
      Directory directory,
      Uniting uniting,
      PairStore pairs,
      QueueStore queue,
      Clock clock,
      PlatformTransactionManager transactions) {
    this.outlines = outlines;
    this.records = records;
    this.directory = directory;
    this.uniting = uniting;
    this.pairs = pairs;
    this.queue = queue;
    this.clock = clock;
    this.transaction = new TransactionTemplate(transactions);
  }

  /// Both records of a pair, the one that stays first.
  record Both(Outline keep, Outline give) {
    boolean mayBeReviewedBy(Person person) {
      return may(person, Action.REVIEW_PAIR)
          && (!isReserved() || may(person, Action.SEE_EXACT_PLACE));
    }

    boolean mayBeDecidedBy(Person person) {
      return may(person, Action.MERGE);
    }

    boolean may(Person person, Action action) {
      return Policy.may(person, action, subject(keep)) && Policy.may(person, action, subject(give));
    }

    private boolean isReserved() {
      return keep.precision() != Precision.EXACT || give.precision() != Precision.EXACT;
    }

    private static Subject subject(Outline outline) {
      return Subject.of(outline.city(), outline.provider());
    }
  }

  /// The records of a pair; empty when one is gone, which settles the pair.
  Optional<Both> both(QueuedPair pair) {
    Map<ServiceId, Outline> found = outlines.of(List.of(pair.one(), pair.other()));
    Outline one = found.get(pair.one());
    Outline other = found.get(pair.other());
    if (one == null || other == null) {
      pairs.settle(List.of(pair.id()));
      return Optional.empty();
    }
    return Optional.of(keepsFirst(one, other, pair) ? new Both(one, other) : new Both(other, one));
  }

  /// The one that is shown stays, then the one somebody looked at more, then the older.
  private static boolean keepsFirst(Outline one, Outline other, QueuedPair pair) {
    boolean shown = one.status() instanceof Status.Active;
    if (shown != other.status() instanceof Status.Active) {
      return shown;
    }
    ServiceId incoming = pair.incoming();
    if (incoming != null) {
      return incoming.equals(other.id());
    }
    return one.checked() == other.checked()
        ? Uuids.ORDER.compare(one.id().value(), other.id().value()) < 0
        : one.checked() > other.checked();
  }

  /// Somebody says that both are one.
  Outcome same(Person person, QueuedPair asked, Both both, Choice choice) {
    return decide(
        person,
        asked,
        both,
        QueueStore.Said.SAME,
        (pair, info) -> {
          ServiceId keep = both.keep().id();
          ServiceId give = both.give().id();
          Uniting.Proposal<ServiceDraft> proposal = uniting.propose(keep, give);
          ServiceDraft chosen = chosen(proposal.merged(), keep, give, choice.sides());
          WriteOutcome<ServiceDraft> outcome =
              records.mergeServices(
                  info,
                  new Records.Side(keep.value(), choice.keepRevision()),
                  new Records.Side(give.value(), choice.giveRevision()),
                  chosen);
          if (outcome instanceof WriteOutcome.Conflict<ServiceDraft>) {
            return false;
          }
          follow(pair, both, info);
          return true;
        });
  }

  /// Somebody says that they are two.
  Outcome different(Person person, QueuedPair asked, Both both) {
    return decide(
        person,
        asked,
        both,
        QueueStore.Said.DIFFERENT,
        (pair, info) -> {
          records.keepApart(info, pair.one(), pair.other());
          ServiceId incoming = pair.incoming();
          if (incoming != null) {
            boolean waits =
                pairs.openWith(List.of(incoming.value())).stream()
                    .anyMatch(
                        other -> other.id() != pair.id() && incoming.equals(other.incoming()));
            if (!waits) {
              records.reopen(info, incoming);
            }
          }
          return true;
        });
  }

  /// Somebody passes a pair over.
  void skip(Person person, QueuedPair pair) {
    queue.add(pair.id(), person.id().value(), QueueStore.Said.SKIP, clock.instant(), null);
  }

  /// Takes back what a person said last.
  ///
  /// @return the pair it was about; empty when there is nothing to take back
  Optional<Long> undoLast(Person person) {
    return Objects.requireNonNull(
        transaction.execute(
            status -> {
              Optional<QueueStore.Verdict> last = queue.last(person.id().value());
              last.ifPresent(
                  verdict -> {
                    Long changeSet = verdict.changeSet();
                    if (changeSet != null) {
                      records.revert(info(person, "undo"), changeSet);
                    } else if (verdict.said() != QueueStore.Said.SKIP) {
                      pairs.settle(verdict.pair(), QueuedPair.State.OPEN, null);
                    }
                    queue.undo(verdict.id());
                  });
              return last.map(QueueStore.Verdict::pair);
            }));
  }

  /// What is written when a verdict counts; false when a record was changed meanwhile.
  private interface Writing {
    boolean write(QueuedPair pair, ChangeSetInfo info);
  }

  private Outcome decide(
      Person person, QueuedPair asked, Both both, QueueStore.Said said, Writing writing) {
    return Objects.requireNonNull(
        transaction.execute(
            status -> {
              QueuedPair pair = pairs.lock(asked.id()).orElseThrow();
              if (!pair.waits()) {
                return Outcome.CHANGED;
              }
              if (!both.mayBeDecidedBy(person)) {
                Outcome waits = collected(person, pair, said);
                if (waits != Outcome.DONE) {
                  return waits;
                }
              }
              ChangeSetInfo info =
                  directory.begin(info(person, said.name().toLowerCase(Locale.ROOT)));
              if (!writing.write(pair, info)) {
                status.setRollbackOnly();
                return Outcome.CHANGED;
              }
              Long begun = info.begun();
              pairs.settle(
                  pair.id(),
                  said == QueueStore.Said.SAME ? QueuedPair.State.SAME : QueuedPair.State.DIFFERENT,
                  begun);
              queue.add(pair.id(), person.id().value(), said, clock.instant(), begun);
              return Outcome.DONE;
            }));
  }

  /// What the words of those who may not decide alone come to.
  private Outcome collected(Person person, QueuedPair pair, QueueStore.Said said) {
    List<QueueStore.Verdict> others =
        queue.of(pair.id()).stream()
            .filter(verdict -> !verdict.person().equals(person.id().value()))
            .toList();
    if (pair.state() == QueuedPair.State.DISPUTED) {
      return Outcome.DISPUTED;
    }
    if (others.stream().anyMatch(verdict -> verdict.said() != said)) {
      queue.add(pair.id(), person.id().value(), said, clock.instant(), null);
      pairs.settle(pair.id(), QueuedPair.State.DISPUTED, null);
      return Outcome.DISPUTED;
    }
    if (others.isEmpty()) {
      queue.add(pair.id(), person.id().value(), said, clock.instant(), null);
      return Outcome.WAITS;
    }
    return Outcome.DONE;
  }

  private ServiceDraft chosen(
      ServiceDraft merged, ServiceId keep, ServiceId give, Map<String, Side> sides) {
    ServiceDraft draft = merged;
    for (Side side : Side.values()) {
      List<String> fields =
          sides.entrySet().stream()
              .filter(entry -> entry.getValue() == side)
              .map(Map.Entry::getKey)
              .toList();
      ServiceId from = side == Side.KEEP ? keep : give;
      draft = DraftFields.SERVICE.take(draft, records.find(from).orElseThrow().draft(), fields);
    }
    return draft;
  }

  /// The other open pairs of the record that went on in another go on there.
  private void follow(QueuedPair decided, Both both, ChangeSetInfo info) {
    ServiceId keep = both.keep().id();
    ServiceId give = both.give().id();
    List<QueuedPair> others =
        pairs.openWith(List.of(give.value())).stream()
            .filter(pair -> pair.id() != decided.id())
            .toList();
    if (others.isEmpty()) {
      return;
    }
    Map<QueuedPair, ServiceId> thirds = new LinkedHashMap<>();
    others.forEach(pair -> thirds.put(pair, pair.one().equals(give) ? pair.other() : pair.one()));
    Set<ServiceId> ids = new HashSet<>(thirds.values());
    ids.add(keep);
    Map<ServiceId, Outline> known = outlines.of(ids);
    Set<ServiceId> apart = records.keptApart(keep);
    Outline stays = known.get(keep);
    List<PairStore.Found> found = new ArrayList<>();
    thirds.forEach(
        (pair, third) -> {
          pairs.settle(pair.id(), QueuedPair.State.SETTLED, info.begun());
          Outline other = known.get(third);
          if (stays == null || other == null || third.equals(keep) || apart.contains(third)) {
            return;
          }
          @Nullable ServiceId incoming = third.equals(pair.incoming()) ? third : null;
          found.add(
              Consolidation.found(
                  stays,
                  other,
                  new Doubt(keep, third, pair.score(), pair.why()),
                  info.begun(),
                  QueuedPair.State.OPEN,
                  incoming));
        });
    pairs.add(Consolidation.distinct(found), clock.instant());
  }

  @EventListener
  void reverted(ChangeSetReverted event) {
    pairs.revert(event.changeSet(), event.by());
    queue.undoOf(event.changeSet(), true);
  }

  /// The reason stands in histories, in the language of the map.
  private static ChangeSetInfo info(Person person, String what) {
    return new ChangeSetInfo(
        person.actor(), Messages.in(Language.ITALIAN).get("pairs.reason." + what));
  }
}
