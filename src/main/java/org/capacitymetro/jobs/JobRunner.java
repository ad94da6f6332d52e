package org.capacitymetro.jobs;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/// Runs the jobs on this node while the server is up; a table of db-scheduler sees to it that no
/// two nodes run the same one. A node that stops gives running jobs ten seconds before it
/// interrupts them; the jobs of a node that died are taken over when its heartbeat has been missing
/// for a while.
@Component
@Profile("!command")
class JobRunner implements SmartLifecycle {
  private static final ZoneId ZONE = ZoneId.of("Europe/Rome");
  private static final int AT_ONCE = 4;
  private static final int MISSED_HEARTBEATS = 4;
  private static final int ERROR_LENGTH = 1000;

  private final List<Job> jobs;
  private final JobStore store;
  private final DataSource database;
  private final Clock clock;
  private final Duration heartbeat;
  private final String node = node();
  private @Nullable Scheduler scheduler;
  private @Nullable ExecutorService threads;

  @Autowired
  JobRunner(List<Job> jobs, JobStore store, DataSource database, Clock clock) {
    this(jobs, store, database, clock, Duration.ofSeconds(20));
  }

  JobRunner(List<Job> jobs, JobStore store, DataSource database, Clock clock, Duration heartbeat) {
    this.jobs = jobs;
    this.store = store;
    this.database = database;
    this.clock = clock;
    this.heartbeat = heartbeat;
  }

  @Override
  public synchronized void start() {
    ExecutorService virtual =
        Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("job-", 0).factory());
    Scheduler started =
        Scheduler.create(database)
            .startTasks(jobs.stream().map(this::task).toList())
            .schedulerName(new SchedulerName.Fixed(node))
            .executorService(virtual)
            .threads(AT_ONCE)
            .pollingInterval(Duration.ofSeconds(1))
            .heartbeatInterval(heartbeat)
            .missedHeartbeatsLimit(MISSED_HEARTBEATS)
            .shutdownMaxWait(Duration.ofSeconds(10))
            .clock(clock::instant)
            .build();
    started.start();
    threads = virtual;
    scheduler = started;
  }

  @Override
  public synchronized void stop() {
    if (scheduler != null) {
      scheduler.stop();
      scheduler = null;
    }
    if (threads != null) {
      threads.shutdownNow();
      threads = null;
    }
  }

  @Override
  public synchronized boolean isRunning() {
    return scheduler != null;
  }

  private RecurringTask<Void> task(Job job) {
    return Tasks.recurring(job.name(), schedule(job.schedule()))
        .execute((instance, context) -> run(job));
  }

  /// Keeps what became of the run. A class that cannot be loaded, as when the jar was replaced
  /// under a running server, is a failure of the job like any other and belongs into its history.
  private void run(Job job) {
    Instant started = clock.instant();
    try {
      long done = job.work().run();
      add(job, started, done, null);
    } catch (Exception | LinkageError e) {
      add(job, started, 0, describe(e));
      throw e instanceof RuntimeException runtime
          ? runtime
          : new IllegalStateException(job.name() + " failed", e);
    }
  }

  private void add(Job job, Instant started, long done, @Nullable String error) {
    Duration took = Duration.between(started, clock.instant());
    store.add(job.name(), new JobRun(started, took, done, error, node));
  }

  private static String describe(Throwable failure) {
    String words = failure.toString();
    return words.length() > ERROR_LENGTH ? words.substring(0, ERROR_LENGTH) + "…" : words;
  }

  private static com.github.kagkarlsson.scheduler.task.schedule.Schedule schedule(
      Schedule schedule) {
    return switch (schedule) {
      case Schedule.Every(Duration pause) -> Schedules.fixedDelay(pause);
      case Schedule.Daily(var time) -> Schedules.daily(ZONE, time);
      case Schedule.Monthly(int day, var time) ->
          Schedules.cron("0 %d %d %d * *".formatted(time.getMinute(), time.getHour(), day), ZONE);
    };
  }

  private static String node() {
    long process = ProcessHandle.current().pid();
    try {
      return InetAddress.getLocalHost().getHostName() + "/" + process;
    } catch (UnknownHostException e) {
      return "localhost/" + process;
    }
  }
}
