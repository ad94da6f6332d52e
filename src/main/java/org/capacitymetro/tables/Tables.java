package org.capacitymetro.tables;

import java.nio.file.Path;

/// Opens files of other people: says what they are, and reads them row by row.
public final class Tables {
  private Tables() {}

  /// Finds out how the file is to be read, from its contents and not from its name.
  ///
  /// @param file a file, or a folder with an HSDS package
  /// @throws UnreadableTableException when it holds no table
  public static Guess guess(Path file) {
    throw new UnsupportedOperationException();
  }

  /// The columns and first rows when the file is read in this way.
  ///
  /// @throws UnreadableTableException when it cannot be
  public static Guess guess(Path file, Layout layout) {
    throw new UnsupportedOperationException();
  }

  /// @throws UnreadableTableException when the file holds no table of this layout
  public static TableReader open(Path file, Layout layout) {
    throw new UnsupportedOperationException();
  }
}
