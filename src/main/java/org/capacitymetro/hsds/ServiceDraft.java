package org.capacitymetro.hsds;

import org.jspecify.annotations.Nullable;

/// A service to be written into the directory: created when its source reference is new, updated
/// when it differs.
///
/// @param provider the managing body; must already be in the directory
public record ServiceDraft(
    SourceRef source,
    @Nullable OrganizationId provider,
    ServiceDetails details,
    @Nullable LocationDraft location) {}
