package org.capacitymetro.matching;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.capacitymetro.geo.Point;
import org.capacitymetro.text.Folding;

/// Finds what stands twice: in two lists, or in one.
public final class Matcher {
  private Matcher() {}

  /// Pairs of one of `a` and one of `b`. Ids are unique within each list.
  public static Matches between(List<Traits> a, List<Traits> b, Settings settings, Watch watch) {
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < a.size(); i++) {
      for (Traits other : b) {
        compare(a.get(i), other)
            .filter(pair -> pair.score() >= settings.perhaps())
            .ifPresent(pairs::add);
      }
      watch.reached((i + 1.0) / a.size());
    }
    pairs.sort(Comparator.comparingDouble(Pair::score).reversed());
    return new Matches(pairs, List.of());
  }

  /// Pairs within one list, each told of once. Ids are unique.
  public static Matches within(List<Traits> all, Settings settings, Watch watch) {
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      for (int j = 0; j < i; j++) {
        compare(all.get(j), all.get(i))
            .filter(pair -> pair.score() >= settings.perhaps())
            .ifPresent(pairs::add);
      }
      watch.reached((i + 1.0) / all.size());
    }
    pairs.sort(Comparator.comparingDouble(Pair::score).reversed());
    return new Matches(pairs, List.of());
  }

  /// Two alone, with the published weights; empty when they are less likely one than not.
  public static Optional<Pair> compare(Traits one, Traits two) {
    List<Evidence> why = new ArrayList<>();
    double bits = -7;
    if (!one.name().isBlank() && !two.name().isBlank()) {
      boolean same = Folding.words(one.name()).equals(Folding.words(two.name()));
      why.add(new Evidence(Evidence.Kind.NAME, same ? 1 : 0, same ? 8 : -4));
    }
    Point here = one.point();
    Point there = two.point();
    if (here != null && there != null) {
      double metres = here.metresTo(there);
      why.add(
          new Evidence(Evidence.Kind.DISTANCE, metres, metres < 100 ? 6 : metres < 2_000 ? 0 : -5));
    }
    if (!one.phones().isEmpty() && !two.phones().isEmpty()) {
      boolean same = one.phones().stream().anyMatch(two.phones()::contains);
      why.add(new Evidence(Evidence.Kind.PHONE, same ? 1 : 0, same ? 8 : -2));
    }
    for (Evidence reason : why) {
      bits += reason.weight();
    }
    double score = 1 / (1 + Math.pow(2, -bits));
    return score < 0.5
        ? Optional.empty()
        : Optional.of(
            new Pair(
                one.id(), two.id(), score, score >= 0.99 ? Decision.SAME : Decision.PERHAPS, why));
  }
}
