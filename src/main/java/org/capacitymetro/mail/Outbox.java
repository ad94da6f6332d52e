package org.capacitymetro.mail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.capacitymetro.jobs.Jobs;
import org.capacitymetro.platform.DataDirectory;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What has become of the mails: for the administrator's page, for people who ask what is stored
/// about them, and for whoever must know that an address does not take mail.
@Component
public class Outbox {
  private final MailStore store;
  private final Jobs jobs;
  private final DataDirectory data;
  private final Clock clock;

  Outbox(MailStore store, Jobs jobs, DataDirectory data, Clock clock) {
    this.store = store;
    this.jobs = jobs;
    this.data = data;
    this.clock = clock;
  }

  /// The newest mails first.
  ///
  /// @param state null for all
  public List<Posted> list(@Nullable MailState state, int offset, int limit) {
    return store.list(state, offset, limit);
  }

  /// How many mails are in each state; states without any are missing.
  public Map<MailState, Long> counts() {
    return store.counts();
  }

  public Optional<Posted> find(UUID id) {
    return store.find(id);
  }

  /// All mails kept that went to an address, newest first.
  public List<Posted> listTo(MailAddress address) {
    return store.listTo(address);
  }

  /// Empties the texts of mails whose links are worth nothing any more, and deletes their files.
  /// One that still waits for delivery is left.
  ///
  /// @return those that are empty or gone now
  public List<UUID> empty(Collection<UUID> ids) {
    List<UUID> empty = store.empty(ids);
    for (UUID id : empty) {
      try {
        Files.deleteIfExists(data.mail().resolve(id + ".eml"));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return empty;
  }

  /// Deletes the mails to an address and what is known of its bounces.
  ///
  /// @return how many mails there were
  public int forget(MailAddress address) {
    store.removeBounce(address);
    return store.removeTo(address);
  }

  /// Tries a mail again from the start, also one that was delivered, failed or bounced; its address
  /// no longer counts as bounced.
  ///
  /// @return false where there is no such mail
  public boolean resend(UUID id) {
    Optional<Posted> posted = store.find(id);
    posted.ifPresent(
        mail -> {
          store.removeBounce(mail.mail().to());
          store.restart(id, clock.instant());
          jobs.runNow(MailJobs.DELIVERY);
        });
    return posted.isPresent();
  }

  /// Whether an address has refused a mail for good.
  public Optional<Bounce> findBounce(MailAddress address) {
    return store.findBounce(address);
  }
}
