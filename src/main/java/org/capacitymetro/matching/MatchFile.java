package org.capacitymetro.matching;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.capacitymetro.geo.Point;
import org.capacitymetro.italy.ItalianContacts;
import org.capacitymetro.matching.MatchColumns.Part;
import org.capacitymetro.platform.UsageException;
import org.capacitymetro.tables.BrokenRowException;
import org.capacitymetro.tables.Layout;
import org.capacitymetro.tables.Row;
import org.capacitymetro.tables.TableReader;
import org.capacitymetro.tables.Tables;
import org.jspecify.annotations.Nullable;

/// Reads a list of anything for the matcher.
///
/// @param broken lines that could not be read
record MatchFile(List<Traits> records, int broken) {

  /// @param id column whose values name the records, or null to name them by their line
  /// @throws UsageException when the file, the column or an id cannot be used
  static MatchFile read(Path file, MatchColumns columns, @Nullable String id) {
    if (!Files.exists(file)) {
      throw new UsageException(file + " is not there: give the path of a file.");
    }
    List<Traits> records = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    int broken = 0;
    try (TableReader reader = Tables.open(file, layout(file, columns))) {
      MatchColumns.Found found = columns.in(file.getFileName().toString(), reader.columns());
      int idAt = idColumn(file, reader.columns(), id);
      @Nullable Row row = null;
      do {
        try {
          row = reader.next();
        } catch (BrokenRowException e) {
          broken++;
          continue;
        }
        if (row != null) {
          String name = idAt < 0 ? Long.toString(row.line()) : row.cells().get(idAt).strip();
          if (name.isEmpty()) {
            name = "line " + row.line();
          }
          if (!ids.add(name)) {
            throw new UsageException(
                file.getFileName()
                    + ", line "
                    + row.line()
                    + ": the id \""
                    + name
                    + "\" stands twice; choose a column of --id in which every value is another.");
          }
          records.add(traits(name, found, row.cells()));
        }
      } while (row != null);
    }
    return new MatchFile(records, broken);
  }

  /// As guessed; with a heading in the first row where the guess sees none but the columns asked
  /// for stand there.
  private static Layout layout(Path file, MatchColumns columns) {
    Layout guessed = Tables.guess(file).layout();
    if (guessed.headerRow() == 0 && guessed.format().hasHeaderRows()) {
      Layout headed = guessed.withHeader(1, 1);
      try (TableReader reader = Tables.open(file, headed)) {
        return columns.areAskedIn(reader.columns()) ? headed : guessed;
      }
    }
    return guessed;
  }

  private static int idColumn(Path file, List<String> headings, @Nullable String id) {
    if (id == null) {
      return -1;
    }
    OptionalInt at = MatchColumns.first(headings, List.of(id.split("\\|")));
    return at.orElseThrow(
        () ->
            new UsageException(
                "--id: "
                    + file.getFileName()
                    + " has no column \""
                    + id
                    + "\"; its columns are "
                    + String.join(", ", headings)
                    + "."));
  }

  private static Traits traits(String id, MatchColumns.Found found, List<String> cells) {
    List<String> codes = new ArrayList<>();
    int[] places = found.places().getOrDefault(Part.CODE, new int[0]);
    for (int i = 0; i < places.length; i++) {
      String code = value(cells.get(places[i]));
      if (!code.isEmpty()) {
        codes.add((i + 1) + ":" + code);
      }
    }
    List<String> phones = new ArrayList<>();
    for (String cell : found.cells(Part.PHONE, cells)) {
      phones.addAll(ItalianContacts.splitPhones(cell));
    }
    return new Traits(
        id,
        value(found.joined(Part.NAME, cells)),
        value(found.joined(Part.ADDRESS, cells)),
        value(found.joined(Part.CITY, cells)),
        value(found.joined(Part.POSTCODE, cells)),
        phones,
        several(found.cells(Part.EMAIL, cells)),
        several(found.cells(Part.WEBSITE, cells)),
        codes,
        point(found, cells),
        new LinkedHashSet<>(found.cells(Part.KIND, cells)));
  }

  private static List<String> several(List<String> cells) {
    List<String> values = new ArrayList<>();
    for (String cell : cells) {
      for (String part : cell.split("[;,\\s]+")) {
        if (!part.isEmpty()) {
          values.add(part);
        }
      }
    }
    return values;
  }

  private static String value(String cell) {
    return ItalianContacts.isPlaceholder(cell) ? "" : cell.strip();
  }

  private static @Nullable Point point(MatchColumns.Found found, List<String> cells) {
    try {
      double lat = Double.parseDouble(found.joined(Part.LAT, cells).replace(',', '.'));
      double lon = Double.parseDouble(found.joined(Part.LON, cells).replace(',', '.'));
      boolean nowhere = lat == 0 && lon == 0;
      return nowhere ? null : new Point(lat, lon);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
