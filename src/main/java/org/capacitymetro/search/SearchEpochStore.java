package org.capacitymetro.search;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Table `search_epoch`.
@Component
class SearchEpochStore {
  /// @param built the epoch whose index is complete on the node that reported last
  record Progress(long epoch, long built, long indexed, long total) {}

  private final JdbcClient jdbc;

  SearchEpochStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Progress get() {
    return jdbc.sql("select epoch, built_epoch as built, indexed, total from search_epoch")
        .query(Progress.class)
        .single();
  }

  /// Begins a new epoch and gives its number.
  long raise() {
    return jdbc.sql("update search_epoch set epoch = epoch + 1, indexed = 0 returning epoch")
        .query(Long.class)
        .single();
  }

  void report(long indexed, long total) {
    jdbc.sql("update search_epoch set indexed = :indexed, total = :total")
        .param("indexed", indexed)
        .param("total", total)
        .update();
  }

  void reportBuilt(long epoch) {
    jdbc.sql("update search_epoch set built_epoch = greatest(built_epoch, :epoch)")
        .param("epoch", epoch)
        .update();
  }
}
