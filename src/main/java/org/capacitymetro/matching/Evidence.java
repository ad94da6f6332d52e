package org.capacitymetro.matching;

/// One reason of a score.
///
/// @param value likeness from 0 to 1; for [Kind#DISTANCE] the metres between the two
/// @param weight in bits: how much the reason speaks for (positive) or against (negative) one
///   thing; one bit doubles or halves the odds
public record Evidence(Kind kind, double value, double weight) {
  public enum Kind {
    NAME,
    /// Numbers or letters that part the names: `ambulatorio 1` and `ambulatorio 2`.
    NUMBERS,
    ADDRESS,
    /// Town and postcode.
    CITY,
    DISTANCE,
    PHONE,
    EMAIL,
    /// The site, or the domain of the mail address.
    WEBSITE,
    CODE,
    KIND,
    /// Another of the list is as much alike, or more.
    RIVAL
  }

  /// True where the reason speaks for one thing.
  public boolean speaksFor() {
    return weight > 0;
  }
}
