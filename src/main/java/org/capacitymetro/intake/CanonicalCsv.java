package org.capacitymetro.intake;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import org.capacitymetro.mapping.Finding;
import org.capacitymetro.mapping.Reason;
import org.capacitymetro.mapping.SourceRow;
import org.capacitymetro.mapping.SourceRow.Column;

/// The canonical CSV: UTF-8 with or without byte order mark, one header line with the column names
/// in any order, separated by comma, semicolon or tab. `source_id` and `name` must be there; a
/// column that is not known is refused, so that a misspelt heading does not lose its cells in
/// silence.
final class CanonicalCsv implements RowReader {
  static final int LONGEST_CELL = 20_000;
  private static final int LONGEST_READABLE_CELL = 16_000_000;
  private static final int MOST_CELLS = 100_000;

  @Override
  public void read(Path file, Rows rows, LongConsumer line) {
    char separator = separator(TextFile.start(file, 4_000));
    CsvRecordHandler handler =
        CsvRecordHandler.builder()
            .maxFields(MOST_CELLS)
            .maxFieldSize(LONGEST_READABLE_CELL)
            .maxRecordSize(4 * LONGEST_READABLE_CELL)
            .build();
    try (CsvReader<CsvRecord> csv =
        CsvReader.builder()
            .fieldSeparator(separator)
            .detectBomHeader(true)
            .skipEmptyLines(true)
            .allowExtraFields(true)
            .allowMissingFields(true)
            .allowUnclosedQuote(false)
            .maxBufferSize(4 * LONGEST_READABLE_CELL)
            .build(handler, file)) {
      Iterator<CsvRecord> records = csv.iterator();
      List<Column> header = header(file, records);
      readRows(records, header, rows, line);
    } catch (IOException e) {
      throw new UnreadableFileException(file + ": cannot be read (" + e.getMessage() + ").", e);
    }
  }

  private static char separator(String start) {
    String firstLine = start.lines().findFirst().orElse("");
    if (firstLine.indexOf(',') >= 0) {
      return ',';
    }
    return firstLine.indexOf('\t') >= 0 ? '\t' : firstLine.indexOf(';') >= 0 ? ';' : ',';
  }

  private static List<Column> header(Path file, Iterator<CsvRecord> records) {
    List<String> names;
    try {
      names = records.hasNext() ? records.next().getFields() : List.of();
    } catch (CsvParseException e) {
      throw new UnreadableFileException(file + ": the first line is not a CSV header.", e);
    }
    List<Column> header = new ArrayList<>();
    List<String> unknown = new ArrayList<>();
    for (String name : names) {
      String wanted = name.strip().toLowerCase(Locale.ROOT);
      Arrays.stream(Column.values())
          .filter(column -> column.canonical().equals(wanted))
          .findFirst()
          .ifPresentOrElse(header::add, () -> unknown.add(name));
    }
    boolean usable = header.contains(Column.SOURCE_ID) && header.contains(Column.NAME);
    if (!usable || !unknown.isEmpty() || header.stream().distinct().count() < header.size()) {
      String found =
          names.size() > Column.values().length
              ? names.size() + " columns"
              : "\"" + new Finding(1, Reason.COLUMNS_WRONG, String.join(",", names)).value() + "\"";
      throw new UnreadableFileException(
          "%s: the first line must name columns among %s (source_id and name at least, each once), but is %s."
              .formatted(
                  file,
                  Arrays.stream(Column.values())
                      .map(Column::canonical)
                      .collect(Collectors.joining(",")),
                  found));
    }
    return header;
  }

  private static void readRows(
      Iterator<CsvRecord> records, List<Column> header, Rows rows, LongConsumer line) {
    long lastLine = 1;
    try {
      while (records.hasNext()) {
        CsvRecord record = records.next();
        lastLine = record.getStartingLineNumber();
        line.accept(lastLine);
        readRow(record, header, rows);
      }
    } catch (CsvParseException | UncheckedIOException e) {
      rows.refuse(
          new Finding(
              lastLine + 1,
              Reason.REST_UNREADABLE,
              "a quotation mark after line "
                  + lastLine
                  + " is never closed, or a cell is too big"));
    }
  }

  private static void readRow(CsvRecord record, List<Column> header, Rows rows) {
    long line = record.getStartingLineNumber();
    if (record.getFieldCount() != header.size()) {
      String counted = record.getFieldCount() + " cells, the header has " + header.size();
      rows.refuse(new Finding(line, Reason.COLUMNS_WRONG, counted));
      return;
    }
    Map<Column, String> cells = new EnumMap<>(Column.class);
    for (int i = 0; i < header.size(); i++) {
      cells.put(header.get(i), record.getField(i));
    }
    take(new SourceRow(line, cells), rows);
  }

  /// Refuses what no reader could use, whatever the format of the file.
  static void take(SourceRow row, Rows rows) {
    for (Map.Entry<Column, String> cell : row.cells().entrySet()) {
      if (cell.getValue().length() > LONGEST_CELL) {
        rows.refuse(
            new Finding(
                row.line(),
                Reason.CELL_TOO_LONG,
                cell.getKey().canonical() + ": " + cell.getValue().length() + " characters"));
        return;
      }
      if (TextFile.hasControlCharacters(cell.getValue())) {
        rows.refuse(
            new Finding(row.line(), Reason.CHARACTERS_FORBIDDEN, cell.getKey().canonical()));
        return;
      }
    }
    rows.take(row);
  }
}
