package org.capacitymetro.mapping;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.capacitymetro.text.Slug;
import org.jspecify.annotations.Nullable;

/// A [Filling] made ready for the rows of one file: columns are places in the row, patterns are
/// compiled.
final class Filler {
  private static final char NO_BREAK_SPACE = '\u00a0';

  private final Filling filling;
  private final int column;
  private final int[] columns;
  private final String join;
  private final List<Filler> firstOf;
  private final List<Replacement> replacements = new ArrayList<>();
  private final @Nullable Pattern separator;
  private final @Nullable Pattern extract;
  private final Map<String, String> meanings = new HashMap<>();
  private final TreeMap<String, String> beginnings = new TreeMap<>();

  private record Replacement(Pattern pattern, String by) {}

  /// @param places place of each column in the row
  Filler(Filling filling, Map<String, Integer> places) {
    this.filling = filling;
    this.column = filling.column() == null ? -1 : places.getOrDefault(filling.column(), -1);
    this.columns =
        filling.columns().stream().mapToInt(name -> places.getOrDefault(name, -1)).toArray();
    this.join = filling.join() == null ? " " : filling.join();
    this.firstOf = filling.firstOf().stream().map(each -> new Filler(each, places)).toList();
    filling
        .replace()
        .forEach((from, to) -> replacements.add(new Replacement(Pattern.compile(from), to)));
    this.separator = filling.split() == null ? null : filling.split().separator();
    this.extract = filling.extract() == null ? null : Pattern.compile(filling.extract());
    filling
        .map()
        .forEach(
            (key, value) -> {
              String folded = key.strip().toLowerCase(Locale.ROOT);
              if (folded.endsWith("*")) {
                beginnings.put(folded.substring(0, folded.length() - 1), value);
              } else {
                meanings.put(folded, value);
              }
            });
  }

  /// What the field says in this row; empty for nothing.
  String fill(List<String> cells) {
    String text = source(cells);
    for (Replacement replacement : replacements) {
      text = replacement.pattern().matcher(text).replaceAll(replacement.by());
    }
    text = extracted(part(text)).strip();
    if (filling.slug() && !text.isEmpty()) {
      text = Slug.of(text);
    }
    String meant = filling.map().isEmpty() ? text : mapped(text);
    return meant.isEmpty() && filling.otherwise() != null ? filling.otherwise() : meant;
  }

  private String source(List<String> cells) {
    if (filling.constant() != null) {
      return filling.constant();
    }
    if (filling.column() != null) {
      return cell(cells, column);
    }
    if (columns.length > 0) {
      StringBuilder joined = new StringBuilder();
      for (int place : columns) {
        String cell = cell(cells, place);
        if (!cell.isEmpty()) {
          joined.append(joined.isEmpty() ? "" : join).append(cell);
        }
      }
      return joined.toString();
    }
    return firstOf.stream()
        .map(filler -> filler.fill(cells))
        .filter(text -> !text.isEmpty())
        .findFirst()
        .orElse("");
  }

  private static String cell(List<String> cells, int place) {
    if (place < 0 || place >= cells.size()) {
      return "";
    }
    String cell = cells.get(place);
    return (cell.indexOf(NO_BREAK_SPACE) < 0 ? cell : cell.replace(NO_BREAK_SPACE, ' ')).strip();
  }

  private String part(String text) {
    Filling.Split split = filling.split();
    if (separator == null || split == null) {
      return text;
    }
    String[] parts = separator.split(text, -1);
    int index = split.part() > 0 ? split.part() - 1 : parts.length + split.part();
    return index >= 0 && index < parts.length ? parts[index] : "";
  }

  private String extracted(String text) {
    if (extract == null) {
      return text;
    }
    Matcher matcher = extract.matcher(text);
    if (!matcher.find()) {
      return "";
    }
    String found = matcher.groupCount() > 0 ? matcher.group(1) : matcher.group();
    return found == null ? "" : found;
  }

  private String mapped(String text) {
    if (filling.each() == null) {
      return meaning(text);
    }
    return Pattern.compile(Pattern.quote(filling.each()))
        .splitAsStream(text)
        .map(this::meaning)
        .filter(meaning -> !meaning.isEmpty())
        .distinct()
        .collect(Collectors.joining("; "));
  }

  /// The longest key that fits wins.
  private String meaning(String text) {
    String folded = text.strip().toLowerCase(Locale.ROOT);
    String exact = meanings.get(folded);
    if (exact != null || folded.isEmpty()) {
      return exact == null ? "" : exact;
    }
    Map.Entry<String, String> before = beginnings.floorEntry(folded);
    while (before != null && !folded.startsWith(before.getKey())) {
      before = beginnings.lowerEntry(before.getKey());
    }
    return before == null ? "" : before.getValue();
  }
}
