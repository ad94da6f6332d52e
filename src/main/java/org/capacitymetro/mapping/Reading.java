package org.capacitymetro.mapping;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.capacitymetro.geocoding.Geocoder;
import org.capacitymetro.mapping.Interpreter.Entry;
import org.capacitymetro.mapping.SourceRow.Column;
import org.capacitymetro.platform.UsageException;
import org.capacitymetro.tables.Row;
import org.capacitymetro.taxonomy.Taxonomies;
import org.jspecify.annotations.Nullable;

/// Reads the rows of one file with a profile. Remembers no row: whether an id stood in the file
/// already is for the run to see. Not safe for several threads.
public final class Reading {
  private static final int LONGEST_CELL = 20_000;

  private final Profile profile;
  private final Interpreter interpreter;
  private final List<Test> tests = new ArrayList<>();
  private final Map<Column, Filler> fields = new EnumMap<>(Column.class);
  private final Map<String, Filler> attributes = new LinkedHashMap<>();
  private long filtered;

  private record Test(int place, Predicate<String> predicate) {
    boolean holds(List<String> cells) {
      return predicate.test(place < cells.size() ? cells.get(place) : "");
    }
  }

  /// @param columns headings of the file
  /// @throws UsageException when the profile reads a column that the file does not have, or the
  ///   file says no id or no name
  public Reading(Profile profile, List<String> columns, Interpreter interpreter) {
    this.profile = profile;
    this.interpreter = interpreter;
    Map<String, Integer> places = places(columns);
    for (Condition condition : profile.rows()) {
      tests.add(new Test(place(condition.column(), places, columns), condition.test()));
    }
    profile
        .naming(columns)
        .fields()
        .forEach(
            (name, filling) ->
                fields.put(Column.find(name).orElseThrow(), filler(filling, places, columns)));
    profile
        .attributes()
        .forEach((label, filling) -> attributes.put(label, filler(filling, places, columns)));
    refuseWithout(Column.SOURCE_ID, columns);
    refuseWithout(Column.NAME, columns);
  }

  /// @param source name under which the records are known
  /// @param geocoder asked for rows without a point; null to leave them without
  /// @param taxonomies for columns of sectors and targets
  /// @param city code of the city for rows that name no province
  public Reading(
      Profile profile,
      String source,
      List<String> columns,
      Territory territory,
      @Nullable Geocoder geocoder,
      @Nullable Taxonomies taxonomies,
      @Nullable String city) {
    this(profile, columns, new Interpreter(source, profile, territory, geocoder, taxonomies, city));
  }

  /// What the row becomes. Empty for a row that the profile leaves out, and for one that is
  /// refused, about which a refusing finding is given.
  public Optional<Entry> read(Row row, Consumer<Finding> findings) {
    if (!isMeant(row)) {
      filtered++;
      return Optional.empty();
    }
    for (String cell : row.cells()) {
      if (cell.length() > LONGEST_CELL) {
        findings.accept(
            new Finding(row.line(), Reason.CELL_TOO_LONG, cell.length() + " characters"));
        return Optional.empty();
      }
    }
    SourceRow filled = fill(row);
    for (Map.Entry<Column, String> cell : filled.cells().entrySet()) {
      if (hasControlCharacters(cell.getValue())) {
        findings.accept(
            new Finding(row.line(), Reason.CHARACTERS_FORBIDDEN, cell.getKey().canonical()));
        return Optional.empty();
      }
    }
    if (filled.get(Column.SOURCE_ID).isEmpty()) {
      findings.accept(new Finding(row.line(), Reason.ID_MISSING, filled.get(Column.NAME)));
      return Optional.empty();
    }
    if (filled.get(Column.NAME).isEmpty()) {
      findings.accept(new Finding(row.line(), Reason.NAME_MISSING, filled.get(Column.SOURCE_ID)));
      return Optional.empty();
    }
    try {
      return Optional.of(interpreter.interpret(filled, findings));
    } catch (IllegalArgumentException e) {
      findings.accept(
          new Finding(row.line(), Reason.VALUE_REFUSED, String.valueOf(e.getMessage())));
      return Optional.empty();
    }
  }

  /// Whether the profile's conditions hold for the row.
  public boolean isMeant(Row row) {
    for (Test test : tests) {
      if (!test.holds(row.cells())) {
        return false;
      }
    }
    return true;
  }

  /// The row under the names of this map, before anything is made of it.
  public SourceRow fill(Row row) {
    Map<Column, String> cells = new EnumMap<>(Column.class);
    fields.forEach(
        (column, filler) -> {
          String text = filler.fill(row.cells());
          if (!text.isEmpty()) {
            cells.put(column, text);
          }
        });
    Map<String, String> further = new TreeMap<>();
    attributes.forEach(
        (label, filler) -> {
          String text = filler.fill(row.cells());
          if (!text.isEmpty()) {
            further.put(label, text);
          }
        });
    return new SourceRow(row.line(), cells, further);
  }

  /// How many rows the conditions left out until now.
  public long filtered() {
    return filtered;
  }

  private void refuseWithout(Column column, List<String> columns) {
    if (!fields.containsKey(column)) {
      throw new UsageException(
          "the file says no "
              + column.canonical()
              + ": a profile has to fill it from one of the columns "
              + shortened(columns)
              + ".");
    }
  }

  private static Filler filler(Filling filling, Map<String, Integer> places, List<String> columns) {
    filling.readColumns().forEach(name -> place(name, places, columns));
    return new Filler(filling, places);
  }

  private static int place(String column, Map<String, Integer> places, List<String> columns) {
    Integer place = places.get(column);
    if (place == null) {
      throw new UsageException(
          "the profile reads a column \""
              + column
              + "\" that the file does not have; its columns are "
              + shortened(columns)
              + ".");
    }
    return place;
  }

  private static String shortened(List<String> columns) {
    return String.join(", ", columns.subList(0, Math.min(40, columns.size())))
        + (columns.size() > 40 ? " and " + (columns.size() - 40) + " more" : "");
  }

  /// Headings as they are; in small letters too where nothing else is called so.
  private static Map<String, Integer> places(List<String> columns) {
    Map<String, Integer> places = new HashMap<>();
    for (int i = 0; i < columns.size(); i++) {
      places.putIfAbsent(columns.get(i), i);
    }
    for (int i = 0; i < columns.size(); i++) {
      places.putIfAbsent(columns.get(i).strip(), i);
      places.putIfAbsent(columns.get(i).strip().toLowerCase(Locale.ROOT), i);
    }
    return places;
  }

  private static boolean hasControlCharacters(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' && c != '\n' && c != '\r' && c != '\t' || c == 0x7f) {
        return true;
      }
    }
    return false;
  }
}
