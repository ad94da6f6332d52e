package org.capacitymetro.search;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/// Down until the index has caught up after a start: a node takes no visitors before.
@Component
class SearchHealth implements HealthIndicator {
  private final IndexFeed feed;

  SearchHealth(IndexFeed feed) {
    this.feed = feed;
  }

  @Override
  public Health health() {
    return feed.isReady() ? Health.up().build() : Health.down().build();
  }
}
