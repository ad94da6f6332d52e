package org.capacitymetro.verification;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.capacitymetro.rights.Subject;
import org.jspecify.annotations.Nullable;

/// Many bodies asked at once.
///
/// @param city only services there, null for all cities
/// @param sector first-level code, null for all
/// @param unverifiedSince only services that nobody has verified since
/// @param language of the mails, BCP 47
/// @param startedBy actor
record Campaign(
    UUID id,
    @Nullable String city,
    @Nullable String sector,
    LocalDate unverifiedSince,
    String language,
    String startedBy,
    Instant startedAt,
    @Nullable Instant stoppedAt) {

  Subject subject() {
    return city == null ? Subject.INSTALLATION : Subject.ofCity(city);
  }
}
