package org.capacitymetro.verification;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.capacitymetro.directory.Directory;
import org.capacitymetro.hsds.ServiceId;
import org.capacitymetro.pages.Formats;
import org.capacitymetro.pages.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Draws some services of each city by chance every month. What the telephone finds out about them
/// tells how true the map is, which the age of verifications alone does not.
@Component
class Samples {
  /// Fewer calls than this say nothing.
  private static final int FEWEST = 10;

  private static final int MONTHS = 12;

  private final Directory directory;
  private final CallStore store;
  private final VerificationSettings settings;
  private final Clock clock;
  private final RandomGenerator random = RandomGenerator.getDefault();

  Samples(Directory directory, CallStore store, VerificationSettings settings, Clock clock) {
    this.directory = directory;
    this.store = store;
    this.settings = settings;
    this.clock = clock;
  }

  /// Draws this month's sample, once.
  ///
  /// @return how many services were drawn
  long draw() {
    LocalDate month = month();
    if (store.isDrawn(month) || settings.sample() == 0) {
      return 0;
    }
    Map<String, List<ServiceId>> drawn = new HashMap<>();
    Map<String, Integer> seen = new HashMap<>();
    directory.forEach(
        service -> {
          String city = service.place().city();
          if (city != null) {
            keep(
                drawn.computeIfAbsent(city, code -> new ArrayList<>()),
                seen.merge(city, 1, Integer::sum),
                service.id());
          }
        });
    return drawn.entrySet().stream()
        .flatMap(entry -> entry.getValue().stream().map(id -> Map.entry(entry.getKey(), id)))
        .filter(one -> store.draw(month, one.getValue(), one.getKey()))
        .count();
  }

  /// Every service is kept with the same chance (reservoir sampling).
  private void keep(List<ServiceId> kept, int seen, ServiceId id) {
    if (kept.size() < settings.sample()) {
      kept.add(id);
    } else {
      int place = random.nextInt(seen);
      if (place < kept.size()) {
        kept.set(place, id);
      }
    }
  }

  /// How true the map was found in the last twelve months, in words; empty while too few were
  /// called.
  ///
  /// @param city code, null for all
  String words(@Nullable String city, Page page) {
    CallStore.Accuracy found = store.accuracy(month().minusMonths(MONTHS - 1L), city);
    return found.heard() < FEWEST
        ? ""
        : page.t(
            "phone.accuracy",
            "rate",
            Math.round(100.0 * found.correct() / found.heard()),
            "heard",
            found.heard());
  }

  private LocalDate month() {
    return PhoneRound.month(LocalDate.ofInstant(clock.instant(), Formats.ZONE));
  }
}
