package org.capacitymetro.matching;

import java.util.List;
import java.util.Optional;

/// Finds what stands twice: in two lists, or in one. How: docs/decisions/0032.
public final class Matcher {
  private Matcher() {}

  /// Pairs of one of `a` and one of `b`. Ids are unique within each list. A record has one partner,
  /// unless several candidates are themselves alike.
  public static Matches between(List<Traits> a, List<Traits> b, Settings settings, Watch watch) {
    return new Engine(a, b, false, settings, watch).run();
  }

  /// Pairs within one list, each told of once, the earlier record first. Ids are unique.
  public static Matches within(List<Traits> all, Settings settings, Watch watch) {
    return new Engine(all, all, true, settings, watch).run();
  }

  /// Two alone, with the usual weights of [Field] and frequencies that are usual; empty when they
  /// are less likely one than not.
  public static Optional<Pair> compare(Traits one, Traits two) {
    Form a = Form.of(0, one);
    Form b = Form.of(1, two);
    Statistics statistics = Statistics.of(List.of(List.of(a), List.of(b)));
    Comparison comparison =
        new Comparer(statistics).compare(a.weighed(statistics), b.weighed(statistics));
    Weights weights = Weights.usual(Weights.PAIR_PRIOR);
    double score = Odds.chance(weights.bits(comparison));
    if (comparison.isParted() || !comparison.hasIdentity() || score < Settings.STANDARD.perhaps()) {
      return Optional.empty();
    }
    double least = Settings.STANDARD.same();
    boolean same = score >= least && weights.settles(comparison, Odds.bits(least));
    return Optional.of(
        new Pair(
            one.id(),
            two.id(),
            score,
            same ? Decision.SAME : Decision.PERHAPS,
            weights.reasons(comparison)));
  }
}
