package org.capacitymetro.tables;

/// One row that cannot be used; those after it can.
public final class BrokenRowException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final long line;

  /// @param reason what is wrong and what is right, without a full stop
  public BrokenRowException(long line, String reason) {
    super(reason);
    this.line = line;
  }

  /// As [Row#line].
  public long line() {
    return line;
  }
}
