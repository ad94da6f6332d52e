package org.capacitymetro.authoring;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.capacitymetro.practices.Sheet;
import org.capacitymetro.practices.SheetProblem;
import org.capacitymetro.writing.Codes;
import org.capacitymetro.writing.Euro;
import org.capacitymetro.writing.Typed;
import org.jspecify.annotations.Nullable;

/// Reads single fields of a form, and gathers the problems met on the way. A value in trouble is
/// left out.
final class TypedFields {
  private final Typed typed;
  private final List<SheetProblem> problems = new ArrayList<>();

  TypedFields(Typed typed) {
    this.typed = typed;
  }

  void tell(SheetProblem problem) {
    problems.add(problem);
  }

  List<SheetProblem> problems() {
    return problems;
  }

  /// As it was typed.
  String plain(String name) {
    return typed.text(name);
  }

  /// One line; what is too long is told and left out.
  String text(String name) {
    String words = oneLine(typed.text(name));
    if (words.length() > Sheet.LONGEST_LINE) {
      tell(
          SheetProblem.of(name, "characters", "most", Sheet.LONGEST_LINE, "typed", words.length()));
      return "";
    }
    return words;
  }

  /// What was ticked, without what is not known.
  List<String> known(String name, Predicate<String> isKnown) {
    return typed.list(name).stream().filter(isKnown).limit(Sheet.MOST_ROWS).toList();
  }

  /// The value of this code; `otherwise` for anything else.
  <E extends Enum<E>> E choice(String name, Class<E> type, E otherwise) {
    return Codes.parse(type, typed.text(name)).orElse(otherwise);
  }

  /// The rows of a list; `read` gives nothing for a row that says nothing.
  <T> List<T> rows(String name, Function<Integer, Optional<T>> read) {
    List<T> rows = new ArrayList<>();
    for (int row : typed.rows(name)) {
      read.apply(row).ifPresent(rows::add);
    }
    if (rows.size() > Sheet.MOST_ROWS) {
      tell(SheetProblem.of(name, "many", "most", Sheet.MOST_ROWS, "typed", rows.size()));
      return List.of();
    }
    return rows;
  }

  /// Whether nothing was typed into these parts of a row.
  boolean blank(String row, String... parts) {
    return Stream.of(parts).allMatch(part -> typed.text(row + "." + part).isEmpty());
  }

  /// Null where nothing was typed, or no month of 1980 to 2100.
  @Nullable YearMonth month(String name) {
    String words = typed.text(name);
    if (words.isEmpty()) {
      return null;
    }
    try {
      YearMonth month = YearMonth.parse(words);
      if (month.getYear() >= 1980 && month.getYear() <= 2100) {
        return month;
      }
    } catch (DateTimeException e) {
      // Told below.
    }
    tell(SheetProblem.of(name, "month", "typed", shortened(words)));
    return null;
  }

  /// Null where nothing was typed, or no year of 1980 to 2099.
  @Nullable Integer year(String name) {
    String words = typed.text(name);
    if (words.isEmpty()) {
      return null;
    }
    if (words.matches("19[89][0-9]|20[0-9]{2}")) {
      return Integer.valueOf(words);
    }
    tell(SheetProblem.of(name, "year", "typed", shortened(words)));
    return null;
  }

  /// Euro; null where nothing was typed, or no amount.
  @Nullable BigDecimal amount(String name) {
    String words = typed.text(name);
    if (words.isEmpty()) {
      return null;
    }
    BigDecimal amount = Euro.parse(words).orElse(null);
    if (amount == null) {
      tell(SheetProblem.of(name, "amount", "typed", shortened(words)));
    }
    return amount;
  }

  /// The address of a page; empty where nothing was typed, or no address.
  String web(String name) {
    String address = text(name);
    if (!address.isEmpty() && !Sheet.WEB.matcher(address).matches()) {
      tell(SheetProblem.of(name, "web"));
      return "";
    }
    return address;
  }

  /// Words between commas.
  List<String> keywords() {
    List<String> keywords =
        Stream.of(typed.text("keywords").split("[,;\n]"))
            .map(String::strip)
            .filter(word -> !word.isEmpty())
            .distinct()
            .toList();
    if (keywords.size() > Sheet.MOST_ROWS
        || keywords.stream().anyMatch(word -> word.length() > 60)) {
      tell(SheetProblem.of("keywords", "keywords", "most", Sheet.MOST_ROWS));
      return List.of();
    }
    return keywords;
  }

  /// Blanks and line ends as single blanks.
  static String oneLine(String words) {
    return words.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
  }

  private static String shortened(String words) {
    return words.length() <= 40 ? words : words.substring(0, 40) + "…";
  }
}
