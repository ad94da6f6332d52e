package org.capacitymetro.tables;

import java.util.List;

/// One row of a table.
///
/// @param line line of the file on which the row begins (CSV), number of the row in its sheet, or
///   number of the element; from 1
/// @param cells as many as there are columns, empty where nothing stands, without white space
///   around
public record Row(long line, List<String> cells) {
  public Row {
    cells = List.copyOf(cells);
  }
}
