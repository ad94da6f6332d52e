package org.capacitymetro.search;

import org.springframework.stereotype.Component;

/// The one door to the index.
@Component
public class ServiceSearch {

  /// Answers from the newest state of the index; takes no lock and asks no database.
  public SearchResult search(ServiceQuery query) {
    throw new UnsupportedOperationException("search helper: " + query);
  }

  /// The Mapbox vector tile of the services that match `query` (its sorting and paging do not
  /// count), gzip not applied. Layer `clusters` (`count`) at low zoom; layer `services` (`id`,
  /// `name`, `sector`, `count` when several share one point) at high zoom. Empty array where there
  /// are none.
  public byte[] tile(ServiceQuery query, int z, int x, int y) {
    throw new UnsupportedOperationException("search helper: " + query + z + x + y);
  }

  /// Changes whenever answers may have changed; for entity tags.
  public long generation() {
    throw new UnsupportedOperationException("search helper");
  }

  /// Whether the index has caught up with the change log after the start.
  public boolean isReady() {
    throw new UnsupportedOperationException("search helper");
  }
}
