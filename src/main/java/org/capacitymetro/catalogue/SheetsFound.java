package org.capacitymetro.catalogue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.capacitymetro.index.Facet;
import org.capacitymetro.practices.PracticeId;
import org.capacitymetro.practices.Practices;
import org.capacitymetro.practices.Published;
import org.capacitymetro.search.PracticeSearch;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Answers a search for sheets: the engine finds those that match words, places and the filters of
/// services, the own filters are looked at sheet by sheet.
@Component
public class SheetsFound {
  private final PracticeSearch search;
  private final Practices practices;

  SheetsFound(PracticeSearch search, Practices practices) {
    this.search = search;
    this.practices = practices;
  }

  record Sheet(Published published, PracticeSearch.Hit hit) {}

  /// @param sheets all that match, the best first
  /// @param spelling null where there is none to offer
  record Answer(List<Sheet> sheets, @Nullable String spelling) {}

  Answer of(AskedSheets asked) {
    PracticeSearch.Found found = search.search(asked.query());
    return new Answer(
        known(found).filter(sheet -> asked.takes(sheet.published())).toList(), found.spelling());
  }

  /// The sheets that meet the own filters of a search, for its tiles; null where it has none.
  public @Nullable Set<PracticeId> among(AskedSheets asked) {
    return Stream.of(SheetFilter.values()).allMatch(filter -> asked.chosen(filter).isEmpty())
        ? null
        : practices.list().stream()
            .filter(asked::takes)
            .map(Published::id)
            .collect(Collectors.toUnmodifiableSet());
  }

  /// How many sheets each value of an own filter would give beside the other filters.
  Map<String, Long> counts(AskedSheets asked, SheetFilter filter) {
    return counted(
        known(search.search(asked.query()))
            .map(Sheet::published)
            .filter(published -> asked.takes(published, filter)),
        published -> Stream.of(filter.of(published)));
  }

  /// The same for a filter of the services.
  Map<String, Long> counts(
      AskedSheets asked, Facet facet, Function<Published, Stream<String>> values) {
    return counted(
        known(search.search(asked.query().withFilter(facet, Set.of())))
            .map(Sheet::published)
            .filter(asked::takes),
        values);
  }

  private Stream<Sheet> known(PracticeSearch.Found found) {
    return found.hits().stream()
        .flatMap(
            hit ->
                practices.find(hit.practice()).stream()
                    .filter(published -> published.state().isListed())
                    .map(published -> new Sheet(published, hit)));
  }

  private static Map<String, Long> counted(
      Stream<Published> sheets, Function<Published, Stream<String>> values) {
    Map<String, Long> counts = new LinkedHashMap<>();
    sheets
        .flatMap(published -> values.apply(published).distinct())
        .forEach(value -> counts.merge(value, 1L, Long::sum));
    return counts;
  }
}
