package org.capacitymetro.tables;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.capacitymetro.tables.Lines.Line;

/// Finds the heading among the first lines, and makes names of it.
final class Headings {
  /// Where the heading stands; row 0 is nowhere.
  record Place(int row, int rows) {}

  private static final Pattern VALUE =
      Pattern.compile(
          "[+-]?[\\d\\s.,/:()-]*\\d[\\d\\s.,/:()%€-]*|\\S+@\\S+\\.\\S+|(?i)(https?://|www\\.)\\S+|(?i)true|false|vero|falso");
  private static final int LONGEST_NAME = 120;
  private static final double WIDE = 0.6;

  private Headings() {}

  static Place find(List<Line> lines) {
    List<Line> filled = lines.stream().filter(line -> !line.isBlank()).toList();
    int width = usualWidth(filled);
    for (int i = 0; i < Math.min(filled.size(), 50); i++) {
      Line line = filled.get(i);
      boolean several = i + 1 < filled.size() && isUpper(line, filled, i, width);
      if (several) {
        return new Place(row(line), 2);
      }
      if (filledCells(line) >= Math.max(1, WIDE * width)) {
        return looksLikeNames(line, filled.subList(i + 1, filled.size()))
            ? new Place(row(line), 1)
            : new Place(0, 1);
      }
    }
    return new Place(0, 1);
  }

  private static int row(Line line) {
    return Math.toIntExact(line.number());
  }

  /// A row of merged headings: names over the first of several columns, and the names of these
  /// below.
  private static boolean isUpper(Line line, List<Line> filled, int at, int width) {
    Line below = filled.get(at + 1);
    if (filledCells(line) < 2
        || filledCells(line) >= width
        || below.number() != line.number() + 1
        || at + 2 >= filled.size()) {
      return false;
    }
    int together = 0;
    int under = 0;
    for (int column = 0; column < width; column++) {
      boolean above = !line.cell(column).isEmpty();
      boolean beneath = !below.cell(column).isEmpty();
      together += above || beneath ? 1 : 0;
      under += !above && beneath ? 1 : 0;
    }
    List<Line> rest = filled.subList(at + 2, filled.size());
    return under > 0
        && together >= Math.max(2, WIDE * width)
        && looksLikeNames(line, rest)
        && looksLikeNames(below, rest)
        && (filledCells(below) < width || differs(below, rest));
  }

  private static int usualWidth(List<Line> lines) {
    List<Integer> counts = lines.stream().map(Headings::filledCells).sorted().toList();
    return counts.isEmpty() ? 0 : counts.get(counts.size() * 2 / 3);
  }

  private static int filledCells(Line line) {
    return (int) line.cells().stream().filter(cell -> !cell.isBlank()).count();
  }

  /// Short texts, each once, none of them a value.
  private static boolean looksLikeNames(Line line, List<Line> rest) {
    Set<String> seen = new HashSet<>();
    int names = 0;
    int doubles = 0;
    for (String cell : line.cells()) {
      String name = cell.strip();
      if (!name.isEmpty()) {
        names++;
        if (VALUE.matcher(name).matches() || name.length() > LONGEST_NAME) {
          return false;
        }
        doubles += seen.add(name) ? 0 : 1;
      }
    }
    return names > 0
        && doubles <= names / 4
        && (rest.isEmpty() || differs(line, rest) || !repeats(line, rest));
  }

  /// True when a column below holds values such as numbers where the line holds a name.
  private static boolean differs(Line line, List<Line> rest) {
    for (int column = 0; column < line.cells().size(); column++) {
      int values = 0;
      int texts = 0;
      for (Line below : rest.subList(0, Math.min(rest.size(), 100))) {
        String cell = below.cell(column);
        if (!cell.isEmpty()) {
          boolean value = VALUE.matcher(cell).matches();
          values += value ? 1 : 0;
          texts += value ? 0 : 1;
        }
      }
      if (!line.cell(column).isEmpty() && values > 0 && values >= 4 * texts) {
        return true;
      }
    }
    return false;
  }

  /// True when a cell of the line stands in its column below again, as values do and names do not.
  private static boolean repeats(Line line, List<Line> rest) {
    for (int column = 0; column < line.cells().size(); column++) {
      String cell = line.cell(column);
      int at = column;
      if (!cell.isEmpty() && rest.stream().anyMatch(below -> below.cell(at).equals(cell))) {
        return true;
      }
    }
    return false;
  }

  /// Names of the columns: several rows joined by a space, a name spread over the columns to its
  /// right that have a name of their own below; each once.
  static List<String> names(List<Line> heading, int width) {
    List<String> names = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    String[] spread = new String[heading.size()];
    for (int column = 0; column < width; column++) {
      StringBuilder name = new StringBuilder();
      for (int row = 0; row < heading.size(); row++) {
        String cell = clean(heading.get(row).cell(column));
        boolean last = row == heading.size() - 1;
        spread[row] = cell.isEmpty() && !last ? spread[row] : cell;
        boolean below = last || hasNameBelow(heading, row, column);
        String part = cell.isEmpty() && (last || !below) ? "" : spread[row];
        if (part != null && !part.isEmpty() && !name.toString().endsWith(part)) {
          name.append(name.isEmpty() ? "" : " ").append(part);
        }
        if (!cell.isEmpty()) {
          forgetBelow(spread, row);
        }
      }
      names.add(unique(name.isEmpty() ? String.valueOf(column + 1) : name.toString(), seen));
    }
    return names;
  }

  private static void forgetBelow(String[] spread, int row) {
    for (int below = row + 1; below < spread.length - 1; below++) {
      spread[below] = "";
    }
  }

  private static boolean hasNameBelow(List<Line> heading, int row, int column) {
    return heading.subList(row + 1, heading.size()).stream()
        .anyMatch(line -> !line.cell(column).isEmpty());
  }

  private static String clean(String name) {
    String plain = name.replaceAll("[\\s\\p{Cntrl}\\ufeff]+", " ").strip();
    return plain.length() <= LONGEST_NAME ? plain : plain.substring(0, LONGEST_NAME - 1) + "…";
  }

  static String unique(String name, Set<String> seen) {
    String free = name;
    for (int i = 2; !seen.add(free); i++) {
      free = name + " (" + i + ")";
    }
    return free;
  }
}
