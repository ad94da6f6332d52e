package org.capacitymetro.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.capacitymetro.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JobsTest {
  private static final Schedule SELDOM = new Schedule.Daily(LocalTime.of(3, 0));

  private final TestDatabase database = TestDatabase.fresh();
  private final JobStore store = new JobStore(database.jdbc());
  private final List<JobRunner> nodes = new ArrayList<>();

  @AfterEach
  void stopNodes() {
    nodes.forEach(JobRunner::stop);
  }

  @Test
  void runsOnceHoweverManyNodesThereAre() {
    AtomicInteger atOnce = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    AtomicInteger runs = new AtomicInteger();
    Job job =
        new Job(
            "count",
            SELDOM,
            () -> {
              most.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
              int run = runs.incrementAndGet();
              atOnce.decrementAndGet();
              return run;
            });
    node(job);
    node(job);
    node(job);
    Jobs jobs = TestJobs.of(database, List.of(job));

    for (int round = 1; round <= 4; round++) {
      int expected = round;
      await(() -> jobs.runNow("count"));
      await(() -> jobs.runs("count", 10).size() == expected && !running(jobs));
    }

    assertThat(runs).hasValue(4);
    assertThat(most).hasValue(1);
    assertThat(jobs.runs("count", 10)).extracting(JobRun::done).containsExactly(4L, 3L, 2L, 1L);
  }

  @Test
  void tellsWhatTheLastRunDidAndWhenTheNextIsDue() {
    Job job = new Job("tidy", SELDOM, () -> 12);
    node(job);
    Jobs jobs = TestJobs.of(database, List.of(job));

    await(() -> jobs.runNow("tidy"));
    await(() -> !jobs.runs("tidy", 10).isEmpty() && !running(jobs));

    JobStatus status = jobs.find("tidy").orElseThrow();
    JobRun last = status.last();
    assertThat(status.next()).isNotNull().isAfter(Clock.systemUTC().instant());
    assertThat(last).isNotNull();
    assertThat(last.done()).isEqualTo(12);
    assertThat(last.error()).isNull();
    assertThat(last.took()).isLessThan(Duration.ofMinutes(1));
    assertThat(last.node()).endsWith("/" + ProcessHandle.current().pid());
  }

  @Test
  void keepsTheErrorOfAFailedRunAndRunsAgain() {
    AtomicBoolean broken = new AtomicBoolean(true);
    Job job =
        new Job(
            "fragile",
            SELDOM,
            () -> {
              if (broken.get()) {
                throw new IllegalStateException("the shelf is empty");
              }
              return 1;
            });
    node(job);
    Jobs jobs = TestJobs.of(database, List.of(job));

    await(() -> jobs.runNow("fragile"));
    await(() -> jobs.runs("fragile", 10).size() == 1 && !running(jobs));
    broken.set(false);
    await(() -> jobs.runNow("fragile"));
    await(() -> jobs.runs("fragile", 10).size() == 2);

    assertThat(jobs.runs("fragile", 10).get(1).error()).contains("the shelf is empty");
    assertThat(jobs.runs("fragile", 10).get(0).error()).isNull();
  }

  @Test
  void forgetsRunsThatHadNothingToDo() {
    for (int i = 0; i < 3; i++) {
      store.add("idle", run(0));
    }
    store.add("idle", run(2));
    store.add("idle", run(0));

    assertThat(store.runs("idle", 10)).extracting(JobRun::done).containsExactly(0L, 2L);
  }

  @Test
  void keepsOnlyTheNewestHundredRuns() {
    for (int i = 1; i <= 120; i++) {
      store.add("busy", run(i));
    }

    assertThat(store.runs("busy", 1000))
        .hasSize(100)
        .extracting(JobRun::done)
        .startsWith(120L)
        .endsWith(21L);
  }

  @Test
  void aJobOfANodeThatDiedIsTakenOver() {
    AtomicInteger runs = new AtomicInteger();
    Job job = new Job("orphan", SELDOM, runs::incrementAndGet);
    database
        .jdbc()
        .sql(
            """
            insert into scheduled_tasks
              (task_name, task_instance, execution_time, picked, picked_by, last_heartbeat, version)
            values ('orphan', 'recurring', now() - interval '1 hour', true, 'gone/1',
                    now() - interval '1 hour', 1)
            """)
        .update();

    JobRunner node =
        new JobRunner(
            List.of(job), store, database.dataSource(), Clock.systemUTC(), Duration.ofMillis(250));
    nodes.add(node);
    node.start();

    await(() -> runs.get() == 1);
  }

  @Test
  void stoppingWaitsForTheRunAtWork() throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    Job job =
        new Job(
            "slow",
            SELDOM,
            () -> {
              begun.countDown();
              release.await();
              return 1;
            });
    JobRunner node = node(job);
    Jobs jobs = TestJobs.of(database, List.of(job));
    await(() -> jobs.runNow("slow"));
    assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();
    assertThat(jobs.find("slow").orElseThrow().running()).isTrue();
    assertThat(jobs.runNow("slow")).isFalse();

    Thread stopping = Thread.ofVirtual().start(node::stop);
    release.countDown();
    stopping.join();

    assertThat(store.runs("slow", 10)).extracting(JobRun::done).containsExactly(1L);
    assertThat(jobs.find("slow").orElseThrow().running()).isFalse();
  }

  @Test
  void aJobNobodyHasScheduledYetCannotBeRun() {
    Job job = new Job("new", SELDOM, () -> 0);

    assertThat(TestJobs.of(database, List.of(job)).runNow("new")).isFalse();
  }

  @Test
  void refusesNamesAndSchedulesThatCannotWork() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Job("Send Mail", SELDOM, () -> 0))
        .withMessageContaining("Send Mail");
    assertThatIllegalArgumentException().isThrownBy(() -> new Schedule.Every(Duration.ofMillis(1)));
    assertThatIllegalArgumentException().isThrownBy(() -> new Schedule.Monthly(31, LocalTime.NOON));
  }

  private JobRunner node(Job job) {
    JobRunner node = new JobRunner(List.of(job), store, database.dataSource(), Clock.systemUTC());
    nodes.add(node);
    node.start();
    return node;
  }

  private static boolean running(Jobs jobs) {
    return jobs.list().stream().anyMatch(JobStatus::running);
  }

  private static JobRun run(long done) {
    return new JobRun(Clock.systemUTC().instant(), Duration.ofMillis(3), done, null, "test/1");
  }

  private static void await(BooleanSupplier condition) {
    long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("too late").isLessThan(end);
      Thread.yield();
    }
  }
}
