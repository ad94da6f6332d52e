package org.capacitymetro.tables;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads a table once from its first row to its last, in memory that does not grow with the file.
/// Not safe for several threads.
public interface TableReader extends AutoCloseable {

  /// Headings, each once.
  List<String> columns();

  /// The next row that is not blank; null after the last.
  ///
  /// @throws BrokenRowException when this row cannot be used; the next call goes on after it
  /// @throws UnreadableTableException when nothing more can be read; what was read before should
  ///   then not be used either
  @Nullable Row next();

  /// How far into the file reading has come, 0 to 1.
  double progress();

  @Override
  void close();
}
