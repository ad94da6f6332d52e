package org.capacitymetro.mail;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import org.capacitymetro.platform.UsageException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// `capacity.mail.*`.
///
/// @param from who mails come from, as in a mail's header: `Map of Torino <map@example.org>`;
///   without it `noreply@` the host of `capacity.public-url`
/// @param bounces the mailbox undelivered mails are reported to, `bounces@example.org`: each mail
///   is sent with a return address of its own, `bounces+ID@example.org`, by which its report is
///   told apart. Without it reports go to `from`
/// @param keepDays how long delivered mails stay in the outbox
@ConfigurationProperties("capacity.mail")
record MailSettings(
    @Nullable String from, @Nullable String bounces, @DefaultValue("90") int keepDays) {

  MailSettings {
    if (keepDays < 1) {
      throw new UsageException("capacity.mail.keep-days must be 1 or more, not " + keepDays + ".");
    }
    if (from != null && !from.isBlank()) {
      parseFrom(from);
    }
    if (bounces != null && !bounces.isBlank() && MailAddress.find(bounces).isEmpty()) {
      throw new UsageException(
          "capacity.mail.bounces must be a mail address, not \"" + bounces + "\".");
    }
  }

  /// @param host the public host of this installation
  InternetAddress sender(String host) {
    return from == null || from.isBlank()
        ? parseFrom("CapaCity Metro <noreply@" + host + ">")
        : parseFrom(from);
  }

  /// Whom reports of undelivered mails go to; null for the sender itself.
  @Nullable MailAddress bounceAddress() {
    return bounces == null || bounces.isBlank() ? null : MailAddress.parse(bounces);
  }

  private static InternetAddress parseFrom(String from) {
    try {
      return new InternetAddress(from, true);
    } catch (AddressException e) {
      throw new UsageException(
          "capacity.mail.from must be one mail address such as \"Map of Torino"
              + " <map@example.org>\", not \""
              + from
              + "\".",
          e);
    }
  }
}
