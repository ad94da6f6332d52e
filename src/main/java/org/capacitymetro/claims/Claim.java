package org.capacitymetro.claims;

import java.time.Instant;
import java.util.UUID;
import org.capacitymetro.hsds.OrganizationId;
import org.capacitymetro.rights.PersonId;
import org.jspecify.annotations.Nullable;

/// Somebody's word to speak for an organization.
///
/// @param sentTo where the code of a claim that waits for one went
/// @param reason what an editor is told, until the answer
record Claim(
    UUID id,
    OrganizationId organization,
    PersonId person,
    Way way,
    State state,
    @Nullable String sentTo,
    @Nullable String reason,
    Instant begun) {

  /// How it is found true.
  enum Way {
    /// A code sent to the person's address, whose domain is the organization's own.
    OWN_DOMAIN,
    /// A code sent to an address that stands on the record.
    RECORD_MAIL,
    /// An editor knows.
    EDITOR
  }

  enum State {
    CODE,
    WAITING,
    GRANTED,
    REFUSED
  }
}
