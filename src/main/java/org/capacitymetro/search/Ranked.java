package org.capacitymetro.search;

import java.util.Comparator;

/// A document with what its order goes by.
///
/// @param score of the text, 0 without text
/// @param metres from the point asked for; positive infinity for an unplaced service, 0 when no
///   point was asked for
record Ranked(View view, int document, int score, double metres) {

  private static final Comparator<Ranked> BY_NAME =
      Comparator.comparing(ranked -> ranked.view.nameKey(ranked.document));

  static final Comparator<Ranked> NAME =
      BY_NAME.thenComparing(Comparator.comparingInt(Ranked::freshness).reversed());

  static final Comparator<Ranked> FRESHNESS =
      Comparator.comparingInt(Ranked::freshness).reversed().thenComparing(BY_NAME);

  static final Comparator<Ranked> DISTANCE =
      Comparator.comparingDouble(Ranked::metres).thenComparing(FRESHNESS);

  /// Distances count in whole metres here, so that two desks of one house are equally far.
  static final Comparator<Ranked> SCORE =
      Comparator.comparingInt(Ranked::score)
          .reversed()
          .thenComparingLong(ranked -> Math.round(ranked.metres))
          .thenComparing(FRESHNESS);

  private int freshness() {
    return view.part.freshness[document];
  }
}
