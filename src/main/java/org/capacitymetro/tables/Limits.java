package org.capacitymetro.tables;

/// What a file may ask of the machine. Memory follows from the cell and column limits, never from
/// the size of the file.
///
/// @param packed bytes of the file itself
/// @param unpacked bytes after unpacking, each part of an archive counted alone
/// @param ratio how many times its size a packed part may grow; looked at from 16 MB on, since
///   small parts harm nobody and tables pack well
/// @param columns columns of a table
/// @param cell characters of a cell
record Limits(long packed, long unpacked, int ratio, int columns, int cell) {
  static final long RATIO_FROM = 16L << 20;
  static final Limits USUAL = new Limits(2L << 30, 16L << 30, 250, 1_000, 1_000_000);
}
