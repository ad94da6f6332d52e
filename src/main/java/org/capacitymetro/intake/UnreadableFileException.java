package org.capacitymetro.intake;

import org.capacitymetro.platform.UsageException;

/// A file of which nothing can be taken; the message says in one sentence why and what to do.
class UnreadableFileException extends UsageException {
  private static final long serialVersionUID = 1L;

  UnreadableFileException(String sentence) {
    super(sentence);
  }

  UnreadableFileException(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
