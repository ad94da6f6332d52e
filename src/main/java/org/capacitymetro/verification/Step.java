package org.capacitymetro.verification;

import java.util.Locale;

/// Where a body stands that is asked whether its records are true.
enum Step {
  /// Will be written to with the next run of the job.
  QUEUED,
  MAIL,
  REMINDER,
  SECOND_CONTACT,
  /// On the list of those who telephone.
  PHONE,
  /// Its pages say that nobody could verify them.
  UNVERIFIED,
  /// Its services are out of the search.
  HIDDEN,
  ANSWERED,
  /// The campaign it belonged to was stopped.
  STOPPED;

  /// As in message keys: `second-contact`.
  String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  boolean isMail() {
    return this == MAIL || this == REMINDER || this == SECOND_CONTACT;
  }
}
