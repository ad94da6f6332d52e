package org.capacitymetro.mail;

import java.util.Locale;

/// What became of a mail.
public enum MailState {
  /// Not delivered yet, or to be tried again.
  WAITING,
  /// Taken by the mail server.
  SENT,
  /// Written to a file, since no mail server is configured.
  WRITTEN,
  /// Given up: the mail server refused it for a reason that is not the address, or was away for
  /// days.
  FAILED,
  /// The address does not take mail.
  BOUNCED;

  String column() {
    return name().toLowerCase(Locale.ROOT);
  }

  static MailState parse(String column) {
    return valueOf(column.toUpperCase(Locale.ROOT));
  }
}
