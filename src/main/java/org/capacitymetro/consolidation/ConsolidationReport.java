package org.capacitymetro.consolidation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.capacitymetro.directory.Census;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What a change set or a period made of the map: counts before and after, places that were one,
/// contents gained.
@Component
class ConsolidationReport {
  static final List<String> CONTENTS = List.of("phone", "email", "website", "hours", "point");

  private final Census census;

  ConsolidationReport(Census census) {
    this.census = census;
  }

  /// Before and after of one city, sector or comune.
  ///
  /// @param gained services that were there before and have the content only now
  /// @param unplaced active services without a point afterwards
  record Row(
      String key, long before, long after, long unplaced, Map<String, Long> gained, long merged) {}

  /// @param city whose report it is, null for all
  record Report(Row whole, List<Row> cities, List<Row> sectors, List<Row> comuni) {}

  /// @param city code of a city, null for all
  Report of(Census.Stretch stretch, @Nullable String city) {
    List<Census.Service> services =
        census.services(stretch).stream()
            .map(service -> within(service, city))
            .filter(service -> service.before() != null || service.after() != null)
            .toList();
    Map<String, Long> merged = census.merged(stretch);
    long all =
        city == null
            ? merged.values().stream().mapToLong(Long::longValue).sum()
            : merged.getOrDefault(city, 0L);
    List<Row> whole = rows(services, counted -> List.of(""), Map.of("", all));
    return new Report(
        whole.isEmpty() ? new Row("", 0, 0, 0, Map.of(), all) : whole.getFirst(),
        rows(services, counted -> List.of(empty(counted.city())), merged),
        rows(services, Census.Counted::sectors, Map.of()),
        rows(services, counted -> List.of(counted.comune()), Map.of()));
  }

  private static Census.Service within(Census.Service service, @Nullable String city) {
    return city == null
        ? service
        : new Census.Service(kept(service.before(), city), kept(service.after(), city));
  }

  private static Census.@Nullable Counted kept(Census.@Nullable Counted counted, String city) {
    return counted != null && city.equals(counted.city()) ? counted : null;
  }

  private static List<Row> rows(
      List<Census.Service> services,
      Function<Census.Counted, List<String>> keys,
      Map<String, Long> merged) {
    Map<String, long[]> counts = new TreeMap<>();
    for (Census.Service service : services) {
      Census.Counted before = service.before();
      Census.Counted after = service.after();
      if (before != null) {
        keys.apply(before).forEach(key -> count(counts, key)[0]++);
      }
      if (after != null) {
        for (String key : keys.apply(after)) {
          long[] row = count(counts, key);
          row[1]++;
          if (!after.filled().contains("point")) {
            row[2]++;
          }
          for (int i = 0; before != null && i < CONTENTS.size(); i++) {
            String content = CONTENTS.get(i);
            if (after.filled().contains(content) && !before.filled().contains(content)) {
              row[3 + i]++;
            }
          }
        }
      }
    }
    List<Row> rows = new ArrayList<>();
    counts.forEach(
        (key, row) -> {
          Map<String, Long> gained = new TreeMap<>();
          for (int i = 0; i < CONTENTS.size(); i++) {
            gained.put(CONTENTS.get(i), row[3 + i]);
          }
          rows.add(new Row(key, row[0], row[1], row[2], gained, merged.getOrDefault(key, 0L)));
        });
    return rows;
  }

  private static long[] count(Map<String, long[]> counts, String key) {
    return counts.computeIfAbsent(key, one -> new long[3 + CONTENTS.size()]);
  }

  private static String empty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
