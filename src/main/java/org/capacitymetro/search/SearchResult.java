package org.capacitymetro.search;

import java.util.List;
import java.util.Map;
import org.capacitymetro.index.Facet;
import org.jspecify.annotations.Nullable;

/// The answer to a [ServiceQuery].
///
/// @param total exact number of services that match
/// @param unplaced how many of them have no point and so are in the list only
/// @param verified how many of them somebody has checked, at whatever time
/// @param facets counts per facet, each computed for the other filters, highest first; values with
///   a count of zero are given when chosen
/// @param suggestions what to try when nothing was found; null when something was
public record SearchResult(
    long total,
    long unplaced,
    long verified,
    List<ServiceHit> hits,
    Map<Facet, List<FacetCount>> facets,
    @Nullable Suggestions suggestions) {

  public record FacetCount(String value, long count) {}

  /// @param spelling the nearest spelling that finds something, null if none
  /// @param relaxed queries with one filter taken away and what they would find, most first
  /// @param sectors codes of related sectors
  public record Suggestions(
      @Nullable String spelling, List<Relaxed> relaxed, List<String> sectors) {}

  /// @param without the parameter taken away, as in addresses: `open_at`, `language`, `city` ...
  public record Relaxed(String without, ServiceQuery query, long total) {}
}
