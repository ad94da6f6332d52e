package org.capacitymetro.rights;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/// How far a role reaches.
public sealed interface Scope {

  /// Whether a record that belongs to `subject` lies within.
  boolean covers(Subject subject);

  /// The codes of the cities among some scopes.
  static List<String> cities(Collection<Scope> scopes) {
    return scopes.stream()
        .flatMap(scope -> scope instanceof City city ? Stream.of(city.code()) : Stream.of())
        .toList();
  }

  /// The whole installation.
  record Everything() implements Scope {
    @Override
    public boolean covers(Subject subject) {
      return true;
    }
  }

  /// The records of one city.
  ///
  /// @param code of a city that takes part: `torino`
  record City(String code) implements Scope {
    public City {
      if (!code.matches("[a-z0-9-]{1,64}")) {
        throw new IllegalArgumentException(
            "city must be the code of a city such as torino, not \"" + code + "\"");
      }
    }

    @Override
    public boolean covers(Subject subject) {
      return code.equals(subject.city());
    }
  }

  /// The records of one organization.
  ///
  /// @param id the value of the directory's organization id
  record Organization(UUID id) implements Scope {
    @Override
    public boolean covers(Subject subject) {
      return subject.organizations().contains(id);
    }
  }
}
