package org.capacitymetro.intake;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.capacitymetro.directory.Directory;
import org.capacitymetro.directory.Directory.ChangeSetInfo;
import org.capacitymetro.directory.SourceRecords;
import org.capacitymetro.directory.Sources;
import org.capacitymetro.intake.ImportRun.State;
import org.capacitymetro.intake.ImportRun.Wanted;
import org.capacitymetro.intake.RowStore.Drafted;
import org.capacitymetro.platform.UsageException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Does what a run needs: reads, assesses, applies. Every batch is one transaction that also says
/// how far the run has come, so that whoever takes over after a crash writes nothing twice and
/// leaves nothing out.
@Component
class RunWork {
  private static final Logger LOG = LoggerFactory.getLogger(RunWork.class);
  private static final int BATCH = 500;
  private static final int MOST_ATTEMPTS = 3;
  private static final long THOUSANDTHS = 1_000;
  private static final Duration TELL = Duration.ofMillis(500);

  private final RunStore runs;
  private final RowStore store;
  private final ImportRows rows;
  private final BodyStore bodyStore;
  private final Findings findings;
  private final FileReading reading;
  private final Assessing assessing;
  private final Applying applying;
  private final Directory directory;
  private final SourceRecords known;
  private final Sources sources;
  private final TransactionTemplate transactions;
  private final Clock clock;

  RunWork(
      RunStore runs,
      RowStore store,
      ImportRows rows,
      BodyStore bodyStore,
      Findings findings,
      FileReading reading,
      Assessing assessing,
      Applying applying,
      Directory directory,
      SourceRecords known,
      Sources sources,
      TransactionTemplate transactions,
      Clock clock) {
    this.runs = runs;
    this.store = store;
    this.rows = rows;
    this.bodyStore = bodyStore;
    this.findings = findings;
    this.reading = reading;
    this.assessing = assessing;
    this.applying = applying;
    this.directory = directory;
    this.known = known;
    this.sources = sources;
    this.transactions = transactions;
    this.clock = clock;
  }

  /// Somebody wants the work to end here.
  private static final class Stopped extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Wanted wanted;

