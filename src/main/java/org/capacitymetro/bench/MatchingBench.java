package org.capacitymetro.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.capacitymetro.matching.Decision;
import org.capacitymetro.matching.Matcher;
import org.capacitymetro.matching.Matches;
import org.capacitymetro.matching.Pair;
import org.capacitymetro.matching.Settings;
import org.capacitymetro.matching.Traits;
import org.capacitymetro.platform.Progress;

/// Measures the matcher on two made-up lists of which the truth is known.
final class MatchingBench {
  private static final int STEPS = 1_000;

  private MatchingBench() {}

  /// Seconds, memory in bytes, and how many twins were found.
  static Map<String, Object> figures(Italy italy, long seed, int records) {
    Twins twins = new Twins(italy, seed);
    List<Traits> first = twins.first(records);
    List<Traits> second = twins.second(records);
    AtomicLong peak = new AtomicLong();
    long started = System.nanoTime();
    Matches matches;
    long[] told = {0};
    try (Progress progress = Progress.start("Matching", STEPS)) {
      matches =
          Matcher.between(
              first,
              second,
              Settings.STANDARD,
              share -> {
                Runtime runtime = Runtime.getRuntime();
                peak.accumulateAndGet(runtime.totalMemory() - runtime.freeMemory(), Math::max);
                long now = Math.round(share * STEPS);
                progress.advance(now - told[0]);
                told[0] = now;
              });
    }
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("records", records);
    figures.put("incoming", records);
    figures.put("seed", seed);
    figures.put("processors", Runtime.getRuntime().availableProcessors());
    figures.put("seconds", Math.round((System.nanoTime() - started) / 1e7) / 100.0);
    figures.put("heapBytesSeen", peak.get());
    figures.put("heapBytesAllowed", Runtime.getRuntime().maxMemory());
    int twinsThere = (records + 1) / 2;
    List<Pair> same = matches.list(Decision.SAME);
    figures.put("same", same.size());
    figures.put("samePrecision", share(right(same), same.size()));
    figures.put("sameRecall", share(right(same), twinsThere));
    figures.put("surfaced", matches.pairs().size());
    figures.put("surfacedPrecision", share(right(matches.pairs()), matches.pairs().size()));
    figures.put("surfacedRecall", share(right(matches.pairs()), twinsThere));
    return figures;
  }

  private static long right(List<Pair> pairs) {
    return pairs.stream().filter(pair -> pair.a().equals(pair.b())).count();
  }

  private static double share(long part, int whole) {
    return Math.round(10_000.0 * part / Math.max(1, whole)) / 10_000.0;
  }
}
