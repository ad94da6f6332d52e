package org.capacitymetro.imports;

import java.util.Set;
import java.util.TreeSet;
import org.capacitymetro.rights.Action;
import org.capacitymetro.rights.Person;
import org.capacitymetro.rights.Policy;
import org.capacitymetro.rights.Scope;
import org.capacitymetro.rights.Subject;
import org.jspecify.annotations.Nullable;

/// Who may import what: editors the rows of their cities, editors of everything all rows. Planners
/// may look.
final class ImportRights {
  private ImportRights() {}

  static void requireLook(Person person) {
    Policy.requireSomewhere(person, Action.READ_STATISTICS);
  }

  /// The cities whose rows the person may import; null for all.
  ///
  /// @throws org.capacitymetro.rights.NotAllowed when there are none
  static @Nullable Set<String> requireCities(Person person) {
    Set<String> cities = new TreeSet<>();
    for (Scope scope : Policy.scopes(person, Action.MERGE)) {
      switch (scope) {
        case Scope.Everything _ -> {
          return null;
        }
        case Scope.City(String code) -> cities.add(code);
        case Scope.Organization _ -> {}
      }
    }
    if (cities.isEmpty()) {
      Policy.require(person, Action.MERGE, Subject.INSTALLATION);
    }
    return cities;
  }

  /// Whether the person may begin an import of anything.
  static boolean mayStart(Person person) {
    return Policy.scopes(person, Action.MERGE).stream()
        .anyMatch(scope -> !(scope instanceof Scope.Organization));
  }

  /// Whether the person may steer an import: it takes no rows but those the person might take.
  ///
  /// @param cities of the import, null for all
  static boolean maySteer(Person person, @Nullable Set<String> cities) {
    return cities == null
        ? Policy.may(person, Action.MERGE, Subject.INSTALLATION)
        : cities.stream().allMatch(city -> Policy.may(person, Action.MERGE, Subject.ofCity(city)));
  }

  static void requireSteer(Person person, @Nullable Set<String> cities) {
    if (cities == null) {
      Policy.require(person, Action.MERGE, Subject.INSTALLATION);
    } else {
      cities.forEach(city -> Policy.require(person, Action.MERGE, Subject.ofCity(city)));
    }
  }
}
