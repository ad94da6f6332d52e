package org.capacitymetro.tables;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Lines of cells as they stand in a file or sheet, before anybody says which is the heading.
interface Lines extends AutoCloseable {

  /// One line, with as many cells as it has.
  record Line(long number, List<String> cells) {
    boolean isBlank() {
      return cells.stream().allMatch(String::isBlank);
    }

    /// Number of cells up to the last one that holds something.
    int width() {
      for (int i = cells.size(); i > 0; i--) {
        if (!cells.get(i - 1).isBlank()) {
          return i;
        }
      }
      return 0;
    }

    /// The cell without white space around it; empty where there is none.
    String cell(int column) {
      return column < cells.size() ? cells.get(column).strip() : "";
    }
  }

  /// The next line, blank ones included or not; null at the end.
  @Nullable Line next();

  double progress();

  /// True when a line with more or fewer cells than the heading is broken, as in CSV; in sheets
  /// blank cells at the end do not exist.
  boolean strict();

  @Override
  void close();
}
