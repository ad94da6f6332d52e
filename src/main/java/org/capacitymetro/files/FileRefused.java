package org.capacitymetro.files;

import java.util.Locale;

/// A file that is not taken. The reason is for words to the person who brought it.
public class FileRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /// Why.
  public enum Reason {
    EMPTY,
    TOO_LARGE,
    /// Nothing on the list of what is taken.
    UNKNOWN_TYPE,
    /// SVG can carry programs and is not taken at all.
    DRAWING,
    /// Its name says something else than its content.
    LYING_NAME,
    PROGRAM,
    /// It begins like what it says and cannot be read.
    BROKEN,
    TOO_MANY_PIXELS,
    /// A document where a picture was asked for.
    NO_PICTURE;

    /// As in message keys: `too-large`.
    public String code() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  private final Reason reason;

  FileRefused(Reason reason, String detail) {
    super(reason + ": " + detail);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }
}
