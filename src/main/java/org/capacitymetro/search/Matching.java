package org.capacitymetro.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.capacitymetro.hsds.PublicService;
import org.capacitymetro.hsds.ServiceId;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/// Says which of some services a search would find, whether they are in the index or, as closed
/// ones, not: for those who follow a search. An index of these services alone is made and asked, so
/// that a followed search means what the same search means on the results page.
@Component
public class Matching {
  private final LexiconSource words;
  private final Clock clock;

  @Autowired
  Matching(IndexFeed feed, Clock clock) {
    this(feed.words(), clock);
  }

  Matching(LexiconSource words, Clock clock) {
    this.words = words;
    this.clock = clock;
  }

  /// The services each search finds, by the key of the search. Opening times do not count.
  ///
  /// @param services some thousands at most
  public <K> Map<K, Set<ServiceId>> of(
      Map<K, ServiceQuery> searches, Collection<PublicService> services) {
    Map<K, Set<ServiceId>> found = new HashMap<>();
    if (searches.isEmpty() || services.isEmpty()) {
      return found;
    }
    try (ServiceIndex index = ServiceIndex.inMemory(words, clock)) {
      index.put(services);
      index.refresh();
      ServiceSearch search =
          new ServiceSearch(null, () -> index, () -> true, (schedule, city, at) -> true, clock);
      searches.forEach((key, query) -> found.put(key, all(search, query)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return found;
  }

  private static Set<ServiceId> all(ServiceSearch search, ServiceQuery query) {
    Set<ServiceId> all = new HashSet<>();
    int offset = 0;
    List<ServiceHit> hits;
    do {
      hits =
          search.hits(
              query
                  .withOpenAt(null)
                  .withSort(ServiceQuery.Sort.NAME)
                  .withPage(offset, ServiceQuery.MAX_LIMIT));
      hits.forEach(hit -> all.add(hit.service().id()));
      offset += ServiceQuery.MAX_LIMIT;
    } while (hits.size() == ServiceQuery.MAX_LIMIT);
    return all;
  }
}
