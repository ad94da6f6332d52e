package org.capacitymetro.consolidation;

import java.util.HashSet;
import java.util.Set;
import org.capacitymetro.rights.Action;
import org.capacitymetro.rights.Person;
import org.capacitymetro.rights.Policy;
import org.capacitymetro.rights.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/// Which pairs somebody wants to see; goes from page to page in the address.
///
/// @param city code, empty for all, as `sector` and `origin`
/// @param score the least, in hundredths; 0 for all
/// @param disputed only those on which two did not agree
record PairFilter(String city, String sector, String origin, int score, boolean disputed) {
  static final PairFilter NONE = new PairFilter("", "", "", 0, false);

  PairFilter {
    score = Math.clamp(score, 0, 100);
    origin = origin.equals("import") || origin.equals("sweep") ? origin : "";
  }

  PairFilter withCity(String other) {
    return new PairFilter(other, sector, origin, score, disputed);
  }

  PairFilter withSector(String other) {
    return new PairFilter(city, other, origin, score, disputed);
  }

  PairFilter withOrigin(String other) {
    return new PairFilter(city, sector, other, score, disputed);
  }

  PairFilter withScore(int other) {
    return new PairFilter(city, sector, origin, other, disputed);
  }

  PairFilter withDisputed(boolean other) {
    return new PairFilter(city, sector, origin, score, other);
  }

  /// `path` with this filter behind it.
  String at(String path) {
    UriComponentsBuilder address = UriComponentsBuilder.fromPath(path);
    if (!city.isEmpty()) {
      address.queryParam("city", city);
    }
    if (!sector.isEmpty()) {
      address.queryParam("sector", sector);
    }
    if (!origin.isEmpty()) {
      address.queryParam("origin", origin);
    }
    if (score > 0) {
      address.queryParam("score", score);
    }
    if (disputed) {
      address.queryParam("disputed", "yes");
    }
    return address.encode().toUriString();
  }

  /// What the store is asked for this person: only pairs the person may review.
  QueueStore.Asked asked(Person person) {
    Set<String> cities = new HashSet<>();
    boolean everything = covers(person, Action.REVIEW_PAIR, cities);
    boolean editor = Policy.maySomewhere(person, Action.MERGE);
    boolean exact = Policy.maySomewhere(person, Action.SEE_EXACT_PLACE);
    return new QueueStore.Asked(
        person.id().value(),
        everything,
        cities,
        exact,
        editor,
        empty(city),
        empty(sector),
        origin.isEmpty()
            ? null
            : origin.equals("import") ? QueuedPair.Origin.IMPORT : QueuedPair.Origin.SWEEP,
        score / 100.0,
        disputed);
  }

  private static boolean covers(Person person, Action action, Set<String> cities) {
    boolean everything = false;
    for (Scope scope : Policy.scopes(person, action)) {
      switch (scope) {
        case Scope.Everything all -> everything = true;
        case Scope.City one -> cities.add(one.code());
        case Scope.Organization organization -> {}
      }
    }
    return everything;
  }

  private static @Nullable String empty(String text) {
    return text.isEmpty() ? null : text;
  }
}
