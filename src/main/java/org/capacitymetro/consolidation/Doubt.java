package org.capacitymetro.consolidation;

import java.util.List;
import org.capacitymetro.hsds.ServiceId;
import org.capacitymetro.matching.Evidence;

/// Two records that may be one place.
///
/// @param a the record just brought in: it is hidden until somebody has decided
/// @param b the record it may be: of the directory, or brought in before
/// @param score from 0 to 1
public record Doubt(ServiceId a, ServiceId b, double score, List<Evidence> why) {
  public Doubt {
    why = List.copyOf(why);
  }
}
