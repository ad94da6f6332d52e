package org.capacitymetro.tables;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.capacitymetro.tables.Lines.Line;
import org.jspecify.annotations.Nullable;

/// A table whose heading stands in its first lines.
final class LineTable implements TableReader {
  private static final int LOOK_AHEAD = 200;

  private final Lines lines;
  private final List<String> columns;
  private final Deque<Line> ahead = new ArrayDeque<>();

  LineTable(String file, Limits limits, Lines lines, Layout layout) {
    this.lines = lines;
    try {
      List<Line> heading = heading(file, layout);
      look();
      int width = width(heading, layout.headerRow() == 0);
      if (width > limits.columns()) {
        throw new UnreadableTableException(
            file, Unreadable.TOO_MANY_COLUMNS, width, limits.columns());
      }
      if (width == 0) {
        throw new UnreadableTableException(file, Unreadable.EMPTY);
      }
      this.columns = List.copyOf(Headings.names(heading, width));
    } catch (RuntimeException e) {
      lines.close();
      throw e;
    }
  }

  private List<Line> heading(String file, Layout layout) {
    List<Line> heading = new ArrayList<>();
    long end = (long) layout.headerRow() + layout.headerRows();
    while (layout.headerRow() > 0) {
      @Nullable Line line = lines.next();
      if (line == null) {
        break;
      }
      boolean belongs = line.number() >= layout.headerRow() && !line.isBlank();
      if (belongs && !heading.isEmpty() && !lines.strict() && line.number() >= end) {
        ahead.add(line);
        break;
      }
      if (belongs) {
        heading.add(line);
        if (heading.size() == layout.headerRows()) {
          break;
        }
      }
    }
    if (layout.headerRow() > 0 && heading.isEmpty()) {
      throw new UnreadableTableException(file, Unreadable.NO_HEADER, layout.headerRow());
    }
    return heading;
  }

  private void look() {
    while (ahead.size() < LOOK_AHEAD) {
      @Nullable Line line = lines.next();
      if (line == null) {
        return;
      }
      if (!line.isBlank()) {
        ahead.add(line);
      }
    }
  }

  /// A CSV is as wide as its heading. Sheets may go on to the right of it.
  private int width(List<Line> heading, boolean nameless) {
    int named =
        heading.stream()
            .mapToInt(line -> lines.strict() ? line.cells().size() : line.width())
            .max()
            .orElse(0);
    int widest = ahead.stream().mapToInt(Line::width).max().orElse(0);
    if (!lines.strict()) {
      return Math.max(named, widest);
    }
    return nameless ? ahead.stream().mapToInt(line -> line.cells().size()).max().orElse(0) : named;
  }

  @Override
  public List<String> columns() {
    return columns;
  }

  @Override
  public @Nullable Row next() {
    while (true) {
      @Nullable Line line = ahead.isEmpty() ? lines.next() : ahead.poll();
      if (line == null) {
        return null;
      }
      if (!line.isBlank()) {
        return row(line);
      }
    }
  }

  private Row row(Line line) {
    int count = line.cells().size();
    if (lines.strict() ? line.width() > columns.size() || count < columns.size() : false) {
      throw new BrokenRowException(
          line.number(), "has " + count + " cells, the heading has " + columns.size());
    }
    if (line.width() > columns.size()) {
      throw new BrokenRowException(
          line.number(),
          "has something in column " + line.width() + ", the table has " + columns.size());
    }
    List<String> cells = new ArrayList<>(columns.size());
    for (int column = 0; column < columns.size(); column++) {
      String cell = line.cell(column);
      cells.add(lines.strict() ? Formulas.unguard(cell) : cell);
    }
    return new Row(line.number(), cells);
  }

  @Override
  public double progress() {
    return lines.progress();
  }

  @Override
  public void close() {
    lines.close();
  }
}
