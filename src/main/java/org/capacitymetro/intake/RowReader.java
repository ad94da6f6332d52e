package org.capacitymetro.intake;

import java.nio.file.Path;
import java.util.function.LongConsumer;
import org.capacitymetro.mapping.Finding;
import org.capacitymetro.mapping.SourceRow;

/// Reads one kind of file row by row.
sealed interface RowReader permits CanonicalCsv, GeoJsonPoints {

  /// What becomes of the rows.
  interface Rows {
    void take(SourceRow row);

    void refuse(Finding finding);
  }

  /// @param line told the line reached, for the progress bar
  /// @throws UnreadableFileException when nothing in the file can be read
  void read(Path file, Rows rows, LongConsumer line);
}
