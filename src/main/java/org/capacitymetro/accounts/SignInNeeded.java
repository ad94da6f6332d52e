package org.capacitymetro.accounts;

import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/// Only signed-in people get this; a page sends to the sign-in and back.
class SignInNeeded extends ResponseStatusException {
  private static final long serialVersionUID = 1L;

  SignInNeeded() {
    super(HttpStatus.UNAUTHORIZED);
  }
}
