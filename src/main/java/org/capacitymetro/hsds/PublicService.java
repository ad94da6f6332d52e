package org.capacitymetro.hsds;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A service as it may leave the directory: the place is already coarsened to what the public may
/// know.
public record PublicService(
    ServiceId id,
    SourceRef source,
    @Nullable Organization provider,
    @Nullable Organization funder,
    ServiceDetails details,
    Place place,
    Instant updatedAt) {}
