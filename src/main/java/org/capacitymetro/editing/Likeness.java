package org.capacitymetro.editing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.capacitymetro.geo.Point;
import org.capacitymetro.text.Folding;
import org.jspecify.annotations.Nullable;

/// How much two services look like one, from 0 to 1, with the reasons. Names count for sixty parts
/// in a hundred, the place for forty; without both places the name alone counts, a little less. A
/// telephone number, mail address or website they share adds twenty-five parts. From [#SUSPICIOUS]
/// on a person should look.
///
/// @param reasons in the order of their weight
record Likeness(double score, List<Reason> reasons) {
  static final double SUSPICIOUS = 0.62;

  private static final double NAME = 0.6;
  private static final double NAME_ALONE = 0.85;
  private static final double SHARED_CONTACT = 0.25;
  private static final double SAME_COMUNE = 0.1;

  /// The distance at which a place says half as much as the same place.
  private static final double HALF_METRES = 120;

  private static final double EARTH_METRES = 6_371_000;

  /// @param metres for [Kind#NEAR] only, else 0
  record Reason(Kind kind, int metres) {
    enum Kind {
      SAME_NAME,
      SIMILAR_NAME,
      NEAR,
      SAME_COMUNE,
      SAME_CONTACT
    }
  }

  /// What is compared of a service.
  ///
  /// @param contacts numbers, addresses and sites, in any form
  record Traits(String name, @Nullable Point point, String comune, List<String> contacts) {}

  Likeness {
    reasons = List.copyOf(reasons);
  }

  static Likeness of(Traits one, Traits two) {
    List<Reason> reasons = new ArrayList<>();
    double name = nameLikeness(one.name(), two.name());
    if (name == 1) {
      reasons.add(new Reason(Reason.Kind.SAME_NAME, 0));
    } else if (name > 0.5) {
      reasons.add(new Reason(Reason.Kind.SIMILAR_NAME, 0));
    }
    double score;
    Point here = one.point();
    Point there = two.point();
    if (here != null && there != null) {
      double metres = metres(here, there);
      double place = Math.pow(2, -metres / HALF_METRES);
      score = NAME * name + (1 - NAME) * place;
      if (metres < 4 * HALF_METRES) {
        reasons.add(new Reason(Reason.Kind.NEAR, (int) Math.round(metres)));
      }
    } else {
      boolean sameComune =
          !one.comune().isBlank()
              && Folding.place(one.comune()).equals(Folding.place(two.comune()));
      score = NAME_ALONE * name + (sameComune ? SAME_COMUNE : 0);
      if (sameComune) {
        reasons.add(new Reason(Reason.Kind.SAME_COMUNE, 0));
      }
    }
    if (!Collections.disjoint(keys(one.contacts()), keys(two.contacts()))) {
      score += SHARED_CONTACT;
      reasons.add(new Reason(Reason.Kind.SAME_CONTACT, 0));
    }
    return new Likeness(Math.min(1, score), reasons);
  }

  /// The better of two measures: groups of three letters in common (slips of the pen), and words in
  /// common (another order, a word more).
  static double nameLikeness(String one, String two) {
    String first = Folding.words(one);
    String second = Folding.words(two);
    if (first.isEmpty() || second.isEmpty()) {
      return 0;
    }
    if (first.equals(second)) {
      return 1;
    }
    double letters = dice(trigrams(first), trigrams(second));
    double words = dice(Set.of(uniqueWords(first)), Set.of(uniqueWords(second)));
    return Math.min(0.98, Math.max(letters, words));
  }

  private static String[] uniqueWords(String folded) {
    return Stream.of(folded.split(" ")).distinct().toArray(String[]::new);
  }

  private static double dice(Set<String> one, Set<String> two) {
    Set<String> both = new HashSet<>(one);
    both.retainAll(two);
    return 2.0 * both.size() / (one.size() + two.size());
  }

  private static Set<String> trigrams(String folded) {
    Set<String> trigrams = new HashSet<>();
    String padded = "  " + folded + " ";
    for (int i = 0; i + 3 <= padded.length(); i++) {
      trigrams.add(padded.substring(i, i + 3));
    }
    return trigrams;
  }

  /// Numbers without spaces and prefix, the rest in lower case.
  private static Set<String> keys(List<String> contacts) {
    return contacts.stream()
        .map(
            contact ->
                contact.matches("[+0-9 ()/.-]{5,}")
                    ? contact.replaceAll("[^0-9]", "").replaceFirst("^0*39(?=0|3)", "")
                    : contact.toLowerCase(Locale.ROOT).replaceFirst("/$", ""))
        .filter(contact -> !contact.isBlank())
        .collect(Collectors.toSet());
  }

  static double metres(Point one, Point two) {
    double lat = Math.toRadians(two.lat() - one.lat());
    double lon =
        Math.toRadians(two.lon() - one.lon())
            * Math.cos(Math.toRadians((one.lat() + two.lat()) / 2));
    return EARTH_METRES * Math.hypot(lat, lon);
  }
}
