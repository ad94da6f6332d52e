package org.capacitymetro.review;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.capacitymetro.accounts.People;
import org.capacitymetro.areas.Areas;
import org.capacitymetro.areas.City;
import org.capacitymetro.practices.PeerReading;
import org.capacitymetro.practices.Practice;
import org.capacitymetro.rights.Action;
import org.capacitymetro.rights.Grant;
import org.capacitymetro.rights.Person;
import org.capacitymetro.rights.Policy;
import org.capacitymetro.rights.Scope;
import org.springframework.stereotype.Component;

/// Who may judge a sheet: people of another city, who neither wrote it nor decide about it nor have
/// any say where it comes from.
@Component
class Reviewers {
  private final People people;
  private final Areas areas;
  private final PeerReading reading;

  Reviewers(People people, Areas areas, PeerReading reading) {
    this.people = people;
    this.areas = areas;
    this.reading = reading;
  }

  /// @param role in which the person judges, `city` where it is held
  record Reviewer(Person person, String role, String city) {}

  /// Everybody who may, by city and name.
  List<Reviewer> list(Practice practice) {
    Set<String> cities = homes(practice);
    Set<String> wrote = reading.everWrote(practice.id());
    return people.list().stream()
        .flatMap(person -> find(person, practice, cities, wrote).stream())
        .sorted(
            Comparator.comparing(Reviewer::city)
                .thenComparing(reviewer -> reviewer.person().name()))
        .toList();
  }

  /// Empty for somebody who may not.
  Optional<Reviewer> find(Person person, Practice practice) {
    return find(person, practice, homes(practice), reading.everWrote(practice.id()));
  }

  /// The cities a sheet comes from. One of the whole network comes from all of them: it is judged
  /// by people of any city but the one that decides.
  private Set<String> homes(Practice practice) {
    Set<String> homes = new HashSet<>(practice.sheet().cities());
    String deciding = practice.city();
    Set<String> all = areas.cities().stream().map(City::code).collect(Collectors.toSet());
    if (homes.containsAll(all)) {
      homes.clear();
    }
    if (deciding != null) {
      homes.add(deciding);
    }
    return homes;
  }

  static Optional<Reviewer> find(
      Person person, Practice practice, Set<String> homes, Set<String> wrote) {
    if (practice.isAuthor(person)
        || wrote.contains(person.actor())
        || Policy.may(person, Action.PUBLISH_PRACTICE, practice.subject())
        || person.grants().stream().anyMatch(grant -> isAtHome(grant, homes))) {
      return Optional.empty();
    }
    return person.grants().stream()
        .filter(grant -> Policy.maySomewhere(with(person, grant), Action.REVIEW_PRACTICE))
        .flatMap(
            grant ->
                grant.scope() instanceof Scope.City(String city)
                    ? Stream.of(new Reviewer(person, grant.role().code(), city))
                    : Stream.of())
        .min(Comparator.comparing(Reviewer::city).thenComparing(Reviewer::role));
  }

  /// The person as if this were the only role.
  private static Person with(Person person, Grant grant) {
    return new Person(
        person.id(),
        person.name(),
        person.mail(),
        person.language(),
        person.state(),
        Set.of(grant));
  }

  private static boolean isAtHome(Grant grant, Set<String> homes) {
    return grant.scope() instanceof Scope.City(String city) && homes.contains(city);
  }
}
