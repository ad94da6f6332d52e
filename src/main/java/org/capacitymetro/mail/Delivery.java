package org.capacitymetro.mail;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.capacitymetro.platform.DataDirectory;
import org.capacitymetro.platform.PublicAddress;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.stereotype.Component;

/// Delivers what waits in the outbox: by SMTP where `spring.mail.host` names a server, else as
/// files in `DATA_DIR/mail`. No database transaction is open while a server is talked to. A crash
/// between sending and noting it sends the mail once more, under the same `Message-ID`.
@Component
class Delivery {
  private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);

  private final MailStore store;
  private final Bounces bounces;
  private final @Nullable JavaMailSender server;
  private final MailSettings settings;
  private final PublicAddress address;
  private final DataDirectory data;
  private final Clock clock;

  @Autowired
  Delivery(
      MailStore store,
      Bounces bounces,
      ObjectProvider<JavaMailSender> server,
      MailSettings settings,
      PublicAddress address,
      DataDirectory data,
      Clock clock) {
    this(store, bounces, server.getIfAvailable(), settings, address, data, clock);
  }

  Delivery(
      MailStore store,
      Bounces bounces,
      @Nullable JavaMailSender server,
      MailSettings settings,
      PublicAddress address,
      DataDirectory data,
      Clock clock) {
    this.store = store;
    this.bounces = bounces;
    this.server = server;
    this.settings = settings;
    this.address = address;
    this.data = data;
    this.clock = clock;
  }

  /// Works off what is due, until nothing is or the mail server is away.
  ///
  /// @return how many mails were delivered
  long run() {
    long delivered = 0;
    while (!Thread.currentThread().isInterrupted()) {
      Optional<Posted> next = store.claim(clock.instant());
      if (next.isEmpty()) {
        break;
      }
      Outcome outcome = carry(next.get());
      note(next.get(), outcome);
      if (outcome instanceof Outcome.Delivered) {
        delivered++;
      } else if (outcome instanceof Outcome.Delayed(String reason, boolean everyone) && everyone) {
        LOG.warn("Mails are waiting, the mail server does not take them: {}", reason);
        break;
      }
    }
    return delivered;
  }

  private void note(Posted mail, Outcome outcome) {
    switch (outcome) {
      case Outcome.Delivered(MailState state) -> store.delivered(mail.id(), state, clock.instant());
      case Outcome.Refused(MailState state, String reason) when state == MailState.BOUNCED ->
          bounces.add(mail, reason);
      case Outcome.Refused(MailState state, String reason) ->
          store.refused(mail.id(), state, reason);
      case Outcome.Delayed(String reason, boolean everyone) -> {
        if (clock.instant().isBefore(mail.giveUp())) {
          store.delayed(mail.id(), reason);
        } else {
          store.refused(mail.id(), MailState.FAILED, reason);
        }
      }
    }
  }

  private Outcome carry(Posted mail) {
    Instant now = clock.instant();
    try {
      OutgoingMessage message =
          OutgoingMessage.of(
              mail.id(),
              mail.mail(),
              settings.sender(address.host()),
              settings.bounceAddress(),
              address.host(),
              now);
      if (server == null) {
        write(mail, message);
        return new Outcome.Delivered(MailState.WRITTEN);
      }
      server.send(message);
      return new Outcome.Delivered(MailState.SENT);
    } catch (MailException e) {
      return Outcome.of(e);
    } catch (IOException e) {
      return new Outcome.Delayed(e.toString(), true);
    } catch (MessagingException e) {
      return new Outcome.Refused(MailState.FAILED, e.toString());
    }
  }

  /// Under a name made of the mail's id, so that writing it twice leaves one file.
  private void write(Posted mail, OutgoingMessage message) throws IOException, MessagingException {
    Path folder = Files.createDirectories(data.mail());
    String name = mail.id() + ".eml";
    Path part = folder.resolve(name + ".part");
    try (OutputStream out = Files.newOutputStream(part)) {
      message.writeTo(out);
    }
    Files.move(part, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    LOG.info("No mail server is configured; a mail was written to mail/{}", name);
  }
}