    Stopped(Wanted wanted) {
      super("stopped: " + wanted, null, false, false);
      this.wanted = wanted;
    }
  }

  /// The thread was interrupted: the server is stopping, somebody will go on.
  static final class Interrupted extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /// Works until the run waits for somebody, has ended, or somebody stopped it.
  ///
  /// @param turn held by the caller
  /// @param told of the run, now and then
  /// @throws Turns.Lost when another process has taken over
  /// @throws UsageException when the file cannot be read; the run has failed then
  void work(UUID id, Turns.Held turn, Consumer<ImportRun> told) {
    if (runs.begin(id) > MOST_ATTEMPTS) {
      runs.fail(
          id, "The work broke off " + MOST_ATTEMPTS + " times without coming further.", now());
      return;
    }
    try {
      Optional<ImportRun> run = runs.find(id);
      while (run.isPresent() && run.get().state().isWork() && !run.get().paused()) {
        new Steps(run.get(), turn, told).take();
        run = runs.find(id);
        run.ifPresent(told);
      }
    } catch (Stopped stopped) {
      stop(id, stopped.wanted);
      told.accept(get(id));
    } catch (UsageException e) {
      runs.fail(id, String.valueOf(e.getMessage()), now());
      throw e;
    } catch (Interrupted | Turns.Lost e) {
      throw e;
    } catch (IllegalArgumentException | IllegalStateException e) {
      LOG.error("Import {} failed", id, e);
      runs.fail(id, e.getClass().getSimpleName() + ": " + e.getMessage(), now());
    }
  }

  private void stop(UUID id, Wanted wanted) {
    if (wanted == Wanted.PAUSE) {
      runs.pause(id);
    } else {
      cancel(id);
    }
  }

  /// What was applied stays until somebody takes it back; what was not is forgotten.
  void cancel(UUID id) {
    transactions.executeWithoutResult(
        status -> {
          runs.enter(id, State.CANCELLED, now());
          forgetDrafts(id);
        });
  }

  private void forgetDrafts(UUID id) {
    store.forgetDrafts(id);
    bodyStore.clear(id);
  }

  private ImportRun get(UUID id) {
    return runs.find(id).orElseThrow(() -> new IllegalStateException("no import " + id));
  }

  private Instant now() {
    return clock.instant();
  }

  /// One state of one run.
  private final class Steps {
    private final ImportRun run;
    private final UUID id;
    private final Turns.Held turn;
    private final Consumer<ImportRun> told;
    private long toldAt = System.nanoTime() - TELL.toNanos();

    Steps(ImportRun run, Turns.Held turn, Consumer<ImportRun> told) {
      this.run = run;
      this.id = run.id();
      this.turn = turn;
      this.told = told;
    }

    void take() {
      switch (run.state()) {
        case READING -> read();
        case ASSESSING -> {
          assess();
          runs.enter(id, State.READY, now());
          applyByItself();
        }
        case APPLYING -> apply();
        case READY, DONE, CANCELLED, FAILED, UNDONE ->
            throw new IllegalStateException("nothing to do for an import that is " + run.state());
      }
    }

    /// Hears what is wanted, and tells how far the work has come.
    private void at(long done, long total) {
      if (Thread.currentThread().isInterrupted()) {
        throw new Interrupted();
      }
      if (System.nanoTime() - toldAt < TELL.toNanos()) {
        return;
      }
      toldAt = System.nanoTime();
      runs.progress(id, done, total);
      told.accept(get(id));
      hear();
    }

    private void hear() {
      Wanted wanted = get(id).wanted();
      if (wanted != null) {
        throw new Stopped(wanted);
      }
    }

    private void read() {
      store.clear(id);
      bodyStore.clear(id);
      findings.clear(id);
      Staging staging = new Staging(run, store, bodyStore, findings, directory, known, turn::check);
      reading.read(
          Path.of(run.path()),
          run.file(),
          run.asked(),
          staging,
          share -> at(Math.round(share * THOUSANDTHS), THOUSANDTHS));
      transactions.executeWithoutResult(
          status -> {
            turn.check();
            runs.readRows(id, staging);
            runs.enter(id, State.ASSESSING, now());
          });
    }

    private void assess() {
      assessing.assess(get(id), share -> at(Math.round(share * THOUSANDTHS), THOUSANDTHS));
      turn.check();
    }

    /// A scheduled run applies what its source may apply without asking; what is beyond that waits
    /// for somebody.
    private void applyByItself() {
      if (!run.automatic()) {
        return;
      }
      Set<Outcome> found = EnumSet.noneOf(Outcome.class);
      found.addAll(rows.counts(id).keySet());
      boolean returning = !applying.returning(get(id)).isEmpty();
      if (!returning && found.stream().noneMatch(RunWork::isNews)) {
        runs.forgetQuiet(id);
        return;
      }
      found.retainAll(run.outcomes());
      if (isSuspicious(get(id))) {
        found.remove(Outcome.VANISHED);
      }
      if (!found.isEmpty() || returning) {
        runs.choose(id, found, now());
      }
    }

    private void apply() {
      if (runs.isOutdated(id)) {
        assess();
        runs.assessed(id, now());
      }
      Set<Outcome> outcomes = run.outcomes();
      long total = rows.countChosen(id, outcomes);
      boolean returning = !applying.returning(run).isEmpty();
      boolean bodies = outcomes.contains(Outcome.CHANGED) && !bodyStore.changed(id, 1).isEmpty();
      if (total > 0 || returning || bodies) {
        ChangeSetInfo info = begin();
        transactions.executeWithoutResult(
            status -> {
              turn.check();
              applying.comeBack(run, info);
            });
        while (bodies) {
          bodies = inTurn(() -> applying.writeChangedBodies(id, info));
        }
        long done = rows.applied(id).values().stream().mapToLong(Long::longValue).sum();
        List<Drafted> batch;
        do {
          at(done, total);
          hear();
          batch = store.toApply(id, outcomes, BATCH);
          List<Drafted> chosen = batch;
          if (!chosen.isEmpty()) {
            inTurn(
                () -> {
                  applying.write(id, info, chosen);
                  runs.advance(id);
                  return true;
                });
          }
          done += batch.size();
        } while (batch.size() == BATCH);
      }
      end();
    }

    private boolean inTurn(BooleanSupplier step) {
      return Boolean.TRUE.equals(
          transactions.execute(
              status -> {
                turn.check();
                return step.getAsBoolean();
              }));
    }

    private ChangeSetInfo begin() {
      return Objects.requireNonNull(
          transactions.execute(
              status -> {
                turn.check();
                ChangeSetInfo info =
                    new ChangeSetInfo(run.actor(), run.file(), run.changeSet(), null);
                if (run.changeSet() != null) {
                  return info;
                }
                run.trusts().forEach(sources::trust);
                ChangeSetInfo begun = directory.begin(info);
                runs.changeSet(id, Objects.requireNonNull(begun.begun()));
                return begun;
              }));
    }

    /// A scheduled run of which something is left that nobody chose waits for that.
    private void end() {
      transactions.executeWithoutResult(
          status -> {
            turn.check();
            if (run.automatic() && isSomethingLeft()) {
              runs.enter(id, State.READY, now());
              runs.byHand(id);
            } else {
              runs.enter(id, State.DONE, now());
              forgetDrafts(id);
            }
          });
    }

    private boolean isSomethingLeft() {
      Map<Outcome, Long> applied = rows.applied(id);
      return rows.counts(id).entrySet().stream()
          .filter(count -> Outcome.APPLICABLE.contains(count.getKey()))
          .anyMatch(count -> count.getValue() > applied.getOrDefault(count.getKey(), 0L));
    }
  }

  /// Refused rows are news too: somebody has to hear of them.
  private static boolean isNews(Outcome outcome) {
    return Outcome.APPLICABLE.contains(outcome) || outcome == Outcome.REFUSED;
  }

  /// Whether so little is left of a source that the file is rather broken than the services gone:
  /// fewer than half of the records it had.
  boolean isSuspicious(ImportRun run) {
    return rows.countServices(run.id()) * 2 < run.previous();
  }
}
