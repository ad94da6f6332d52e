package org.capacitymetro.tables;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.capacitymetro.tables.Lines.Line;
import org.jspecify.annotations.Nullable;

/// Opens files of other people: says what they are, and reads them row by row.
public final class Tables {
  /// Rows that a guess shows.
  public static final int SAMPLE = 20;

  private static final int ROWS_FOR_TYPES = 500;
  private static final int LINES_BEFORE = 15;

  private Tables() {}

  /// Finds out how the file is to be read, from its contents and not from its name.
  ///
  /// @param file a file, or a folder with an HSDS package
  /// @throws UnreadableTableException when it holds no table
  public static Guess guess(Path file) {
    return guess(file, Limits.USUAL);
  }

  static Guess guess(Path file, Limits limits) {
    try (Source source = Source.of(file, limits)) {
      return guess(source, Layouts.of(source));
    }
  }

  /// The columns and first rows when the file is read in this way.
  ///
  /// @throws UnreadableTableException when it cannot be
  public static Guess guess(Path file, Layout layout) {
    try (Source source = Source.of(file, Limits.USUAL)) {
      return guess(source, layout);
    }
  }

  /// @throws UnreadableTableException when the file holds no table of this layout
  public static TableReader open(Path file, Layout layout) {
    return open(file, layout, Limits.USUAL);
  }

  static TableReader open(Path file, Layout layout, Limits limits) {
    Source source = Source.of(file, limits);
    try {
      return new Closing(reader(source, layout), source);
    } catch (RuntimeException e) {
      source.close();
      throw e;
    }
  }

  private static Guess guess(Source source, Layout layout) {
    List<Row> rows = new ArrayList<>();
    List<String> names;
    try (TableReader reader = reader(source, layout)) {
      names = reader.columns();
      boolean more = true;
      for (int tries = 0; more && tries < ROWS_FOR_TYPES; tries++) {
        try {
          @Nullable Row row = reader.next();
          more = row != null;
          if (row != null) {
            rows.add(row);
          }
        } catch (BrokenRowException e) {
          continue;
        }
      }
    }
    List<Column> columns = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      int at = i;
      columns.add(
          ColumnTypes.guess(names.get(i), rows.stream().map(row -> row.cells().get(at)).toList()));
    }
    return new Guess(
        layout,
        columns,
        rows.subList(0, Math.min(rows.size(), SAMPLE)),
        Layouts.sheets(source, layout),
        Layouts.paths(source, layout),
        source.isPacked(),
        before(source, layout));
  }

  private static List<Row> before(Source source, Layout layout) {
    List<Row> before = new ArrayList<>();
    if (layout.format().hasHeaderRows()) {
      try (Lines lines = lines(source, layout)) {
        @Nullable Line line = lines.next();
        while (line != null && before.size() < LINES_BEFORE) {
          before.add(new Row(line.number(), line.cells()));
          line = lines.next();
        }
      }
    }
    return before;
  }

  static Lines lines(Source source, Layout layout) {
    return switch (layout.format()) {
      case XLSX -> new XlsxLines(source, layout.sheet());
      case ODS -> new OdsLines(source, layout.sheet());
      default -> new CsvLines(source, Layouts.part(source, layout), layout);
    };
  }

  private static TableReader reader(Source source, Layout layout) {
    Layouts.refuseOthers(source, layout);
    @Nullable String part = Layouts.part(source, layout);
    String path = layout.path() == null ? "" : layout.path();
    return switch (layout.format()) {
      case CSV, XLSX, ODS ->
          new LineTable(source.name(), source.limits(), lines(source, layout), layout);
      case JSON ->
          records(
              source,
              () -> new JsonRecords(source, part, layout.charset(), path, JsonRecords::flat));
      case GEOJSON ->
          records(
              source, () -> new JsonRecords(source, part, layout.charset(), path, GeoJson::rows));
      case XML -> {
        String element = path.isEmpty() ? XmlPaths.likeliest(source, part) : path;
        yield records(source, () -> new XmlRecords(source, part, element));
      }
      case HSDS_JSON ->
          new RecordTable(
              Hsds.columns(), new JsonRecords(source, part, layout.charset(), path, Hsds::rows));
      case HSDS_TABULAR -> new RecordTable(Hsds.columns(), HsdsFiles.open(source, layout));
    };
  }

  private static TableReader records(Source source, Supplier<Records> open) {
    return new RecordTable(source.name(), source.limits(), open);
  }

  /// Closes the file with its reader.
  private record Closing(TableReader reader, Source source) implements TableReader {
    @Override
    public List<String> columns() {
      return reader.columns();
    }

    @Override
    public @Nullable Row next() {
      return reader.next();
    }

    @Override
    public double progress() {
      return reader.progress();
    }

    @Override
    public void close() {
      try (source) {
        reader.close();
      }
    }
  }
}
