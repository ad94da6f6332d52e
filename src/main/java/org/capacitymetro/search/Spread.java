package org.capacitymetro.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.capacitymetro.index.Fields;
import org.capacitymetro.index.Pin;
import org.capacitymetro.index.Standing;

/// Lets the sectors take turns among the first services of a list, so that a page shows what there
/// is and not one long block of the largest sector. The window is fixed: which services are in it
/// and how they stand does not depend on the page asked for, so pages neither overlap nor skip.
final class Spread {
  static final int WINDOW = 100;

  private record Place(Ranked ranked, int turn) {}

  private Spread() {}

  /// @param first in the order of [Ranked#STANDING]
  static List<Ranked> spread(List<Ranked> first) {
    List<Ranked> window = first.subList(0, Math.min(WINDOW, first.size()));
    List<String> sectors = Ranked.read(window, Fields.PIN, Pin::sector);
    Map<String, Integer> turns = new HashMap<>();
    List<Place> places = new ArrayList<>();
    for (int i = 0; i < window.size(); i++) {
      Ranked ranked = window.get(i);
      String key = Standing.group(ranked.standing()) + sectors.get(i);
      places.add(new Place(ranked, turns.merge(key, 1, Integer::sum)));
    }
    places.sort(
        Comparator.comparingInt((Place place) -> Standing.group(place.ranked.standing()))
            .thenComparingInt(Place::turn));
    List<Ranked> spread = new ArrayList<>(first.size());
    places.forEach(place -> spread.add(place.ranked));
    spread.addAll(first.subList(window.size(), first.size()));
    return spread;
  }
}
