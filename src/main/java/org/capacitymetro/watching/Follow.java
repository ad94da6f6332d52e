package org.capacitymetro.watching;

import java.time.Instant;
import java.util.UUID;
import org.capacitymetro.directory.Directory;
import org.capacitymetro.mail.MailAddress;
import org.capacitymetro.pages.Language;
import org.capacitymetro.rights.PersonId;
import org.jspecify.annotations.Nullable;

/// One thing that one mail address follows.
///
/// @param person whose account it was asked from, null without one
/// @param language of the mails
/// @param askedAt when the last link to confirm or manage it was sent
/// @param confirmedAt null while nobody has shown that the address is theirs
/// @param told place in the change log up to which the reader has been told
record Follow(
    UUID id,
    MailAddress mail,
    @Nullable PersonId person,
    Target target,
    Frequency frequency,
    Language language,
    Instant askedAt,
    @Nullable Instant confirmedAt,
    Directory.Cursor told) {

  boolean isConfirmed() {
    return confirmedAt != null;
  }
}
