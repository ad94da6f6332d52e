package org.capacitymetro.directory;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.capacitymetro.geo.Point;
import org.capacitymetro.hsds.Address;
import org.capacitymetro.hsds.Precision;
import org.capacitymetro.hsds.ServiceId;
import org.capacitymetro.hsds.SourceRef;
import org.capacitymetro.hsds.Status;
import org.jspecify.annotations.Nullable;

/// What is compared of a service, with its exact place. Closed and hidden ones have one too.
///
/// @param refs where it comes from: its own source, then those of the records that went on in it
/// @param phones numbers without their notes
/// @param point null where it has none
/// @param city code of the city it lies in, null outside all of them
/// @param provider the body that answers for it
/// @param checked how many groups of its fields somebody looked at
/// @param changed when it was last written
public record Outline(
    ServiceId id,
    List<SourceRef> refs,
    String name,
    Address address,
    @Nullable Point point,
    Precision precision,
    List<String> phones,
    List<String> emails,
    List<String> websites,
    List<String> sectors,
    @Nullable String city,
    @Nullable UUID provider,
    Status status,
    int checked,
    Instant changed) {

  public Outline {
    refs = List.copyOf(refs);
    phones = List.copyOf(phones);
    emails = List.copyOf(emails);
    websites = List.copyOf(websites);
    sectors = List.copyOf(sectors);
  }
}
