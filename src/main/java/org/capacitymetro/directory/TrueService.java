package org.capacitymetro.directory;

import java.time.Instant;
import java.util.List;
import org.capacitymetro.hsds.LocationDraft;
import org.capacitymetro.hsds.OrganizationId;
import org.capacitymetro.hsds.ServiceDetails;
import org.capacitymetro.hsds.ServiceDraft;
import org.capacitymetro.hsds.ServiceId;
import org.capacitymetro.hsds.SourceRef;
import org.capacitymetro.hsds.Status;
import org.jspecify.annotations.Nullable;

/// A service with its exact place, as stored. Never leaves this package; [PublicView] makes of it
/// what may.
///
/// @param areas codes computed for the true place, widest first
/// @param city computed for the true place
record TrueService(
    ServiceId id,
    SourceRef source,
    @Nullable OrganizationId provider,
    ServiceDetails details,
    @Nullable LocationDraft location,
    List<String> areas,
    @Nullable String city,
    Instant updatedAt,
    Status status) {

  boolean isActive() {
    return status instanceof Status.Active;
  }

  ServiceDraft draft() {
    return new ServiceDraft(source, provider, details, location);
  }
}
