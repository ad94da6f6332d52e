package org.capacitymetro.tables;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A table of records. The file is read twice: once for the names of its columns, since a later
/// record may have a field that the first ones lack, and once for the rows.
final class RecordTable implements TableReader {
  private final List<String> columns;
  private final Map<String, Integer> places = new HashMap<>();
  private final Records records;

  RecordTable(String file, Limits limits, Supplier<Records> open) {
    this.columns = List.copyOf(columns(file, limits, open));
    for (String column : columns) {
      places.put(column, places.size());
    }
    this.records = open.get();
  }

  /// A table whose columns are known beforehand.
  RecordTable(List<String> columns, Records records) {
    this.columns = columns;
    this.records = records;
    for (String column : columns) {
      places.put(column, places.size());
    }
  }

  private static List<String> columns(String file, Limits limits, Supplier<Records> open) {
    List<String> names = new ArrayList<>();
    Map<String, Boolean> known = new HashMap<>();
    boolean broken = false;
    try (Records records = open.get()) {
      Records.@Nullable Item item;
      do {
        try {
          item = records.next();
          if (item != null) {
            add(item.cells().keySet(), names, known);
          }
        } catch (BrokenRowException e) {
          broken = true;
          item = new Records.Item(e.line(), Map.of());
        }
        if (names.size() > limits.columns()) {
          throw new UnreadableTableException(
              file,
              Unreadable.TOO_MANY_COLUMNS,
              String.format(Locale.ENGLISH, "more than %,d", limits.columns()),
              limits.columns());
        }
      } while (item != null);
    }
    if (names.isEmpty() && !broken) {
      throw new UnreadableTableException(file, Unreadable.NO_ROWS);
    }
    return names;
  }

  /// Puts a new name beside the one before which or after which its first record has it.
  private static void add(Iterable<String> more, List<String> names, Map<String, Boolean> known) {
    int after = -1;
    for (String name : more) {
      if (known.putIfAbsent(name, true) == null) {
        after = after < 0 ? names.size() : after + 1;
        names.add(after, name);
      } else {
        after = names.indexOf(name);
      }
    }
  }

  @Override
  public List<String> columns() {
    return columns;
  }

  @Override
  public @Nullable Row next() {
    Records.@Nullable Item item = records.next();
    while (item != null && item.cells().values().stream().allMatch(String::isEmpty)) {
      item = records.next();
    }
    if (item == null) {
      return null;
    }
    String[] cells = new String[columns.size()];
    java.util.Arrays.fill(cells, "");
    item.cells().forEach((name, text) -> cells[places.getOrDefault(name, 0)] = text);
    return new Row(item.number(), List.of(cells));
  }

  @Override
  public double progress() {
    return records.progress();
  }

  @Override
  public void close() {
    records.close();
  }
}
