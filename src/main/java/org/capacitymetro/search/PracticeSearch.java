package org.capacitymetro.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.capacitymetro.areas.Areas;
import org.capacitymetro.directory.Directory;
import org.capacitymetro.freshness.HalfLives;
import org.capacitymetro.hours.OpeningHours;
import org.capacitymetro.hsds.Place;
import org.capacitymetro.hsds.PublicService;
import org.capacitymetro.hsds.ServiceId;
import org.capacitymetro.index.Facet;
import org.capacitymetro.index.Openness;
import org.capacitymetro.platform.DataDirectory;
import org.capacitymetro.practices.PracticeId;
import org.capacitymetro.practices.Practices;
import org.capacitymetro.practices.Published;
import org.capacitymetro.taxonomy.Taxonomies;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/// Finds sheets with the engine of the services: the same words, synonyms, slips of the pen and
/// filters, the same tiles. Its index lies in memory and is made anew when a sheet changes or one
/// of the services it hangs on: there are hundreds of sheets where there are hundred thousands of
/// services.
@Component
public class PracticeSearch implements DisposableBean {
  private final Practices practices;
  private final Directory directory;
  private final ServiceSearch services;
  private final LexiconSource words;
  private final Clock clock;
  private final ServiceSearch search;
  private volatile @Nullable Held held;

  /// @param sheets what was read of the sheets, by the service on which they hang
  /// @param directory the state of the services it was compared with
  /// @param number of the filling
  private record Held(
      ServiceIndex index,
      Map<ServiceId, List<Published>> sheets,
      List<PublicService> linked,
      long directory,
      long number) {}

  /// A sheet that was found.
  ///
  /// @param place of the service on which it hangs that answers best: the nearest, where a point
  ///   was given
  /// @param metres as [ServiceHit#metres], `matched` as [ServiceHit#matched]
  public record Hit(
      PracticeId practice, Place place, @Nullable Double metres, @Nullable String matched) {}

  /// @param hits the best first; each sheet once, however many services live it
  /// @param spelling the nearest spelling that finds something where nothing was found; null if
  ///   none
  public record Found(List<Hit> hits, @Nullable String spelling) {}

  PracticeSearch(
      Practices practices,
      Directory directory,
      ServiceSearch services,
      Taxonomies taxonomies,
      Areas areas,
      HalfLives halfLives,
      DataDirectory data,
      OpeningHours hours,
      Clock clock) {
    this.practices = practices;
    this.directory = directory;
    this.services = services;
    this.words = LexiconSource.of(taxonomies, areas, halfLives, Set::of, data);
    this.clock = clock;
    this.search =
        new ServiceSearch(null, () -> current().index(), () -> true, Openness.by(hours), clock);
  }

  /// All that matches; page and limit of the query do not count. Without words the order is that of
  /// the query, [ServiceQuery.Sort#RELEVANCE] meaning the newest first.
  public Found search(ServiceQuery query) {
    ServiceQuery asked = onSheets(query);
    ServiceQuery sorted =
        asked.text().isBlank()
                && asked.near() == null
                && asked.sort() == ServiceQuery.Sort.RELEVANCE
            ? asked.withSort(ServiceQuery.Sort.NEWEST)
            : asked;
    Map<PracticeId, Hit> found = new LinkedHashMap<>();
    SearchResult result = search.search(sorted.withPage(0, ServiceQuery.MAX_LIMIT));
    for (int next = ServiceQuery.MAX_LIMIT; ; next += ServiceQuery.MAX_LIMIT) {
      for (ServiceHit hit : result.hits()) {
        PracticeId id = new PracticeId(hit.service().id().value());
        found.putIfAbsent(id, new Hit(id, hit.service().place(), hit.metres(), hit.matched()));
      }
      if (next >= result.total()) {
        SearchResult.Suggestions suggested = result.suggestions();
        return new Found(
            List.copyOf(found.values()), suggested == null ? null : suggested.spelling());
      }
      result = search.search(sorted.withPage(next, ServiceQuery.MAX_LIMIT));
    }
  }

  /// As [ServiceSearch#tile], of the services on which sheets hang, each under the id, title and
  /// sector of its sheet.
  ///
  /// @param among only these sheets; null for all
  public byte[] tile(ServiceQuery query, @Nullable Set<PracticeId> among, int z, int x, int y) {
    return search.tile(
        onSheets(query),
        among == null
            ? null
            : among.stream()
                .map(practice -> new ServiceId(practice.value()))
                .collect(Collectors.toSet()),
        z,
        x,
        y);
  }

  /// Every service on which a sheet hangs has one.
  private static ServiceQuery onSheets(ServiceQuery query) {
    return query.withFilter(Facet.PRACTICE, Set.of());
  }

  /// Changes whenever answers may have changed; for entity tags.
  public long generation() {
    long number = current().number();
    return number * 31 + search.generation();
  }

  @Override
  public void destroy() throws IOException {
    Held last = held;
    if (last != null) {
      last.index().close();
    }
  }

  private Held current() {
    Map<ServiceId, List<Published>> sheets = practices.byService();
    long seen = services.generation();
    Held known = held;
    return known != null && known.sheets() == sheets && known.directory() == seen
        ? known
        : renewed(sheets, seen);
  }

  /// One index for good: readers hold snapshots of it while it is filled with other sheets.
  private synchronized Held renewed(Map<ServiceId, List<Published>> sheets, long seen) {
    Held known = held;
    if (known != null && known.sheets() == sheets && known.directory() == seen) {
      return known;
    }
    try {
      List<PublicService> linked =
          directory.list(sheets.keySet()).stream()
              .sorted(Comparator.comparing(service -> service.id().value()))
              .toList();
      ServiceIndex index = known == null ? ServiceIndex.inMemory(words, clock) : known.index();
      long number = known == null ? 0 : known.number();
      if (known == null || known.sheets() != sheets || !known.linked().equals(linked)) {
        index.clear();
        for (PublicService entry : entries(linked)) {
          index.add(entry);
        }
        number++;
      }
      index.refresh();
      Held fresh = new Held(index, sheets, linked, seen, number);
      held = fresh;
      return fresh;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<PublicService> entries(List<PublicService> linked) {
    Map<PracticeId, List<PublicService>> places = new HashMap<>();
    for (PublicService service : linked) {
      for (Published published : practices.of(service.id())) {
        places.computeIfAbsent(published.id(), id -> new ArrayList<>()).add(service);
      }
    }
    List<PublicService> entries = new ArrayList<>();
    for (Published published : practices.list()) {
      entries.addAll(
          PracticeEntries.of(
              published,
              places.getOrDefault(published.id(), List.of()),
              practices.words(published)));
    }
    return entries;
  }
}
