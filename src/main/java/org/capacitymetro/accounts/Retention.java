package org.capacitymetro.accounts;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.capacitymetro.mail.Outbox;
import org.capacitymetro.rights.Person;
import org.springframework.stereotype.Component;

/// Forgets what is kept about people when its time is over ([RetentionSettings]).
@Component
class Retention {
  private final AttemptStore attempts;
  private final LinkStore links;
  private final SessionStore sessions;
  private final PersonStore store;
  private final AccountMail mails;
  private final Outbox outbox;
  private final RetentionSettings settings;
  private final Clock clock;

  Retention(
      AttemptStore attempts,
      LinkStore links,
      SessionStore sessions,
      PersonStore store,
      AccountMail mails,
      Outbox outbox,
      RetentionSettings settings,
      Clock clock) {
    this.attempts = attempts;
    this.links = links;
    this.sessions = sessions;
    this.store = store;
    this.mails = mails;
    this.outbox = outbox;
    this.settings = settings;
    this.clock = clock;
  }

  /// @return how many things were forgotten
  long run() {
    Instant now = clock.instant();
    attempts.removeBefore(now.minus(Attempts.FORGOTTEN_AFTER));
    long forgotten = sessions.removeBegunBefore(now.minus(settings.sessions()));
    forgotten += neverCame(now.minus(settings.invitations()));
    forgotten += emptyMails(now);
    return forgotten + links.removeExpiredBefore(now.minus(settings.links()));
  }

  private long neverCame(Instant time) {
    List<Person> people = store.list(store.listNeverCame(time));
    people.forEach(mails::delete);
    return people.size();
  }

  /// The text of a mail whose link is used or expired is of use to nobody any more. Emptying twice
  /// does no harm.
  private long emptyMails(Instant now) {
    List<UUID> emptied = outbox.empty(links.listWorthless(now));
    links.forgetPosted(emptied);
    return emptied.size();
  }
}
