package org.capacitymetro.accounts;

import java.util.Optional;
import org.capacitymetro.rights.PersonId;

/// Something more a person has to do after a password or a link, before the session begins. A
/// module that knows such a step contributes a bean; its page asks [SignIns#waiting] who it is
/// about and ends in [SignIns#begin].
public interface SignInStep {

  /// The path of the page behind the language, empty where this person needs no such step.
  Optional<String> path(PersonId person);
}
