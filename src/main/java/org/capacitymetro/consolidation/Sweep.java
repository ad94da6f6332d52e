package org.capacitymetro.consolidation;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.capacitymetro.directory.Outline;
import org.capacitymetro.directory.Outlines;
import org.capacitymetro.directory.Records;
import org.capacitymetro.hsds.ServiceId;
import org.capacitymetro.hsds.Status;
import org.capacitymetro.jobs.Job;
import org.capacitymetro.jobs.Schedule;
import org.capacitymetro.matching.Matcher;
import org.capacitymetro.matching.Pair;
import org.capacitymetro.matching.Settings;
import org.capacitymetro.matching.Traits;
import org.capacitymetro.matching.Watch;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Looks through the whole directory for places that stand twice and puts them into the review
/// queue; merges nothing by itself. Only records written since the last time are compared, with all
/// others. Broken off, it begins again where it began, and finds nothing twice.
@Component
public class Sweep {
  private static final int BATCH = 500;

  /// A record written while the sweep reads may commit later than others it saw.
  private static final long OVERLAP_SECONDS = 600;

  /// What a sweep did.
  ///
  /// @param compared how many records were new or changed
  /// @param found how many pairs it put into the queue
  /// @param settled how many pairs need nobody any more
  public record Swept(int compared, int found, int settled) {}

  private final Outlines outlines;
  private final Records records;
  private final PairStore pairs;
  private final SweepStore store;
  private final Clock clock;

  Sweep(Outlines outlines, Records records, PairStore pairs, SweepStore store, Clock clock) {
    this.outlines = outlines;
    this.records = records;
    this.pairs = pairs;
    this.store = store;
    this.clock = clock;
  }

  /// @param whole whether all records are compared, also those that are as they were
  public Swept run(boolean whole, Watch watch) {
    Instant begun = clock.instant();
    Instant since = whole ? null : store.changedUntil();
    RecordTraits traits = new RecordTraits(outlines.codeSchemes());
    List<Traits> changed = new ArrayList<>();
    List<Traits> others = new ArrayList<>();
    Map<String, Outline> known = new HashMap<>();
    outlines.forEach(
        outline -> {
          if (outline.status() instanceof Status.Closed) {
            return;
          }
          known.put(outline.id().value().toString(), outline);
          boolean isNew =
              since == null || outline.changed().isAfter(since.minusSeconds(OVERLAP_SECONDS));
          (isNew ? changed : others).add(traits.of(outline));
        });
    int settled = settleGone(known);
    List<Pair> found = new ArrayList<>();
    if (!changed.isEmpty() && !others.isEmpty()) {
      found.addAll(
          Matcher.between(changed, others, Settings.STANDARD, share -> watch.reached(share * 0.7))
              .pairs());
    }
    found.addAll(
        Matcher.within(changed, Settings.STANDARD, share -> watch.reached(0.7 + share * 0.3))
            .pairs());
    int queued = queue(found, known);
    store.changedUntil(begun);
    return new Swept(changed.size(), queued, settled);
  }

  private int queue(List<Pair> found, Map<String, Outline> known) {
    int queued = 0;
    for (int from = 0; from < found.size(); from += BATCH) {
      List<Pair> batch = found.subList(from, Math.min(found.size(), from + BATCH));
      Set<ServiceId> ids = new HashSet<>();
      batch.forEach(
          pair -> {
            ids.add(new ServiceId(UUID.fromString(pair.a())));
            ids.add(new ServiceId(UUID.fromString(pair.b())));
          });
      Map<ServiceId, Set<ServiceId>> apart = records.keptApart(ids);
      List<PairStore.Found> rows = new ArrayList<>();
      for (Pair pair : batch) {
        Outline a = known.get(pair.a());
        Outline b = known.get(pair.b());
        if (a != null && b != null && !apart.getOrDefault(a.id(), Set.of()).contains(b.id())) {
          Doubt doubt = new Doubt(a.id(), b.id(), pair.score(), pair.why());
          rows.add(Consolidation.found(a, b, doubt, null, QueuedPair.State.OPEN, null));
        }
      }
      queued += pairs.add(Consolidation.distinct(rows), clock.instant());
      if (Thread.currentThread().isInterrupted()) {
        throw new IllegalStateException("the sweep was interrupted");
      }
    }
    return queued;
  }

  /// Pairs of which one was merged, closed or removed by other ways need nobody any more.
  private int settleGone(Map<String, Outline> known) {
    List<Long> gone =
        pairs.edges().stream()
            .filter(
                edge ->
                    !known.containsKey(edge.one().value().toString())
                        || !known.containsKey(edge.other().value().toString()))
            .map(PairStore.Edge::id)
            .toList();
    return gone.isEmpty() ? 0 : pairs.settle(gone);
  }

  @Configuration(proxyBeanMethods = false)
  static class Jobs {
    @Bean
    Job duplicateSweep(Sweep sweep) {
      return new Job(
          "duplicate-sweep",
          new Schedule.Daily(LocalTime.of(3, 40)),
          () -> sweep.run(false, Watch.NONE).found());
    }
  }

  /// Table `sweep`.
  @Component
  static class SweepStore {
    private final JdbcClient jdbc;

    SweepStore(JdbcClient jdbc) {
      this.jdbc = jdbc;
    }

    /// Records written before were compared; null before the first sweep.
    @Nullable Instant changedUntil() {
      return jdbc.sql("select changed_until from sweep")
          .query(OffsetDateTime.class)
          .optional()
          .map(OffsetDateTime::toInstant)
          .orElse(null);
    }

    void changedUntil(Instant instant) {
      jdbc.sql(
              """
              insert into sweep (changed_until) values (:until)
              on conflict (single) do update set changed_until = excluded.changed_until
              """)
          .param("until", instant.atOffset(ZoneOffset.UTC))
          .update();
    }
  }
}
