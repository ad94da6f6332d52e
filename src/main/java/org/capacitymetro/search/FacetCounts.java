package org.capacitymetro.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.capacitymetro.index.Facet;
import org.capacitymetro.index.Openness;
import org.capacitymetro.index.Part;
import org.capacitymetro.index.ValuesOf;
import org.capacitymetro.index.Words;
import org.capacitymetro.search.SearchResult.FacetCount;

/// Counts per facet value, each for the other filters: what a click on the value would give.
final class FacetCounts {
  /// Values given of one facet, besides those chosen; only AREA has more.
  static final int MAX_VALUES = 200;

  private static final Comparator<FacetCount> HIGHEST_FIRST =
      Comparator.comparingLong(FacetCount::count).reversed().thenComparing(FacetCount::value);

  private FacetCounts() {}

  /// @param openMinute the minute the OPEN facet is about, counted from the epoch
  static Map<Facet, List<FacetCount>> count(
      List<Selection> selections, ServiceQuery query, long openMinute, Openness openness) {
    Map<Facet, List<FacetCount>> counts = new EnumMap<>(Facet.class);
    for (Facet facet : Facet.values()) {
      counts.put(
          facet,
          facet == Facet.OPEN
              ? countOpen(selections, openMinute, openness)
              : countValues(selections, query, facet));
    }
    return counts;
  }

  private static List<FacetCount> countOpen(
      List<Selection> selections, long minute, Openness openness) {
    long open = 0;
    for (Selection selection : selections) {
      open += selection.without(Facet.OPEN).countAnd(selection.view.part.openAt(minute, openness));
    }
    return List.of(new FacetCount("now", open));
  }

  private static List<FacetCount> countValues(
      List<Selection> selections, ServiceQuery query, Facet facet) {
    Map<String, Integer> totals = new HashMap<>();
    for (String value : query.chosen(facet)) {
      totals.put(value, 0);
    }
    for (Selection selection : selections) {
      Words matching = selection.without(facet);
      if (matching.isEmpty()) {
        continue;
      }
      Part part = selection.view.part;
      ValuesOf byDocument = part.valuesOf.get(facet);
      if (matching == selection.view.live) {
        selection.view.counts(facet).forEach((value, count) -> add(totals, value, count));
      } else if (byDocument != null && byDocument.suits(matching)) {
        int[] counted = byDocument.count(matching);
        for (int i = 0; i < counted.length; i++) {
          add(totals, byDocument.names[i], counted[i]);
        }
      } else {
        selection
            .view
            .values(facet)
            .forEach((value, words) -> add(totals, value, words.countAnd(matching)));
      }
    }
    List<FacetCount> counts = new ArrayList<>(totals.size());
    totals.forEach((value, count) -> counts.add(new FacetCount(value, count)));
    counts.sort(HIGHEST_FIRST);
    if (counts.size() <= MAX_VALUES) {
      return List.copyOf(counts);
    }
    List<FacetCount> first = new ArrayList<>(counts.subList(0, MAX_VALUES));
    for (FacetCount count : counts.subList(MAX_VALUES, counts.size())) {
      if (query.chosen(facet).contains(count.value())) {
        first.add(count);
      }
    }
    return List.copyOf(first);
  }

  private static void add(Map<String, Integer> totals, String value, int count) {
    if (count > 0) {
      totals.merge(value, count, Integer::sum);
    }
  }
}
