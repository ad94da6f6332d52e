package org.capacitymetro.verification;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What comes next when a body is silent.
record Ladder(VerificationSettings settings) {
  private static final List<Step> ORDER =
      List.of(
          Step.QUEUED,
          Step.MAIL,
          Step.REMINDER,
          Step.SECOND_CONTACT,
          Step.PHONE,
          Step.UNVERIFIED,
          Step.HIDDEN);

  /// @param now where the body stands
  /// @param waited how long it has stood there
  /// @param bounced whether the last mail came back, after which nobody waits or writes there again
  /// @param first whether there is an address that takes mail
  /// @param second whether there is another one
  /// @return the step that is due; empty while there is still time or nothing follows
  Optional<Step> due(Step now, Duration waited, boolean bounced, boolean first, boolean second) {
    int place = ORDER.indexOf(now);
    if (place < 0) {
      return Optional.empty();
    }
    for (Step step : ORDER.subList(place + 1, ORDER.size())) {
      if (applies(step, bounced, first, second)) {
        boolean late = waited.compareTo(Duration.ofDays(days(step))) >= 0;
        boolean atOnce = now == Step.QUEUED || (bounced && now.isMail());
        return late || atOnce ? Optional.of(step) : Optional.empty();
      }
    }
    return Optional.empty();
  }

  private boolean applies(Step step, boolean bounced, boolean first, boolean second) {
    return switch (step) {
      case MAIL -> first;
      case REMINDER -> first && !bounced && settings.reminderDays() > 0;
      case SECOND_CONTACT -> second && settings.secondContactDays() > 0;
      case PHONE -> settings.phoneDays() > 0;
      case UNVERIFIED -> settings.unverifiedDays() > 0;
      case HIDDEN -> settings.hiddenDays() > 0;
      case QUEUED, ANSWERED, STOPPED -> false;
    };
  }

  private int days(Step step) {
    return switch (step) {
      case REMINDER -> settings.reminderDays();
      case SECOND_CONTACT -> settings.secondContactDays();
      case PHONE -> settings.phoneDays();
      case UNVERIFIED -> settings.unverifiedDays();
      case HIDDEN -> settings.hiddenDays();
      case QUEUED, MAIL, ANSWERED, STOPPED -> 0;
    };
  }
}
