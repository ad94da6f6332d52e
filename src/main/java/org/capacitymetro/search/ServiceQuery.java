package org.capacitymetro.search;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.capacitymetro.geo.Box;
import org.capacitymetro.geo.Point;
import org.capacitymetro.index.Facet;
import org.jspecify.annotations.Nullable;

/// What a reader looks for.
///
/// @param text words as typed, possibly empty
/// @param city code of a city, null for everywhere
/// @param filters chosen values per facet except OPEN
/// @param openAt only services open at this instant, null for all
/// @param box only services placed in it
/// @param near results by distance from here, and only within the radius when there is one
/// @param language interface language: preferred words and labels
public record ServiceQuery(
    String text,
    @Nullable String city,
    Map<Facet, Set<String>> filters,
    @Nullable Instant openAt,
    @Nullable Box box,
    @Nullable Near near,
    Sort sort,
    int offset,
    int limit,
    String language) {

  public static final int MAX_LIMIT = 200;

  /// @param radius metres; null for no bound
  public record Near(Point point, @Nullable Double radius) {}

  public enum Sort {
    /// Best text match, then distance, then freshness; without text as DISTANCE or, without a
    /// point, what a desk needs first (`docs/search.md`).
    RELEVANCE,
    DISTANCE,
    FRESHNESS,
    /// What was changed last, whoever changed it, first.
    NEWEST,
    NAME
  }

  public static final ServiceQuery ALL =
      new ServiceQuery("", null, Map.of(), null, null, null, Sort.RELEVANCE, 0, 20, "it");

  public ServiceQuery {
    if (limit < 0 || limit > MAX_LIMIT) {
      throw new IllegalArgumentException("limit: " + limit + " is not between 0 and " + MAX_LIMIT);
    }
    if (offset < 0) {
      throw new IllegalArgumentException("offset: " + offset + " is negative");
    }
    Map<Facet, Set<String>> copy = new EnumMap<>(Facet.class);
    filters.forEach(
        (facet, values) -> {
          if (!values.isEmpty()) {
            copy.put(facet, Set.copyOf(values));
          }
        });
    filters = Map.copyOf(copy);
  }

  public Set<String> chosen(Facet facet) {
    return filters.getOrDefault(facet, Set.of());
  }

  public ServiceQuery withText(String changed) {
    return new ServiceQuery(
        changed, city, filters, openAt, box, near, sort, offset, limit, language);
  }

  public ServiceQuery withCity(@Nullable String changed) {
    return new ServiceQuery(
        text, changed, filters, openAt, box, near, sort, offset, limit, language);
  }

  public ServiceQuery withFilter(Facet facet, Set<String> values) {
    Map<Facet, Set<String>> changed = new EnumMap<>(Facet.class);
    changed.putAll(filters);
    changed.put(facet, values);
    return new ServiceQuery(text, city, changed, openAt, box, near, sort, offset, limit, language);
  }

  public ServiceQuery withOpenAt(@Nullable Instant changed) {
    return new ServiceQuery(text, city, filters, changed, box, near, sort, offset, limit, language);
  }

  public ServiceQuery withBox(@Nullable Box changed) {
    return new ServiceQuery(
        text, city, filters, openAt, changed, near, sort, offset, limit, language);
  }

  public ServiceQuery withNear(@Nullable Near changed) {
    return new ServiceQuery(
        text, city, filters, openAt, box, changed, sort, offset, limit, language);
  }

  public ServiceQuery withSort(Sort changed) {
    return new ServiceQuery(
        text, city, filters, openAt, box, near, changed, offset, limit, language);
  }

  public ServiceQuery withPage(int changedOffset, int changedLimit) {
    return new ServiceQuery(
        text, city, filters, openAt, box, near, sort, changedOffset, changedLimit, language);
  }

  public ServiceQuery withLanguage(String changed) {
    return new ServiceQuery(text, city, filters, openAt, box, near, sort, offset, limit, changed);
  }

  /// Whether anything narrows the result besides the text.
  public boolean hasFilters() {
    return !filters.isEmpty() || openAt != null || city != null || box != null || near != null;
  }

  /// Values of a facet in a fixed order, for addresses that stay the same.
  public List<String> sorted(Facet facet) {
    return chosen(facet).stream().sorted().toList();
  }
}
