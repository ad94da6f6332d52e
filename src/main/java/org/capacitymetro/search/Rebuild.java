package org.capacitymetro.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import org.capacitymetro.directory.Directory;
import org.capacitymetro.hsds.PublicService;
import org.jspecify.annotations.Nullable;

/// Builds the whole index from the directory, while readers go on with the old one.
final class Rebuild {
  private static final int BATCH = 250;

  /// Told now and then how far the work has come.
  interface Progress {
    void report(long indexed, long total);
  }

  private final ServiceIndex index;
  private final Directory directory;
  private final Progress progress;
  private final int threads = Math.max(1, Runtime.getRuntime().availableProcessors());
  private final Semaphore waiting = new Semaphore(threads * 2);
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

  Rebuild(ServiceIndex index, Directory directory, Progress progress) {
    this.index = index;
    this.directory = directory;
    this.progress = progress;
  }

  /// Gives the place in the change log to follow from; the caller commits it.
  Directory.Cursor run() throws IOException {
    Directory.Cursor head = directory.head();
    long total = directory.count();
    index.clear();
    try (ExecutorService workers = Executors.newFixedThreadPool(threads)) {
      List<PublicService> batch = new ArrayList<>(BATCH);
      long[] read = {0};
      directory.forEach(
          service -> {
            batch.add(service);
            if (batch.size() == BATCH) {
              submit(workers, List.copyOf(batch));
              batch.clear();
              read[0] += BATCH;
              progress.report(read[0], total);
            }
          });
      submit(workers, List.copyOf(batch));
      progress.report(read[0] + batch.size(), total);
    }
    Throwable failed = failure.get();
    if (failed != null) {
      throw new IOException("The index could not be built: " + failed.getMessage(), failed);
    }
    return head;
  }

  private void submit(ExecutorService workers, List<PublicService> batch) {
    waiting.acquireUninterruptibly();
    workers.execute(
        () -> {
          try {
            for (PublicService service : batch) {
              index.add(service);
            }
          } catch (IOException | UncheckedIOException e) {
            failure.compareAndSet(null, e);
          } finally {
            waiting.release();
          }
        });
  }
}
