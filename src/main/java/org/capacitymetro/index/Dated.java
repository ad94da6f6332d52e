package org.capacitymetro.index;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.capacitymetro.freshness.Age;
import org.capacitymetro.freshness.Availability;

/// The facet values of one segment that change with the day and not with a service: how old what is
/// known has become, and what was said of free places lately enough to count.
///
/// @param day days since 1970, in Italy
record Dated(int day, Map<Facet, Map<String, Words>> values) {

  static Dated of(PartReader part, int day) {
    Map<Facet, Map<String, Words>> values = new EnumMap<>(Facet.class);
    values.put(Facet.VERIFIED, ages(part, day));
    values.put(Facet.AVAILABILITY, places(part, day));
    return new Dated(day, values);
  }

  private static Map<String, Words> ages(PartReader part, int day) {
    int universe = (part.size + 63) >>> 6;
    long[][] plain = new long[Age.values().length][universe];
    for (int document = 0; document < part.size; document++) {
      Age age =
          part.agesOn[document] == Part.NEVER
              ? Age.NEVER
              : day < part.agesOn[document]
                  ? Age.FRESH
                  : day < part.oldOn[document] ? Age.AGING : Age.OLD;
      plain[age.ordinal()][document >>> 6] |= 1L << document;
    }
    Map<String, Words> ages = new HashMap<>();
    for (Age age : Age.values()) {
      ages.put(age.code(), Words.ofDense(plain[age.ordinal()]));
    }
    return ages;
  }

  private static Map<String, Words> places(PartReader part, int day) {
    Map<String, Words> places = new HashMap<>();
    for (Availability.Kind kind : Availability.Kind.values()) {
      Words.Builder said = new Words.Builder();
      for (int i = 0; i < part.placesDocuments.length; i++) {
        if ((int) (part.placesSaid[i] >> 32) == kind.ordinal() && day < (int) part.placesSaid[i]) {
          said.add(part.placesDocuments[i]);
        }
      }
      places.put(kind.code(), said.build((part.size + 63) >>> 6));
    }
    return places;
  }
}
