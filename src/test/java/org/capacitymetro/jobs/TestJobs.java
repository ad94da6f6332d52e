package org.capacitymetro.jobs;

import java.time.Clock;
import java.util.List;
import org.capacitymetro.testing.TestDatabase;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

/// Makes the public face of the module for tests of others.
public final class TestJobs {
  private TestJobs() {}

  /// Knows these jobs and runs none of them.
  public static Jobs of(TestDatabase database, List<Job> jobs) {
    StaticListableBeanFactory beans = new StaticListableBeanFactory();
    jobs.forEach(job -> beans.addBean(job.name(), job));
    return new Jobs(
        beans.getBeanProvider(Job.class),
        new JobStore(database.jdbc()),
        database.dataSource(),
        Clock.systemUTC());
  }
}
