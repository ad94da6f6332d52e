package org.capacitymetro.mail;

import java.time.Clock;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Notes that an address does not take mail, and tells who listens.
@Component
class Bounces {
  private final MailStore store;
  private final ApplicationEventPublisher events;
  private final TransactionTemplate transaction;
  private final Clock clock;

  Bounces(
      MailStore store,
      ApplicationEventPublisher events,
      TransactionTemplate transaction,
      Clock clock) {
    this.store = store;
    this.events = events;
    this.transaction = transaction;
    this.clock = clock;
  }

  /// Once for each mail, however often its bounce is reported.
  void add(Posted mail, String reason) {
    MailAddress to = mail.mail().to();
    transaction.executeWithoutResult(
        status -> {
          if (store.refused(mail.id(), MailState.BOUNCED, reason)) {
            store.addBounce(new Bounce(to, clock.instant(), reason));
            events.publishEvent(new MailBounced(mail.id(), to, reason));
          }
        });
  }
}
