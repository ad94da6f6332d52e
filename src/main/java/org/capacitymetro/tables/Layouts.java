package org.capacitymetro.tables;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.capacitymetro.tables.Lines.Line;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonToken;

/// Finds the layout of a file, and what else there is to choose.
final class Layouts {
  private static final int START = 1 << 16;
  private static final int LINES = 300;

  private Layouts() {}

  static Layout of(Source source) {
    return switch (source.kind()) {
      case XLSX, ODS -> sheet(source);
      case TEXT, GZIP -> text(source, null);
      case ARCHIVE, FOLDER -> {
        List<String> tables = source.tables();
        if (HsdsFiles.isPackage(tables)) {
          yield Layout.of(Format.HSDS_TABULAR);
        }
        yield text(
            source,
            tables.stream()
                .filter(table -> !table.endsWith("datapackage.json"))
                .findFirst()
                .orElseThrow(
                    () -> new UnreadableTableException(source.name(), Unreadable.ARCHIVE)));
      }
    };
  }

  /// The sheet with the most cells in its first rows, and the heading in it.
  private static Layout sheet(Source source) {
    Format format = source.kind() == Source.Kind.XLSX ? Format.XLSX : Format.ODS;
    List<String> names = format == Format.XLSX ? XlsxLines.sheets(source) : OdsLines.sheets(source);
    Layout best = Layout.of(format);
    long most = -1;
    for (String name : names.subList(0, Math.min(names.size(), 50))) {
      Layout layout = Layout.of(format).withSheet(name);
      List<Line> first = new ArrayList<>();
      try (Lines lines = Tables.lines(source, layout)) {
        @Nullable Line line = lines.next();
        while (line != null && first.size() < LINES) {
          first.add(line);
          line = lines.next();
        }
      }
      long cells = 0;
      for (Line line : first) {
        long filled = line.cells().stream().filter(cell -> !cell.isBlank()).count();
        cells += filled > 1 ? filled : 0;
      }
      if (cells > most) {
        most = cells;
        Headings.Place place = Headings.find(first);
        best = layout.withHeader(place.row(), place.rows());
      }
    }
    return best;
  }

  private static Layout text(Source source, @Nullable String part) {
    Charset charset = CharsetGuess.of(source, part);
    String start = start(source, part, charset).stripLeading();
    if (start.isEmpty()) {
      throw new UnreadableTableException(source.name(), Unreadable.EMPTY);
    }
    if (start.startsWith("<")) {
      List<String> paths = XmlPaths.of(source, part);
      if (paths.isEmpty()) {
        throw new UnreadableTableException(source.name(), Unreadable.NO_ROWS);
      }
      return Layout.of(Format.XML).withSheet(part).withPath(paths.get(0));
    }
    boolean json = start.matches("(?s)(\\{\\s*[\"}].*|\\[\\s*[\\[{\"\\]\\d-].*)");
    return json ? json(source, part, charset) : CsvGuess.of(source, part, charset);
  }

  private static String start(Source source, @Nullable String part, Charset charset) {
    try (Reader reader = new BufferedReader(CsvLines.text(source.open(part), charset))) {
      char[] chars = new char[START];
      int length = Math.max(0, reader.read(chars));
      return new String(chars, 0, length);
    } catch (IOException | UncheckedIOException e) {
      throw new UnreadableTableException(source.name(), Unreadable.CHARSET, charset.name(), 1);
    }
  }

  private static Layout json(Source source, @Nullable String part, Charset charset) {
    Set<String> root = fields(source, part, charset, "");
    List<String> paths = JsonPaths.of(source, part, charset);
    String path = paths.isEmpty() ? "" : paths.get(0);
    Format format = Format.JSON;
    List<String> files = root.stream().filter(name -> name.endsWith(".csv")).toList();
    if (HsdsFiles.isPackage(files)) {
      return Layout.of(Format.HSDS_TABULAR).withCharset(charset).withSheet(part);
    }
    if (root.contains("features") || (root.contains("geometry") && root.contains("properties"))) {
      format = Format.GEOJSON;
      path = root.contains("features") ? "/features" : "";
    } else if (Hsds.isRecord(root)) {
      format = Format.HSDS_JSON;
      path = "";
    } else if (Hsds.isRecord(fields(source, part, charset, path))) {
      format = Format.HSDS_JSON;
    } else if (looksLikeLines(source, part, charset)) {
      path = "";
    }
    return Layout.of(format).withCharset(charset).withSheet(part).withPath(path);
  }

