package org.capacitymetro.adoption;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.capacitymetro.hsds.OrganizationId;
import org.capacitymetro.practices.PracticeId;
import org.capacitymetro.rights.PersonId;
import org.capacitymetro.rights.Subject;
import org.jspecify.annotations.Nullable;

/// A body tries a practice of another one.
///
/// @param practiceVersion of the sheet that was adopted
/// @param city code of the city where it is tried
/// @param version of `details`
/// @param recordedBy null once the account is deleted
/// @param hiddenReason why those who publish the sheet hid it; empty where they did not
/// @param told newest first
/// @param asks oldest first
record Adoption(
    AdoptionId id,
    PracticeId practice,
    int practiceVersion,
    OrganizationId organization,
    String city,
    State state,
    Details details,
    int version,
    @Nullable PersonId recordedBy,
    Instant createdAt,
    Instant updatedAt,
    @Nullable Instant publishedAt,
    String hiddenReason,
    List<Told> told,
    List<Ask> asks) {

  enum State {
    /// Only those who record it see it.
    DRAFT,
    PUBLIC,
    /// Those who publish the sheet took it off the public pages, with a reason.
    HIDDEN,
    /// A draft that was given up.
    DROPPED;

    boolean isPublic() {
      return this == PUBLIC;
    }
  }

  /// What the right to record it is asked for.
  Subject subject() {
    return Subject.of(city, organization.value());
  }

  Optional<Ask> openAsk() {
    return asks.stream().filter(Ask::isOpen).reduce((one, later) -> later);
  }

  boolean isUnanswered() {
    return asks.stream().anyMatch(Ask::isUnanswered);
  }
}
