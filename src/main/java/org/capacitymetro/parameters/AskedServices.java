package org.capacitymetro.parameters;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.capacitymetro.geo.Box;
import org.capacitymetro.index.Facet;
import org.capacitymetro.search.ServiceQuery;
import org.jspecify.annotations.Nullable;

/// A search as it was asked for in an address, and the way back from a search to an address.
///
/// @param now whether the instant of the query was written as `now`
/// @param problems what could not be read
public record AskedServices(ServiceQuery query, boolean now, List<ParameterProblem> problems) {

  /// The filters, in the order of addresses.
  public static final List<Facet> FACETS =
      List.of(
          Facet.SECTOR,
          Facet.TARGET,
          Facet.LANGUAGE,
          Facet.ACCESS,
          Facet.AREA,
          Facet.AVAILABILITY,
          Facet.VERIFIED,
          Facet.PRACTICE);

  public boolean isSound() {
    return problems.isEmpty();
  }

  /// The same search with another query.
  public AskedServices with(ServiceQuery changed) {
    return new AskedServices(changed, now, List.of());
  }

  /// The same search from its first result on, without one value of a filter.
  public AskedServices without(Facet facet, String value) {
    Set<String> values = new LinkedHashSet<>(query.chosen(facet));
    values.remove(value);
    return with(query.withFilter(facet, values)).fromStart();
  }

  /// The same search from its first result on.
  public AskedServices fromStart() {
    return with(query.withPage(0, query.limit()));
  }

  /// The same filters, whatever the order and the page.
  public AskedServices withoutOrder() {
    return with(
        query.withSort(ServiceQuery.Sort.RELEVANCE).withPage(0, ServiceParameters.PAGE_SIZE));
  }

  /// The query string that asks the same again, always in the same order; starts with `?`, or is
  /// empty for everything.
  public String queryString() {
    List<String> pairs = new ArrayList<>();
    add(pairs, "q", query.text());
    add(pairs, "city", query.city());
    for (Facet facet : FACETS) {
      add(pairs, facet.parameter(), String.join(",", query.sorted(facet)));
    }
    if (query.openAt() != null) {
      add(pairs, "open_at", now ? "now" : query.openAt().toString());
    }
    ServiceQuery.Near near = query.near();
    if (near != null) {
      add(pairs, "near", nearText());
      add(pairs, "radius", near.radius() == null ? null : degrees(near.radius()));
    }
    add(pairs, "bbox", boxText());
    if (query.sort() != ServiceQuery.Sort.RELEVANCE) {
      add(pairs, "sort", query.sort().name().toLowerCase(Locale.ROOT));
    }
    if (query.limit() != ServiceParameters.PAGE_SIZE) {
      add(pairs, "limit", Integer.toString(query.limit()));
    }
    if (query.offset() > 0) {
      add(pairs, "offset", Integer.toString(query.offset()));
    }
    return pairs.isEmpty() ? "" : "?" + String.join("&", pairs);
  }

  /// `lat,lon`, null without.
  public @Nullable String nearText() {
    ServiceQuery.Near near = query.near();
    return near == null ? null : degrees(near.point().lat()) + "," + degrees(near.point().lon());
  }

  /// `minLon,minLat,maxLon,maxLat`, null without.
  public @Nullable String boxText() {
    Box box = query.box();
    return box == null ? null : text(box);
  }

  /// `minLon,minLat,maxLon,maxLat`.
  public static String text(Box box) {
    return Stream.of(box.minLon(), box.minLat(), box.maxLon(), box.maxLat())
        .map(AskedServices::degrees)
        .collect(Collectors.joining(","));
  }

  /// Plain decimal notation with at most six digits (a tenth of a metre), no trailing zeros.
  public static String degrees(double value) {
    return new java.math.BigDecimal(value)
        .setScale(6, java.math.RoundingMode.HALF_EVEN)
        .stripTrailingZeros()
        .toPlainString();
  }

  private static void add(List<String> pairs, String name, @Nullable String value) {
    if (value != null && !value.isEmpty()) {
      pairs.add(name + "=" + URLEncoder.encode(value, UTF_8).replace("%2C", ","));
    }
  }
}
