package org.capacitymetro.freshness;

import java.time.LocalDate;

/// Who vouches for what is written now, and how it was learnt.
///
/// @param by as in [Verification]
public record Verifier(Method method, String by) {

  public Verification on(LocalDate day) {
    return new Verification(day, method, by);
  }
}
