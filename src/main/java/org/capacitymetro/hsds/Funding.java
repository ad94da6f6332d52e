package org.capacitymetro.hsds;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// Who pays for a service and until when.
///
/// @param funder the funding body, when it is not the managing body
/// @param endsOn last day of a funded project; the service is shown as ending
public record Funding(
    @Nullable OrganizationId funder, @Nullable String projectCode, @Nullable LocalDate endsOn) {

  public static final Funding NONE = new Funding(null, null, null);
}
