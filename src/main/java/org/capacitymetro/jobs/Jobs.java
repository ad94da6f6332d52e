package org.capacitymetro.jobs;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceCurrentlyExecutingException;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceNotFoundException;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// The jobs of this installation: what they are, when they run, what became of them.
@Component
public class Jobs {
  private final ObjectProvider<Job> jobs;
  private final JobStore store;
  private final Clock clock;
  private final SchedulerClient client;

  /// @param jobs asked for late, since the work of a job may itself need this class
  Jobs(ObjectProvider<Job> jobs, JobStore store, DataSource database, Clock clock) {
    this.jobs = jobs;
    this.store = store;
    this.clock = clock;
    this.client = SchedulerClient.Builder.create(database).build();
  }

  /// All jobs by name.
  public List<JobStatus> list() {
    Map<String, JobStore.Plan> plans = store.plans();
    Map<String, JobRun> last = store.lastRuns();
    return jobs.stream()
        .sorted(Comparator.comparing(Job::name))
        .map(
            job -> {
              JobStore.Plan plan = plans.get(job.name());
              return new JobStatus(
                  job,
                  plan == null ? null : plan.next(),
                  plan != null && plan.running(),
                  last.get(job.name()));
            })
        .toList();
  }

  public Optional<JobStatus> find(String name) {
    return list().stream().filter(status -> status.job().name().equals(name)).findFirst();
  }

  /// The newest runs of a job, newest first; runs that had nothing to do are not kept.
  public List<JobRun> runs(String name, int limit) {
    return store.runs(name, limit);
  }

  /// Makes a job due: one of the nodes begins it within about a second. Takes effect at once, also
  /// inside a transaction that is still open.
  ///
  /// @return whether it is due now; false while it runs or before any server has scheduled it
  public boolean runNow(String name) {
    try {
      return client.reschedule(TaskInstanceId.of(name, RecurringTask.INSTANCE), clock.instant());
    } catch (TaskInstanceCurrentlyExecutingException | TaskInstanceNotFoundException e) {
      return false;
    }
  }
}
