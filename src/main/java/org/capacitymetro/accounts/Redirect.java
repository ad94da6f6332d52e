package org.capacitymetro.accounts;

import java.net.URI;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/// After a form that wrote: on to a page, which may be loaded again without writing twice.
public final class Redirect {
  private Redirect() {}

  public static ResponseEntity<byte[]> to(String path) {
    return ResponseEntity.status(HttpStatus.SEE_OTHER).location(URI.create(path)).build();
  }
}
