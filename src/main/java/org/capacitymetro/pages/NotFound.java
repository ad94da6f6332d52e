package org.capacitymetro.pages;

import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/// There is no page at this address; answered with the 404 page of the reader's language.
public class NotFound extends ResponseStatusException {
  private static final long serialVersionUID = 1L;

  public NotFound(String what) {
    super(HttpStatus.NOT_FOUND, what);
  }
}
