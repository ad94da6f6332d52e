package org.capacitymetro.accounts;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Where to go on after signing in: an address of this site and of no other, whatever a link says.
public final class LocalPath {
  private static final int LONGEST = 2000;

  private LocalPath() {}

  /// The path with its query, empty for anything a browser could take for another site.
  public static Optional<String> parse(@Nullable String next) {
    if (next == null
        || next.length() > LONGEST
        || !next.startsWith("/")
        || next.startsWith("//")
        || next.chars().anyMatch(c -> c <= ' ' || c > '~' || c == '\\')) {
      return Optional.empty();
    }
    try {
      URI uri = new URI(next);
      boolean local = uri.getScheme() == null && uri.getRawAuthority() == null;
      String path = uri.getRawPath();
      return local && !path.contains("//") && !path.contains("/..")
          ? Optional.of(next)
          : Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }
}
