package org.capacitymetro.tables;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Records without a heading, each with fields of its own.
interface Records extends AutoCloseable {

  /// @param number of the record, from 1
  record Item(long number, Map<String, String> cells) {}

  /// The next record; null at the end.
  ///
  /// @throws BrokenRowException when this one cannot be used
  @Nullable Item next();

  double progress();

  @Override
  void close();
}
