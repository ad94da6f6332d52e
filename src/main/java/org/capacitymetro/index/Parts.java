package org.capacitymetro.index;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;

/// The parts already read, one per segment that is still in use. A small change adds a small
/// segment, so a new snapshot costs what the change costs and not what the index holds.
public final class Parts {
  private final Map<IndexReader.CacheKey, Part> known = new ConcurrentHashMap<>();
  private final Standing standing;

  public Parts(Standing standing) {
    this.standing = standing;
  }

  /// The part of a segment, read when asked for the first time.
  public Part get(LeafReader segment) throws IOException {
    IndexReader.CacheHelper cache = segment.getCoreCacheHelper();
    Part part = known.get(cache.getKey());
    if (part == null) {
      part = PartReader.read(segment, standing);
      if (known.putIfAbsent(cache.getKey(), part) == null) {
        cache.addClosedListener(known::remove);
      }
    }
    return part;
  }
}
