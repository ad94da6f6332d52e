package org.capacitymetro.jobs;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Tables `scheduled_tasks` (written by db-scheduler) and `job_run`.
@Component
class JobStore {
  private static final int KEPT = 100;

  private final JdbcClient jdbc;

  record Plan(Instant next, boolean running) {}

  JobStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Map<String, Plan> plans() {
    Map<String, Plan> plans = new HashMap<>();
    jdbc.sql("select task_name, execution_time, picked from scheduled_tasks")
        .query(
            row -> {
              plans.put(
                  row.getString("task_name"),
                  new Plan(instant(row, "execution_time"), row.getBoolean("picked")));
            });
    return plans;
  }

  Map<String, JobRun> lastRuns() {
    Map<String, JobRun> last = new HashMap<>();
    jdbc.sql("select distinct on (job) * from job_run order by job, id desc")
        .query(
            row -> {
              last.put(row.getString("job"), run(row, 0));
            });
    return last;
  }

  List<JobRun> runs(String job, int limit) {
    return jdbc.sql("select * from job_run where job = :job order by id desc limit :limit")
        .param("job", job)
        .param("limit", limit)
        .query(JobStore::run)
        .list();
  }

  void add(String job, JobRun run) {
    jdbc.sql(
            """
            with forgotten as (
              delete from job_run
              where job = :job
                and (error is null and done = 0
                  or id <= (select id from job_run where job = :job order by id desc
                            offset :kept limit 1)))
            insert into job_run (job, started_at, took_millis, done, error, node)
            values (:job, :started, :took, :done, :error, :node)
            """)
        .param("job", job)
        .param("kept", KEPT - 1)
        .param("started", OffsetDateTime.ofInstant(run.started(), ZoneOffset.UTC))
        .param("took", run.took().toMillis())
        .param("done", run.done())
        .param("error", run.error())
        .param("node", run.node())
        .update();
  }

  private static JobRun run(ResultSet row, int number) throws SQLException {
    return new JobRun(
        instant(row, "started_at"),
        Duration.ofMillis(row.getLong("took_millis")),
        row.getLong("done"),
        row.getString("error"),
        row.getString("node"));
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}
