package org.capacitymetro.jobs;

import java.util.Objects;
import java.util.regex.Pattern;

/// Work the server does by itself: a bean of the module that owns the work. It runs on one node at
/// a time; after a crash it runs again, so it must bear being begun twice. It must keep its
/// database transactions short, because the search index waits for the oldest open one, and give up
/// when its thread is interrupted, because the server is stopping then.
///
/// @param name lower-case words with hyphens, the same for ever: history hangs on it. The
///   administrator's page calls the job by `job.NAME` and `job.NAME.about` of the messages
public record Job(String name, Schedule schedule, Work work) {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

  public Job {
    Objects.requireNonNull(schedule);
    Objects.requireNonNull(work);
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "The name of a job is lower-case words with hyphens, not \"" + name + "\"");
    }
  }

  /// One run.
  @FunctionalInterface
  public interface Work {

    /// Returns how many things (mails, records, links) were dealt with; 0 when there was nothing to
    /// do. An exception is kept as the run's error and the job runs again when its schedule says.
    long run() throws Exception;
  }
}