  /// Names of the fields of the first object at the path, or in the array there.
  private static Set<String> fields(
      Source source, @Nullable String part, Charset charset, String path) {
    Set<String> names = new LinkedHashSet<>();
    try (JsonRecords records =
        new JsonRecords(
            source,
            part,
            charset,
            path,
            tree -> {
              if (tree instanceof Tree.Branch branch) {
                names.addAll(branch.fields().keySet());
              }
              return JsonRecords.flat(tree);
            })) {
      try {
        records.next();
      } catch (BrokenRowException e) {
        names.addAll(rootNames(source, part, charset));
      }
    }
    return names;
  }

  /// As the fields of the root, of a document too big to be one record.
  private static Set<String> rootNames(Source source, @Nullable String part, Charset charset) {
    Set<String> names = new HashSet<>();
    try (JsonStream json =
        new JsonStream(source.name(), source.open(part), charset, source.limits())) {
      if (json.next() == JsonToken.START_OBJECT) {
        while (json.next() == JsonToken.PROPERTY_NAME) {
          names.add(json.name());
          json.next();
          json.skipChildren();
        }
      }
    }
    return names;
  }

  /// True when one root value follows another, as in JSON lines.
  private static boolean looksLikeLines(Source source, @Nullable String part, Charset charset) {
    try (JsonStream json =
        new JsonStream(source.name(), source.open(part), charset, source.limits())) {
      if (json.next() == JsonToken.START_OBJECT) {
        json.skipChildren();
        return json.next() == JsonToken.START_OBJECT;
      }
      return false;
    }
  }

  /// The part of an archive or folder that the layout means; null for the file itself.
  static @Nullable String part(Source source, Layout layout) {
    boolean several = source.kind() == Source.Kind.ARCHIVE || source.kind() == Source.Kind.FOLDER;
    if (!several) {
      return null;
    }
    List<String> tables = source.tables();
    @Nullable String sheet = layout.sheet();
    if (sheet == null) {
      return tables.isEmpty() ? null : tables.get(0);
    }
    if (!tables.contains(sheet)) {
      throw new UnreadableTableException(
          source.name(), Unreadable.NO_SHEET, sheet, String.join(", ", tables));
    }
    return sheet;
  }

  static List<String> sheets(Source source, Layout layout) {
    return switch (layout.format()) {
      case XLSX -> XlsxLines.sheets(source);
      case ODS -> OdsLines.sheets(source);
      case HSDS_TABULAR -> List.of();
      default -> source.tables();
    };
  }

  static List<String> paths(Source source, Layout layout) {
    @Nullable String part = part(source, layout);
    return switch (layout.format()) {
      case XML -> XmlPaths.of(source, part);
      case JSON, GEOJSON, HSDS_JSON -> JsonPaths.of(source, part, layout.charset());
      default -> List.of();
    };
  }

  /// A workbook can be read only as the workbook it is, and a text not as one.
  static void refuseOthers(Source source, Layout layout) {
    boolean fits =
        switch (source.kind()) {
          case XLSX -> layout.format() == Format.XLSX;
          case ODS -> layout.format() == Format.ODS;
          case TEXT, GZIP, ARCHIVE, FOLDER ->
              layout.format() != Format.XLSX && layout.format() != Format.ODS;
        };
    if (!fits) {
      throw new UnreadableTableException(
          source.name(), Unreadable.OTHER_FORMAT, layout.format(), source.kind());
    }
  }
}
