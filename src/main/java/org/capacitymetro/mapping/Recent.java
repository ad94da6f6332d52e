package org.capacitymetro.mapping;

import java.util.LinkedHashMap;
import java.util.Map;

/// Answers to questions that the rows of a list repeat; forgets the oldest, so that it does not
/// grow with the list.
final class Recent {
  private static final int KEPT = 20_000;

  private Recent() {}

  static <K, V> Map<K, V> map() {
    return new LinkedHashMap<>() {
      private static final long serialVersionUID = 1L;

      @Override
      protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        return size() > KEPT;
      }
    };
  }
}
