package org.capacitymetro.intake;

import java.io.IOException;
import java.util.Locale;
import org.capacitymetro.pages.Page;

/// A file of the web that did not come. What is kept of it is a code, so that each reader gets a
/// sentence in the own language.
final class FetchException extends IOException {
  private static final long serialVersionUID = 1L;

  enum Kind {
    NO_ADDRESS,
    UNREACHABLE,
    ANSWER,
    TOO_LARGE,
    TOO_SLOW;

    String code() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /// @param about the host, what it answered, or the limit that was passed
  FetchException(Kind kind, String about) {
    super(kind.code() + " " + about);
  }

  /// @param kept the message of such an exception, or a sentence from elsewhere, which stays as it
  ///   is
  static String inWords(String kept, Page page) {
    int blank = kept.indexOf(' ');
    for (Kind kind : Kind.values()) {
      if (blank > 0 && kept.substring(0, blank).equals(kind.code())) {
        return page.t("imports.fetch." + kind.code(), "about", kept.substring(blank + 1));
      }
    }
    return kept;
  }
}
