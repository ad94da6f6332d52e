package org.capacitymetro.platform;

/// Something the person at the keyboard can mend: its message is one sentence that says what to do.
/// Ends a command or the start of the server with exit code 2 and no stack trace.
public class UsageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public UsageException(String sentence) {
    super(sentence);
  }

  public UsageException(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
