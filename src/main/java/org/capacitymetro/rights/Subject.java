package org.capacitymetro.rights;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a record belongs to, as far as rights are concerned.
///
/// @param city code of the city it lies in, null outside all of them
/// @param organizations ids of the organizations that answer for it: for a service the one that
///   manages it, for an organization itself; funders do not count
public record Subject(@Nullable String city, Set<UUID> organizations) {
  /// The installation as a whole: only somebody responsible for everything has a say in it.
  public static final Subject INSTALLATION = new Subject(null, Set.of());

  public Subject {
    organizations = Set.copyOf(organizations);
  }

  /// @param organization the organization that answers for the record, null when there is none
  public static Subject of(@Nullable String city, @Nullable UUID organization) {
    return new Subject(city, organization == null ? Set.of() : Set.of(organization));
  }

  public static Subject ofCity(String city) {
    return new Subject(city, Set.of());
  }

  /// What a scope is about: who may manage people there may give a role there.
  public static Subject of(Scope scope) {
    return switch (scope) {
      case Scope.Everything everything -> INSTALLATION;
      case Scope.City city -> ofCity(city.code());
      case Scope.Organization organization -> new Subject(null, Set.of(organization.id()));
    };
  }
}
