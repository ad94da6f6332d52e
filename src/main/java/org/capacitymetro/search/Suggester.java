package org.capacitymetro.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToLongFunction;
import org.capacitymetro.index.Analysis;
import org.capacitymetro.index.Facet;
import org.capacitymetro.index.View;
import org.capacitymetro.search.SearchResult.Relaxed;
import org.capacitymetro.search.SearchResult.Suggestions;
import org.jspecify.annotations.Nullable;

/// What to try when nothing was found.
final class Suggester {
  static final int MAX_SECTORS = 5;

  private final Snapshot snapshot;
  private final ToLongFunction<ServiceQuery> total;

  /// @param total how many services a query finds
  Suggester(Snapshot snapshot, ToLongFunction<ServiceQuery> total) {
    this.snapshot = snapshot;
    this.total = total;
  }

  Suggestions suggest(ServiceQuery query) {
    return new Suggestions(spelling(query), relaxed(query), sectors(query.text()));
  }

  private List<Relaxed> relaxed(ServiceQuery query) {
    Map<String, ServiceQuery> wider = new LinkedHashMap<>();
    for (Facet facet : query.filters().keySet()) {
      wider.put(facet.parameter(), query.withFilter(facet, Set.of()));
    }
    if (query.openAt() != null) {
      wider.put("open_at", query.withOpenAt(null));
    }
    if (query.box() != null) {
      wider.put("bbox", query.withBox(null));
    }
    ServiceQuery.Near near = query.near();
    if (near != null && near.radius() != null) {
      wider.put("radius", query.withNear(new ServiceQuery.Near(near.point(), null)));
    }
    if (query.city() != null) {
      wider.put("city", query.withCity(null));
    }
    if (!query.text().isBlank() && query.hasFilters()) {
      wider.put("q", query.withText(""));
    }
    List<Relaxed> found = new ArrayList<>();
    wider.forEach(
        (without, relaxed) -> {
          long count = total.applyAsLong(relaxed);
          if (count > 0) {
            found.add(new Relaxed(without, relaxed, count));
          }
        });
    found.sort(Comparator.comparingLong(Relaxed::total).reversed());
    return List.copyOf(found);
  }

  /// The words with each unknown one replaced by the nearest known one, if that finds something.
  private @Nullable String spelling(ServiceQuery query) {
    List<String> corrected = new ArrayList<>();
    boolean changed = false;
    for (String word : Analysis.words(query.text())) {
      String better =
          Analysis.isStopWord(word) || word.length() < Spelling.MIN_LENGTH ? null : nearest(word);
      corrected.add(better == null ? word : better);
      changed |= better != null;
    }
    if (!changed) {
      return null;
    }
    String text = String.join(" ", corrected);
    ServiceQuery everywhere = ServiceQuery.ALL.withText(text).withPage(0, 0);
    return total.applyAsLong(everywhere) > 0 ? text : null;
  }

  private @Nullable String nearest(String word) {
    if (snapshot.lexicon.knows(word)) {
      return null;
    }
    Map<String, Integer> known = new LinkedHashMap<>();
    for (View view : snapshot.views) {
      TextMatcher.nearby(view, word, 2)
          .forEach(entry -> known.merge(entry.getKey(), entry.getValue(), Integer::sum));
    }
    if (known.containsKey(word)) {
      return null;
    }
    for (String near : snapshot.lexicon.nearby(word, 2)) {
      known.merge(near, 1_000, Integer::sum);
    }
    return known.entrySet().stream()
        .min(
            Comparator.<Map.Entry<String, Integer>>comparingInt(
                    entry -> Spelling.distance(word, entry.getKey()))
                .thenComparing(Map.Entry.<String, Integer>comparingByValue().reversed())
                .thenComparing(Map.Entry::getKey))
        .map(Map.Entry::getKey)
        .orElse(null);
  }

  /// First the sectors whose words the text has, then those it nearly has.
  private List<String> sectors(String text) {
    Set<String> codes = new LinkedHashSet<>();
    TextQuery query = TextQuery.parse(text, snapshot.lexicon.synonyms());
    for (boolean typos : new boolean[] {false, true}) {
      for (TextQuery.Unit unit : query.units()) {
        for (TextQuery.Alternative alternative : unit.alternatives()) {
          for (String word : alternative.words()) {
            snapshot
                .lexicon
                .find(word, alternative.synonym(), true, typos)
                .forEach(
                    found -> {
                      if (found.entry().facet() == Facet.SECTOR) {
                        codes.add(found.entry().code());
                      }
                    });
          }
        }
      }
    }
    return codes.stream().limit(MAX_SECTORS).toList();
  }
}
