package org.capacitymetro.intake;

import java.net.URI;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.capacitymetro.pages.Page;
import org.jspecify.annotations.Nullable;

/// A list that is looked at by itself.
///
/// @param address of the web, or the path of a file or folder of this server
/// @param cities codes; only rows of these are taken, null for all
/// @param hours between two looks
/// @param outcomes applied without asking; the rest waits for somebody
/// @param result of the last look, null before the first
/// @param run that the last change began
public record ImportSource(
    UUID id,
    String name,
    String address,
    ImportRun.Asked asked,
    @Nullable Set<String> cities,
    int hours,
    Set<Outcome> outcomes,
    boolean active,
    String createdBy,
    Instant nextAt,
    @Nullable Instant checkedAt,
    @Nullable Result result,
    @Nullable String error,
    @Nullable UUID run) {

  /// What a look at a source found.
  public enum Result {
    SAME,
    NEW,
    FAILED
  }

  boolean isWeb() {
    return isWeb(address);
  }

  /// Whether an address is one of the web, and no path.
  public static boolean isWeb(String address) {
    String lower = address.toLowerCase(Locale.ROOT);
    return lower.startsWith("https://") || lower.startsWith("http://");
  }

  URI uri() {
    return URI.create(address);
  }

  /// Why the last look failed, in the language of the page; empty when it did not.
  public String problem(Page page) {
    return error == null ? "" : FetchException.inWords(error, page);
  }
}
