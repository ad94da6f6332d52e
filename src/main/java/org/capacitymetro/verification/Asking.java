package org.capacitymetro.verification;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.capacitymetro.hsds.OrganizationId;
import org.capacitymetro.hsds.ServiceId;
import org.jspecify.annotations.Nullable;

/// One body being asked about all its services.
///
/// @param campaign null when nobody started it
/// @param language of its mails, BCP 47
/// @param since when it came to its step
/// @param bounced whether its last mail came back
/// @param hidden services this took out of the search
record Asking(
    UUID id,
    OrganizationId organization,
    @Nullable UUID campaign,
    String language,
    Step step,
    Instant since,
    Instant begunAt,
    boolean bounced,
    List<ServiceId> hidden) {

  /// As change sets name a body that answered its mail.
  String actor() {
    return "organization:" + organization.value();
  }
}
