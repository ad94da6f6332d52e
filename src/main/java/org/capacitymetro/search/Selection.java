package org.capacitymetro.search;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.capacitymetro.index.Facet;
import org.capacitymetro.index.Metres;
import org.capacitymetro.index.Openness;
import org.capacitymetro.index.View;
import org.capacitymetro.index.Words;
import org.jspecify.annotations.Nullable;

/// What a query leaves of one [View]: the documents that match everything, and those that match
/// everything but one facet.
final class Selection {
  final View view;
  final @Nullable TextHits text;
  final Words all;
  private final Words base;
  private final Map<Facet, Words> chosen;

  private Selection(View view, @Nullable TextHits text, Words base, Map<Facet, Words> chosen) {
    this.view = view;
    this.text = text;
    this.base = base;
    this.chosen = chosen;
    this.all = without(null);
  }

  /// What the words and places of a query leave, before its facets.
  static List<Words> ground(Snapshot snapshot, ServiceQuery query) {
    List<Words> ground = new ArrayList<>();
    for (View view : snapshot.views) {
      ground.add(ground(view, query));
    }
    return ground;
  }

  private static Words ground(View view, ServiceQuery query) {
    Words ground = view.live;
    if (query.box() != null) {
      ground = view.part.inBox(query.box()).and(ground);
    }
    ServiceQuery.Near near = query.near();
    if (near != null && near.radius() != null) {
      ground = view.part.within(new Metres(near.point()), near.radius()).and(ground);
    }
    if (query.city() != null) {
      ground = ground.and(view.part.cities.getOrDefault(query.city(), Words.NONE));
    }
    return ground;
  }

  /// Applies words and facets to the ground of each view.
  static List<Selection> of(
      Snapshot snapshot, ServiceQuery query, List<Words> ground, Openness openness) {
    List<@Nullable TextHits> text = TextHits.find(snapshot, query.text(), ground);
    List<Selection> selections = new ArrayList<>();
    for (int i = 0; i < ground.size(); i++) {
      View view = snapshot.views.get(i);
      TextHits hits = text.get(i);
      Words base = hits == null ? ground.get(i) : hits.words();
      selections.add(new Selection(view, hits, base, chosen(view, query, openness)));
    }
    return selections;
  }

  private static Map<Facet, Words> chosen(View view, ServiceQuery query, Openness openness) {
    Map<Facet, Words> chosen = new EnumMap<>(Facet.class);
    query
        .filters()
        .forEach(
            (facet, values) -> {
              if (facet != Facet.OPEN) {
                chosen.put(facet, union(view, facet, values));
              }
            });
    Instant openAt = query.openAt();
    if (openAt != null) {
      chosen.put(Facet.OPEN, view.part.openAt(openAt.getEpochSecond() / 60, openness));
    }
    return chosen;
  }

  private static Words union(View view, Facet facet, Set<String> values) {
    List<Words> sets = new ArrayList<>();
    for (String value : values) {
      Words words = view.values(facet).getOrDefault(value, Words.NONE);
      if (!words.isEmpty()) {
        sets.add(words);
      }
    }
    return Words.or(sets, view.part.universe);
  }

  boolean isChosen(Facet facet) {
    return chosen.containsKey(facet);
  }

  /// Documents that match everything but the filter on `facet`.
  Words without(@Nullable Facet facet) {
    if (facet != null && !chosen.containsKey(facet)) {
      return all;
    }
    Words found = base;
    for (Map.Entry<Facet, Words> filter : chosen.entrySet()) {
      if (filter.getKey() != facet) {
        found = found.and(filter.getValue());
      }
    }
    return found;
  }
}
