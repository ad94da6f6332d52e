package org.capacitymetro.freshness;

import java.util.Locale;

/// How a group of fields was verified.
public enum Method {
  CALL,
  VISIT,
  /// The body answered its mail.
  MAIL_CONFIRMATION,
  /// The body changed its own record.
  ORGANIZATION_EDIT,
  /// Somebody who keeps the map changed the record.
  EDIT,
  /// Compared with the act or register that decides it.
  OFFICIAL_SOURCE,
  /// Taken over from a list. Nobody checked it: a list may be years old on the day it comes in.
  IMPORT;

  /// Whether somebody looked.
  public boolean isCheck() {
    return this != IMPORT;
  }

  /// As in message keys: `mail-confirmation`.
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
