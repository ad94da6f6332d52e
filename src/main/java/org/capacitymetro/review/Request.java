package org.capacitymetro.review;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.capacitymetro.assessment.Assessment;
import org.capacitymetro.assessment.Grid;
import org.capacitymetro.rights.Person;
import org.capacitymetro.rights.PersonId;
import org.capacitymetro.text.ShortId;
import org.jspecify.annotations.Nullable;

/// One person who was asked to judge.
///
/// @param person null once the account was deleted
/// @param role code of the role the person was asked in, `city` of the city it is held in; as they
///   were that day
/// @param conflict of interest in the person's words; empty for none
/// @param grid what the person answered, null before
record Request(
    UUID id,
    @Nullable PersonId person,
    String role,
    String city,
    State state,
    String conflict,
    Instant askedAt,
    @Nullable Instant judgedAt,
    @Nullable Grid grid) {

  enum State {
    ASKED,
    /// Has declared to have no interest in the matter, and may judge.
    READING,
    /// Has an interest in the matter, and may not.
    CONFLICT,
    /// Cannot or will not.
    DECLINED,
    /// Whoever leads the review no longer waits for the person.
    RELEASED,
    JUDGED;

    /// Whether something may still come of it.
    boolean isWaiting() {
      return this == ASKED || this == READING;
    }

    /// As in message keys: `asked`.
    String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  boolean isOf(Person other) {
    return other.id().equals(person);
  }

  String shortId() {
    return ShortId.encode(id);
  }

  /// What of it is published.
  Assessment.Opinion opinion(Grid judged) {
    return new Assessment.Opinion(role, judged.marks());
  }
}
