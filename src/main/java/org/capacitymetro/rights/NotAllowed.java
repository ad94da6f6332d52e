package org.capacitymetro.rights;

import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/// A signed-in person asked for something that is not theirs to do; answered with a page (or
/// problem details) that says what is missing.
public class NotAllowed extends ResponseStatusException {
  private static final long serialVersionUID = 1L;

  private final Action action;

  /// @param subject of what was asked
  public NotAllowed(Person person, Action action, Subject subject) {
    super(HttpStatus.FORBIDDEN, person.actor() + " may not " + action + " in " + subject);
    this.action = action;
  }

  public Action action() {
    return action;
  }
}
