package org.capacitymetro.offline;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/// Compressed bodies by what they are named: what was packed once need not be packed again.
@Component
class PackBodies {
  private static final int MOST_BYTES = 48 << 20;

  private record Key(String name, Encoding encoding) {}

  private final Cache<Key, byte[]> bodies =
      Caffeine.newBuilder()
          .maximumWeight(MOST_BYTES)
          .weigher((Key key, byte[] body) -> body.length)
          .build();

  /// @param name says what the body is, so that another body has another name: a hash
  byte[] get(String name, Encoding encoding, Supplier<byte[]> plain) {
    return bodies.get(new Key(name, encoding), key -> encoding.encode(plain.get()));
  }
}
