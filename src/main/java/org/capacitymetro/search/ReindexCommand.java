package org.capacitymetro.search;

import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.lucene.store.LockObtainFailedException;
import org.capacitymetro.platform.Command;
import org.capacitymetro.platform.UsageException;
import org.springframework.stereotype.Component;

/// `./capacity reindex`: builds the search index anew, in the running server when there is one.
@Component
class ReindexCommand implements Command {
  private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(2);

  private final IndexFeed feed;
  private final SearchEpochStore epochs;

  ReindexCommand(IndexFeed feed, SearchEpochStore epochs) {
    this.feed = feed;
    this.epochs = epochs;
  }

  @Override
  public String name() {
    return "reindex";
  }

  @Override
  public int run(List<String> arguments, PrintStream out) throws Exception {
    if (!arguments.isEmpty()) {
      throw new UsageException("reindex takes no arguments.");
    }
    long epoch = epochs.raise();
    try {
      feed.openIndex();
    } catch (LockObtainFailedException e) {
      return follow(epoch, out);
    }
    try {
      feed.rebuild(epoch, (indexed, total) -> show(indexed, total, out));
    } finally {
      feed.close();
    }
    out.println("The search index is built.");
    return 0;
  }

  /// The server that holds the index does the work.
  private int follow(long epoch, PrintStream out) throws InterruptedException {
    long shown = -1;
    long movedAt = System.nanoTime();
    while (true) {
      SearchEpochStore.Progress progress = epochs.get();
      if (progress.built() >= epoch) {
        out.println("The running server has built its search index.");
        return 0;
      }
      if (progress.indexed() != shown) {
        shown = progress.indexed();
        movedAt = System.nanoTime();
        show(shown, progress.total(), out);
      } else if (System.nanoTime() - movedAt > PATIENCE_NANOS) {
        throw new UsageException(
            "The running server has not moved on for two minutes: look into its log.");
      }
      TimeUnit.MILLISECONDS.sleep(500);
    }
  }

  private static void show(long indexed, long total, PrintStream out) {
    out.printf("%,d of %,d services%n", indexed, total);
  }
}
