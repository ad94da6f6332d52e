package org.capacitymetro.tables;

import java.io.OutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Writes a table row by row for people who open it in a spreadsheet. No cell can start a formula
/// there (CSV injection): in CSV a text that begins with `=`, `+`, `-`, `@`, tab or carriage return
/// gets an apostrophe before it; in XLSX texts are written as texts.
public interface TableWriter extends AutoCloseable {

  /// @param cells texts, numbers, booleans, dates or instants; null is an empty cell
  void row(List<? extends @Nullable Object> cells);

  /// Writes the end; the stream stays open.
  @Override
  void close();

  /// UTF-8 with byte order mark, semicolons (what spreadsheets expect in Italy) and CRLF.
  static TableWriter csv(OutputStream out) {
    return new CsvOutput(out);
  }

  /// One sheet, its first row frozen and bold.
  static TableWriter xlsx(OutputStream out, String sheet) {
    return new XlsxOutput(out, sheet);
  }
}
