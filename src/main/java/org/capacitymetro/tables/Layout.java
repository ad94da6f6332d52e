package org.capacitymetro.tables;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.capacitymetro.platform.UsageException;
import org.jspecify.annotations.Nullable;

/// How a file is to be read: what [Tables#guess] finds out and a person may change.
///
/// @param charset character set of text; XLSX, ODS, JSON and XML say theirs themselves
/// @param delimiter between the cells of a CSV
/// @param quote around cells of a CSV that hold the delimiter
/// @param sheet sheet of a workbook, or file in a ZIP archive; null is the first that holds rows
/// @param headerRow line (CSV) or row (sheets) of the heading, from 1; 0 is none: columns are then
///   called `1`, `2` and so on
/// @param headerRows how many rows the heading takes, 1 to 5; several are joined, and a cell merged
///   over several columns speaks for each of them
/// @param path element that repeats, from the root (`Righe/Riga`), or JSON pointer (RFC 6901) of
///   the array (`/data/items`, empty for the document itself)
public record Layout(
    Format format,
    Charset charset,
    char delimiter,
    char quote,
    @Nullable String sheet,
    int headerRow,
    int headerRows,
    @Nullable String path) {
  private static final int MOST_HEADER_ROWS = 5;

  public Layout {
    if (headerRow < 0 || headerRow > 10_000) {
      throw new UsageException("header row is " + headerRow + "; allowed are 0 (none) to 10000.");
    }
    if (headerRows < 1 || headerRows > MOST_HEADER_ROWS) {
      throw new UsageException("header rows are " + headerRows + "; allowed are 1 to 5.");
    }
    if (delimiter == quote || isLineEnd(delimiter) || isLineEnd(quote)) {
      throw new UsageException(
          "delimiter and quote have to differ, and neither may be a line end.");
    }
  }

  public Layout(
      Format format,
      Charset charset,
      char delimiter,
      @Nullable String sheet,
      int headerRow,
      int headerRows,
      @Nullable String path) {
    this(format, charset, delimiter, '"', sheet, headerRow, headerRows, path);
  }

  /// UTF-8, comma, heading in the first row.
  public static Layout of(Format format) {
    return new Layout(format, StandardCharsets.UTF_8, ',', null, 1, 1, null);
  }

  public Layout withCharset(Charset other) {
    return new Layout(format, other, delimiter, quote, sheet, headerRow, headerRows, path);
  }

  public Layout withDelimiter(char other) {
    return new Layout(format, charset, other, quote, sheet, headerRow, headerRows, path);
  }

  public Layout withQuote(char other) {
    return new Layout(format, charset, delimiter, other, sheet, headerRow, headerRows, path);
  }

  public Layout withSheet(@Nullable String other) {
    return new Layout(format, charset, delimiter, quote, other, headerRow, headerRows, path);
  }

  public Layout withHeader(int row, int rows) {
    return new Layout(format, charset, delimiter, quote, sheet, row, rows, path);
  }

  public Layout withPath(@Nullable String other) {
    return new Layout(format, charset, delimiter, quote, sheet, headerRow, headerRows, other);
  }

  private static boolean isLineEnd(char character) {
    return character == '\n' || character == '\r' || character == 0;
  }
}
