package org.capacitymetro.search;

import org.capacitymetro.index.Fields;

/// What a word is worth: where it was found and how it was found. The table is the ranking; sums of
/// it order one tier and never reach into the next.
final class Weights {
  /// How a word of the query met a word of the record.
  enum Match {
    EXACT,
    STEM,
    SYNONYM,
    PREFIX,
    TYPO
  }

  /// Names of terms a record carries: what its codes say, in any language.
  enum Term {
    SECTOR,
    TARGET,
    AREA
  }

  /// A word that names a sector means the sector: its services come before names that only hold
  /// another form of the word ("Italian" and "italiana"), after those that do both.
  static final short BESIDE_SECTOR = 79;

  static final short FORM_AND_SECTOR = 96;

  static final int PAIR_BONUS = 10;
  static final int WHOLE_NAME_BONUS = 60;
  static final int MAX_SCORE = 1023;
  static final int FIRST_TIER = MAX_SCORE + 1;

  //                                        text street provider place name
  private static final int[][] BY_SOURCE = {
    /* exact   */ {20, 40, 60, 90, 100},
    /* stem    */ {19, 38, 57, 88, 96},
    /* synonym */ {17, 30, 50, 66, 85},
    /* prefix  */ {12, 25, 40, 60, 70},
    /* typo    */ {10, 24, 36, 50, 60}
  };

  //                                    sector target area
  private static final int[][] BY_TERM = {
    /* exact   */ {80, 75, 90},
    /* stem    */ {78, 73, 88},
    /* synonym */ {72, 66, 66},
    /* prefix  */ {55, 50, 58},
    /* typo    */ {48, 40, 48}
  };

  private Weights() {}

  /// By frequency as indexed; see [Fields.Source].
  static short[] byFrequency(Match match) {
    short[] weights = new short[Fields.Source.values().length + 1];
    for (int i = 1; i < weights.length; i++) {
      weights[i] = (short) BY_SOURCE[match.ordinal()][i - 1];
    }
    return weights;
  }

  /// The same for other forms of a word that is one of a sector's name.
  static short[] besideSector(Match match) {
    short[] weights = byFrequency(match);
    for (int i = 0; i < weights.length; i++) {
      weights[i] = (short) Math.min(weights[i], BESIDE_SECTOR);
    }
    return weights;
  }

  static short of(Match match, Term term) {
    return (short) BY_TERM[match.ordinal()][term.ordinal()];
  }
}
