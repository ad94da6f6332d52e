package org.capacitymetro.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.store.AlreadyClosedException;
import org.capacitymetro.areas.Areas;
import org.capacitymetro.directory.Directory;
import org.capacitymetro.freshness.HalfLives;
import org.capacitymetro.hsds.PublicService;
import org.capacitymetro.hsds.ServiceId;
import org.capacitymetro.platform.DataDirectory;
import org.capacitymetro.practices.Practices;
import org.capacitymetro.taxonomy.Taxonomies;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/// Keeps the index up with the change log: catches up at start, asks for changes three times a
/// second, makes them visible at once and durable every few seconds. The commit holds the place in
/// the change log, so after a crash the changes since are read again and none is lost.
@Component
class IndexFeed implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(IndexFeed.class);
  private static final long POLL_MILLIS = 300;
  private static final long RETRY_MILLIS = 3_000;
  private static final long COMMIT_NANOS = TimeUnit.SECONDS.toNanos(5);
  private static final int BATCH = 1_000;

  /// Of an index built with other half-lives: any epoch asked for is another one, and it is built
  /// anew.
  private static final long NO_EPOCH = -1;

  private final Directory directory;
  private final SearchEpochStore epochs;
  private final DataDirectory data;
  private final Clock clock;
  private final LexiconSource words;
  private final boolean follows;
  private volatile @Nullable ServiceIndex index;
  private volatile boolean ready;
  private volatile CountDownLatch stop = new CountDownLatch(1);
  private @Nullable Thread thread;
  private Directory.Cursor cursor = Directory.Cursor.START;
  private long epoch;
  private boolean dirty;
  private long committedAt;

  @org.springframework.beans.factory.annotation.Autowired
  IndexFeed(
      Directory directory,
      Taxonomies taxonomies,
      Areas areas,
      SearchEpochStore epochs,
      DataDirectory data,
      HalfLives halfLives,
      Practices practices,
      Clock clock,
      org.springframework.core.env.Environment environment) {
    this(
        directory,
        epochs,
        data,
        clock,
        LexiconSource.of(taxonomies, areas, halfLives, () -> practices.byService().keySet(), data),
        !environment.matchesProfiles("command"));
  }

  /// @param follows whether [#start] opens the index; a command leaves it to the server
  IndexFeed(
      Directory directory,
      SearchEpochStore epochs,
      DataDirectory data,
      Clock clock,
      LexiconSource words,
      boolean follows) {
    this.directory = directory;
    this.epochs = epochs;
    this.data = data;
    this.clock = clock;
    this.words = words;
    this.follows = follows;
  }

  /// @throws IllegalStateException in a command, which has no index
  ServiceIndex index() {
    ServiceIndex open = index;
    if (open == null) {
      throw new IllegalStateException("The index is not open");
    }
    return open;
  }

  LexiconSource words() {
    return words;
  }

  boolean isReady() {
    return ready;
  }

  /// Before the web server, so that the first request finds the index open.
  @Override
  public int getPhase() {
    return 0;
  }

  @Override
  public void start() {
    if (!follows || thread != null) {
      return;
    }
    try {
      openIndex();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    stop = new CountDownLatch(1);
    Thread started = new Thread(this::follow, "search-index");
    thread = started;
    started.start();
  }

  /// Opens the files, or begins anew where they cannot be used.
  void openIndex() throws IOException {
    try {
      index = ServiceIndex.open(data.index(), words, clock);
    } catch (CorruptIndexException
        | IndexFormatTooOldException
        | IndexFormatTooNewException
        | IllegalArgumentException
        | java.nio.file.NoSuchFileException
        | java.io.EOFException e) {
      LOG.warn("The search index cannot be used and is built anew: {}", e.toString());
      FileSystemUtils.deleteRecursively(data.index());
      index = ServiceIndex.open(data.index(), words, clock);
    }
    Map<String, String> state = index().committed().orElse(Map.of());
    boolean sameHalfLives =
        state.isEmpty() || words.halfLives().fingerprint().equals(state.get("half-lives"));
    epoch = sameHalfLives ? Long.parseLong(state.getOrDefault("epoch", "0")) : NO_EPOCH;
    cursor =
        new Directory.Cursor(
            Long.parseLong(state.getOrDefault("transaction", "0")),
            Long.parseLong(state.getOrDefault("sequence", "0")));
  }

  @Override
  public void stop() {
    Thread running = thread;
    if (running == null) {
      return;
    }
    stop.countDown();
    try {
      running.join(TimeUnit.SECONDS.toMillis(30));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    thread = null;
    ready = false;
    close();
  }

  void close() {
    try {
      ServiceIndex open = index;
      index = null;
      if (open != null) {
        open.close();
      }
    } catch (IOException e) {
      LOG.warn("The search index was not closed cleanly: {}", e.toString());
    }
  }

  @Override
  public boolean isRunning() {
    return thread != null;
  }

  private void follow() {
    long pause = 0;
    while (!isStopped(pause)) {
      try {
        pause = catchUp() ? 0 : POLL_MILLIS;
      } catch (IOException | RuntimeException e) {
        pause = RETRY_MILLIS;
        LOG.warn("The search index could not follow the directory, trying again", e);
        if (e instanceof AlreadyClosedException) {
          reopen();
        }
      }
    }
    try {
      if (ready) {
        commit();
      }
    } catch (IOException e) {
      LOG.warn("The search index was not saved, the next start catches up: {}", e.toString());
    }
  }

  /// Lucene gives a writer up that could not write, as on a full disk. A new one goes on from the
  /// last commit, and until then the old index answers.
  private void reopen() {
    ServiceIndex given = index;
    try {
      openIndex();
      if (given != null) {
        given.close();
      }
    } catch (IOException | RuntimeException e) {
      LOG.warn("The search index does not open, trying again: {}", e.toString());
    }
  }

  private boolean isStopped(long pause) {
    try {
      return stop.await(pause, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  /// One round: gives whether there is more to read at once.
  boolean catchUp() throws IOException {
    long asked = epochs.get().epoch();
    if (asked != epoch) {
      rebuild(asked, this::logProgress);
    }
    Directory.Changes changes = directory.changesAfter(cursor, BATCH);
    apply(changes.services());
    dirty |= !changes.next().equals(cursor);
    cursor = changes.next();
    index().refresh();
    if (dirty && System.nanoTime() - committedAt > COMMIT_NANOS) {
      commit();
    }
    if (!changes.more() && !ready) {
      ready = true;
    }
    return changes.more();
  }

  private void apply(List<ServiceId> ids) throws IOException {
    if (ids.isEmpty()) {
      return;
    }
    Set<ServiceId> gone = new HashSet<>(ids);
    List<PublicService> found = directory.list(gone);
    index().put(found);
    found.forEach(service -> gone.remove(service.id()));
    index().remove(gone);
  }

  /// Builds everything from the directory and commits it as of `asked`.
  void rebuild(long asked, Rebuild.Progress progress) throws IOException {
    LOG.info("Building the search index");
    long[] reportedAt = {System.nanoTime()};
    cursor =
        new Rebuild(
                index(),
                directory,
                (indexed, total) -> {
                  if (System.nanoTime() - reportedAt[0] > TimeUnit.SECONDS.toNanos(1)
                      || indexed >= total) {
                    reportedAt[0] = System.nanoTime();
                    epochs.report(indexed, total);
                    progress.report(indexed, total);
                  }
                })
            .run();
    epoch = asked;
    index().refresh();
    commit();
    epochs.reportBuilt(asked);
    LOG.info("The search index is built");
  }

  private void logProgress(long indexed, long total) {
    LOG.info("Indexed {} of {} services", indexed, total);
  }

  private void commit() throws IOException {
    index()
        .commit(
            Map.of(
                "epoch", Long.toString(epoch),
                "transaction", Long.toString(cursor.transaction()),
                "sequence", Long.toString(cursor.sequence()),
                "half-lives", words.halfLives().fingerprint()));
    dirty = false;
    committedAt = System.nanoTime();
  }
}
