package org.capacitymetro.basemap;

import java.util.Locale;
import java.util.regex.Pattern;

/// How important a street is, guessed from the word its name begins with and from its length: files
/// of named streets rarely say it. 1 is a motorway, 5 an alley. The rank decides from which zoom a
/// street is drawn and how wide.
final class StreetRank {
  private static final Pattern MOTORWAY =
      Pattern.compile(
          "(autostrad|tangenzial|superstrad|raccordo|strada statale|ss ?\\d|a\\d+\\b|asse median|circumvallazione esterna).*");
  private static final Pattern AVENUE =
      Pattern.compile(
          "(corso|viale|lungo|strada provinciale|sp ?\\d|ponte della libert|riviera).*");
  private static final Pattern SQUARE = Pattern.compile("(piazza|piazzale|largo|campo|rotonda) .*");
  private static final Pattern ALLEY =
      Pattern.compile(
          "(vicol|vico |calle|ramo|corte|sotopor|traversa|privata|\\d+[°ª^a]? ?(traversa|privata|vico)|scal|gradini|salita|passagg|interno|strettola|cupa|fondaco|supportico|campiell|galleria|sentiero).*");

  private static final double LONG_METRES = 1_500;
  private static final double SHORT_METRES = 250;

  private StreetRank() {}

  static int of(String name, double metres) {
    String words = name.strip().toLowerCase(Locale.ITALIAN);
    if (MOTORWAY.matcher(words).matches()) {
      return 1;
    }
    if (ALLEY.matcher(words).matches()) {
      return 5;
    }
    if (AVENUE.matcher(words).matches()) {
      return metres >= LONG_METRES ? 2 : 3;
    }
    if (SQUARE.matcher(words).matches()) {
      return metres >= SHORT_METRES ? 3 : 4;
    }
    return metres >= LONG_METRES ? 3 : 4;
  }

  /// The lowest zoom at which a street of this rank is in the tiles.
  static int minZoom(int rank) {
    return switch (rank) {
      case 1 -> 8;
      case 2 -> 10;
      case 3 -> 11;
      case 4 -> 12;
      default -> 13;
    };
  }
}
