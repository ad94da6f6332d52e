package org.capacitymetro.consolidation;

import java.util.List;
import org.capacitymetro.hsds.ServiceId;
import org.capacitymetro.matching.Evidence;

/// Two records that are one place.
///
/// @param keep the record that stays
/// @param give the record that goes on in it
/// @param score from 0 to 1
public record Union(ServiceId keep, ServiceId give, double score, List<Evidence> why) {
  public Union {
    why = List.copyOf(why);
  }
}
