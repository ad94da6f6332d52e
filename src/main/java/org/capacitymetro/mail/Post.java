package org.capacitymetro.mail;

import com.github.kagkarlsson.shaded.jdbc.SQLRuntimeException;
import java.time.Clock;
import java.util.UUID;
import org.capacitymetro.jobs.Jobs;
import org.capacitymetro.text.TimeOrderedId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Takes mails. They are stored in the caller's transaction, so that a mail exists exactly when
/// what it tells of does, and delivered by a job right after: nobody waits for a mail server.
@Component
public class Post {
  private static final Logger LOG = LoggerFactory.getLogger(Post.class);

  private final MailStore store;
  private final LetterWriter letters;
  private final Jobs jobs;
  private final Clock clock;

  Post(MailStore store, LetterWriter letters, Jobs jobs, Clock clock) {
    this.store = store;
    this.letters = letters;
    this.jobs = jobs;
    this.clock = clock;
  }

  /// Puts a mail into the outbox.
  ///
  /// @return its id, under which the outbox and [MailBounced] know it
  public UUID send(Mail mail) {
    UUID id = TimeOrderedId.next();
    store.add(id, mail, clock.instant());
    hurryAfterCommit();
    return id;
  }

  /// Writes a letter to a reader.
  public UUID send(MailAddress to, Letter letter) {
    return send(letters.write(to, letter));
  }

  private void hurryAfterCommit() {
    if (!TransactionSynchronizationManager.isSynchronizationActive()) {
      hurry();
    } else if (!TransactionSynchronizationManager.hasResource(this)) {
      TransactionSynchronizationManager.bindResource(this, true);
      TransactionSynchronizationManager.registerSynchronization(
          new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
              TransactionSynchronizationManager.unbindResourceIfPossible(Post.this);
              if (status == STATUS_COMMITTED) {
                hurry();
              }
            }
          });
    }
  }

  /// On a thread of its own, because the caller still holds its database connection here.
  private void hurry() {
    Thread.ofVirtual().name("mail-hurry").start(this::runNow);
  }

  private void runNow() {
    try {
      jobs.runNow(MailJobs.DELIVERY);
    } catch (SQLRuntimeException e) {
      LOG.debug("The mail goes with the next regular run", e);
    }
  }
}
