package org.capacitymetro.areas;

import java.util.Set;

/// Boundaries were brought in: what lies in these areas may have to be placed again.
///
/// @param codes areas created or changed
public record AreasImported(Set<String> codes) {

  public AreasImported {
    codes = Set.copyOf(codes);
  }
}
