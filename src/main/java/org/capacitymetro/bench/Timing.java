package org.capacitymetro.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Asks questions over and over and says how long the answers took.
final class Timing {
  private static final long WARM_UP_NANOS = TimeUnit.SECONDS.toNanos(3);
  private static final long MEASURE_NANOS = TimeUnit.SECONDS.toNanos(4);
  private static final int MAX_RUNS = 20_000;

  private Timing() {}

  /// Median and 99th percentile in milliseconds and answers per second, for one and two clients.
  static <T> Map<String, Object> of(List<T> questions, Consumer<T> ask)
      throws InterruptedException, ExecutionException {
    run(questions, ask, 0, WARM_UP_NANOS);
    Map<String, Object> figures = new LinkedHashMap<>();
    for (int clients = 1; clients <= 2; clients++) {
      figures.put(clients == 1 ? "oneClient" : "twoClients", measure(questions, ask, clients));
    }
    return figures;
  }

  private static <T> Map<String, Object> measure(List<T> questions, Consumer<T> ask, int clients)
      throws InterruptedException, ExecutionException {
    long started = System.nanoTime();
    List<long[]> runs = new ArrayList<>();
    try (ExecutorService workers = Executors.newFixedThreadPool(clients)) {
      List<Future<long[]>> running = new ArrayList<>();
      for (int i = 0; i < clients; i++) {
        int offset = i * questions.size() / 2;
        running.add(workers.submit(() -> run(questions, ask, offset, MEASURE_NANOS)));
      }
      for (Future<long[]> one : running) {
        runs.add(one.get());
      }
    }
    double seconds = (System.nanoTime() - started) / 1e9;
    long[] all = runs.stream().flatMapToLong(Arrays::stream).sorted().toArray();
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("p50Millis", millis(all[all.length / 2]));
    figures.put("p99Millis", millis(all[all.length * 99 / 100]));
    figures.put("perSecond", Math.round(all.length / seconds));
    return figures;
  }

  private static double millis(long nanos) {
    return Math.round(nanos / 1e3) / 1e3;
  }

  private static <T> long[] run(List<T> questions, Consumer<T> ask, int offset, long nanos) {
    long[] took = new long[MAX_RUNS];
    int count = 0;
    long end = System.nanoTime() + nanos;
    for (int i = offset; count < MAX_RUNS; i++) {
      long before = System.nanoTime();
      ask.accept(questions.get(i % questions.size()));
      long after = System.nanoTime();
      took[count++] = after - before;
      if (after > end) {
        break;
      }
    }
    return Arrays.copyOf(took, count);
  }
}
