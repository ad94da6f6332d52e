package org.capacitymetro.rights;

/// A role within a scope.
public record Grant(Role role, Scope scope) {

  public Grant {
    if (!role.takes(scope)) {
      throw new IllegalArgumentException(
          role == Role.CONTRIBUTOR
              ? "a contributor belongs to an organization: name it"
              : "the role "
                  + role.code()
                  + " is given for a city or for everything, not for an"
                  + " organization");
    }
  }
}
