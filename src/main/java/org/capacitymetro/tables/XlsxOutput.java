package org.capacitymetro.tables;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/// Texts are written as texts, which no spreadsheet evaluates. More rows than a sheet takes go on
/// in a second one with the same heading.
final class XlsxOutput implements TableWriter {
  private static final ZoneId ZONE = ZoneId.of("Europe/Rome");
  private static final int LONGEST_CELL = 32_767;
  private static final int MOST_ROWS = 1_048_576;
  private static final int ROWS_IN_MEMORY = 500;

  private final Workbook workbook;
  private final String name;
  private final int mostRows;
  private List<? extends @Nullable Object> heading = List.of();
  private Worksheet sheet;
  private int sheets = 1;
  private int row;

  XlsxOutput(OutputStream out, String sheet) {
    this(out, sheet, MOST_ROWS);
  }

  XlsxOutput(OutputStream out, String sheet, int mostRows) {
    this.workbook = new Workbook(out, "CapaCity Metro", "1.0");
    this.name = sheetName(sheet);
    this.mostRows = mostRows;
    this.sheet = workbook.newWorksheet(name);
  }

  private static String sheetName(String wanted) {
    String allowed = wanted.replaceAll("[\\[\\]*?/\\\\:'\\p{Cntrl}]", " ").strip();
    return allowed.isEmpty() ? "1" : allowed.substring(0, Math.min(allowed.length(), 26)).strip();
  }

  @Override
  public void row(List<? extends @Nullable Object> cells) {
    try {
      if (row == mostRows) {
        sheet.finish();
        sheets++;
        sheet = workbook.newWorksheet(name + " " + sheets);
        row = 0;
        write(heading);
      }
      if (sheets == 1 && row == 0) {
        heading = cells;
      }
      write(cells);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write(List<? extends @Nullable Object> cells) throws IOException {
    if (row == 0) {
      sheet.freezePane(0, 1);
    }
    for (int column = 0; column < cells.size(); column++) {
      cell(column, cells.get(column));
      if (row == 0) {
        sheet.style(0, column).bold().set();
      }
    }
    row++;
    if (row % ROWS_IN_MEMORY == 0) {
      sheet.flush();
    }
  }

  private void cell(int column, @Nullable Object cell) {
    switch (cell) {
      case null -> {}
      case Number number -> sheet.value(row, column, number);
      case Boolean yes -> sheet.value(row, column, yes);
      case LocalDate date -> {
        sheet.value(row, column, date);
        sheet.style(row, column).format("yyyy-mm-dd").set();
      }
      case Instant instant -> {
        sheet.value(row, column, LocalDateTime.ofInstant(instant, ZONE));
        sheet.style(row, column).format("yyyy-mm-dd hh:mm").set();
      }
      default -> sheet.inlineString(row, column, clean(cell.toString()));
    }
  }

  private static String clean(String text) {
    String allowed = text.replaceAll("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\uFFFE\\uFFFF]", "");
    return allowed.length() <= LONGEST_CELL
        ? allowed
        : allowed.substring(0, LONGEST_CELL - 1) + "…";
  }

  @Override
  public void close() {
    try {
      sheet.finish();
      workbook.finish();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
