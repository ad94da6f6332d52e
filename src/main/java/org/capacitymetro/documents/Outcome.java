package org.capacitymetro.documents;

/// What came of the wish for a PDF.
public sealed interface Outcome {

  /// It is there.
  ///
  /// @param bytes a PDF that conforms to PDF/UA-1
  record Pdf(byte[] bytes, int pages) implements Outcome {}

  /// This installation cannot make any: offer the print view.
  ///
  /// @param what is missing, in English for the operator; `./capacity doctor` says the same
  record EngineMissing(String what) implements Outcome {}

  /// This one was not made.
  ///
  /// @param detail for the log; holds no words of the document
  record NotMade(Reason reason, String detail) implements Outcome {}

  /// Why one was not made.
  enum Reason {
    /// Too many are waiting: worth trying again in a minute.
    BUSY,
    /// It took longer than one may.
    TOO_SLOW,
    /// It has more text or pictures than one may.
    TOO_LARGE,
    /// The engine refused it or died of it.
    REFUSED
  }
}
