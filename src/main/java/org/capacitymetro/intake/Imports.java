package org.capacitymetro.intake;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.capacitymetro.directory.Directory.ChangeSetInfo;
import org.capacitymetro.directory.Records;
import org.capacitymetro.directory.Undone;
import org.capacitymetro.intake.ImportRun.State;
import org.capacitymetro.intake.ImportRun.Wanted;
import org.capacitymetro.text.TimeOrderedId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// The imports of this installation: begins them, steers them, takes them back. The work itself is
/// done by a job of the server, or by the command that began it.
@Component
public class Imports {
  /// The job of the server that works on them; who does not want to wait for it begins it.
  public static final String JOB = "imports";

  private final RunStore runs;
  private final RunWork work;
  private final Turns turns;
  private final Records records;
  private final TransactionTemplate transactions;
  private final Clock clock;

  Imports(
      RunStore runs,
      RunWork work,
      Turns turns,
      Records records,
      TransactionTemplate transactions,
      Clock clock) {
    this.runs = runs;
    this.work = work;
    this.turns = turns;
    this.records = records;
    this.transactions = transactions;
    this.clock = clock;
  }

  /// Who begins an import.
  ///
  /// @param actor as of change sets
  /// @param cities codes; only rows of these are taken, null for all
  public record Starter(String actor, @Nullable Set<String> cities) {}

  /// Begins a dry run of a file.
  public ImportRun start(String name, Path file, ImportRun.Asked asked, Starter starter) {
    return insert(name, file, asked, starter, null, true, Set.of());
  }

  /// Begins a run of a scheduled source.
  ///
  /// @param outcomes to be applied without asking
  ImportRun startScheduled(
      UUID source,
      String name,
      Path file,
      ImportRun.Asked asked,
      Starter starter,
      Set<Outcome> outcomes) {
    return insert(name, file, asked, starter, source, true, outcomes);
  }

  /// Goes on with the run of this file that broke off, or begins one, and works on it here.
  ///
  /// @param trial whether it is forgotten afterwards
  /// @param told of the run, now and then
  ImportRun runHere(
      Path file,
      ImportRun.Asked asked,
      String actor,
      boolean trial,
      Turns.Held turn,
      Consumer<ImportRun> told) {
    Path path = file.toAbsolutePath().normalize();
    ImportRun run =
        runs.broken(path.toString(), asked, !trial)
            .orElseGet(
                () ->
                    insert(
                        String.valueOf(file.getFileName()),
                        path,
                        asked,
                        new Starter(actor, null),
                        null,
                        !trial,
                        Set.of()));
    work.work(run.id(), turn, told);
    return get(run.id());
  }

  private ImportRun insert(
      String name,
      Path file,
      ImportRun.Asked asked,
      Starter starter,
      @Nullable UUID source,
      boolean kept,
      Set<Outcome> outcomes) {
    ImportRun run =
        new ImportRun(
            TimeOrderedId.next(),
            name,
            file.toAbsolutePath().normalize().toString(),
            asked,
            starter.cities(),
            starter.actor(),
            source,
            clock.instant(),
            State.READING,
            false,
            null,
            0,
            0,
            clock.instant(),
            null,
            null,
            List.of(),
            Map.of(),
            0,
            0,
            0,
            0,
            0,
            kept,
            outcomes,
            source != null,
            null,
            null,
            null);
    runs.insert(run);
    return run;
  }

  Turns.Held takeTurn() throws InterruptedException {
    return turns.take();
  }

  /// A run, while it is not forgotten.
  public Optional<ImportRun> find(UUID id) {
    return runs.find(id);
  }

  private ImportRun get(UUID id) {
    return runs.find(id).orElseThrow(() -> new IllegalStateException("no import " + id));
  }

  /// Newest first.
  public List<ImportRun> list(int offset, int limit) {
    return runs.list(offset, limit);
  }

  /// Those that wait for somebody's choice, oldest first.
  public List<ImportRun> ready() {
    return runs.ready();
  }

  /// Lets a run that is ready be applied.
  ///
  /// @return false when it is not ready any more
  public boolean choose(UUID id, Set<Outcome> outcomes) {
    return runs.choose(id, outcomes, clock.instant());
  }

  /// Works on a run here until it waits or has ended.
  ImportRun workHere(UUID id, Turns.Held turn, Consumer<ImportRun> told) {
    work.work(id, turn, told);
    return get(id);
  }

  /// Whether a run waits while another one is worked on.
  public boolean isWaiting(ImportRun run) {
    return run.state().isWork() && run.total() == 0 && !runs.next().equals(Optional.of(run.id()));
  }

  /// Whether so little is left of a source that its missing records are rather a broken file.
  public boolean isSuspicious(ImportRun run) {
    return work.isSuspicious(run);
  }

  /// Stops the work on a run until somebody lets it go on.
  ///
  /// @return false when nothing is at work
  public boolean pause(UUID id) {
    return want(id, Wanted.PAUSE);
  }

  /// Ends a run: at once where nothing is at work, else as soon as the work hears it.
  ///
  /// @return false when it had ended
  public boolean cancel(UUID id) {
    ImportRun run = get(id);
    if (run.state() == State.READY || (run.state().isWork() && run.paused())) {
      work.cancel(id);
      return true;
    }
    return want(id, Wanted.CANCEL);
  }

  /// The turn shows whether anybody is there to hear it; where nobody is, it is done here.
  private boolean want(UUID id, Wanted wanted) {
    Optional<Turns.Held> free = turns.tryTake();
    if (free.isEmpty()) {
      return runs.want(id, wanted);
    }
    try (Turns.Held turn = free.get()) {
      turn.check();
      if (!get(id).state().isWork()) {
        return false;
      }
      if (wanted == Wanted.PAUSE) {
        runs.pause(id);
      } else {
        work.cancel(id);
      }
      return true;
    }
  }

  /// Lets a run go on that was paused.
  public void resume(UUID id) {
    runs.resume(id);
  }

  /// Takes back all that a run wrote, in one change set; what somebody changed since stays.
  ///
  /// @return empty when there is nothing to take back
  public Optional<Undone> undo(UUID id, ChangeSetInfo info) {
    return Objects.requireNonNull(
        transactions.execute(
            status -> {
              ImportRun run = runs.lock(id);
              Long changeSet = run.changeSet();
              if (changeSet == null || !run.canBeUndone()) {
                return Optional.empty();
              }
              Undone undone = records.revert(info, changeSet);
              runs.enter(id, State.UNDONE, clock.instant());
              runs.undone(id, undone.changeSet());
              return Optional.of(undone);
            }));
  }

  /// Forgets a run that wrote nothing.
  void forget(UUID id) {
    runs.delete(id);
  }
}
