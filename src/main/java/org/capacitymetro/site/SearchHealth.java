package org.capacitymetro.site;

import org.capacitymetro.search.ServiceSearch;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/// `UP` once the search index has caught up with the database: before that, answers would be
/// incomplete.
@Component
class SearchHealth implements HealthIndicator {
  private final ServiceSearch search;

  SearchHealth(ServiceSearch search) {
    this.search = search;
  }

  @Override
  public Health health() {
    return search.isReady() ? Health.up().build() : Health.outOfService().build();
  }
}
