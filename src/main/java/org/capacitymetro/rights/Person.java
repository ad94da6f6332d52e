package org.capacitymetro.rights;

import java.util.Set;

/// Somebody with an account.
///
/// @param name as others who keep the map see it; never on public pages
/// @param mail where mails go and what one signs in with; never shown to others but administrators
/// @param language interface language of mails to this person, BCP 47
/// @param grants what the person is trusted with, as soon as the account is active
public record Person(
    PersonId id, String name, String mail, String language, State state, Set<Grant> grants) {

  /// Where an account stands.
  public enum State {
    /// Has not yet chosen a password.
    INVITED,
    ACTIVE,
    /// Switched off by an administrator: cannot sign in, has no rights.
    DISABLED
  }

  public Person {
    grants = Set.copyOf(grants);
  }

  /// As change sets name this person.
  public String actor() {
    return id.actor();
  }
}
