package org.capacitymetro.mapping;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// How one field is filled from the columns of a file. The text comes from `column`, `columns`,
/// `firstOf` or `constant`; then `replace`, `split`, `extract`, `slug` and `map` change it, in this
/// order; `otherwise` stands in for what came to nothing.
///
/// @param column name of a column of the file
/// @param columns several, those that are not blank joined by `join`
/// @param join between `columns`; a blank when left out
/// @param firstOf the first that comes to something
/// @param constant the same text in every row
/// @param replace regular expressions and what is put in place of each match, in order
/// @param extract regular expression: its first group where it is found, else nothing
/// @param slug whether to write the text as an identifier: small letters, digits and hyphens
/// @param each separator of several values in the text; each is mapped by itself
/// @param map what the file's words mean; letter case does not count, a key may end in `*`
/// @param otherwise for texts that are in no key of `map`, else for blank ones (`default` in the
///   file)
public record Filling(
    @Nullable String column,
    List<String> columns,
    @Nullable String join,
    List<Filling> firstOf,
    @Nullable String constant,
    Map<String, String> replace,
    @Nullable Split split,
    @Nullable String extract,
    boolean slug,
    @Nullable String each,
    Map<String, String> map,
    @Nullable String otherwise) {

  /// One part of a text.
  ///
  /// @param by what stands between the parts, as it is written
  /// @param pattern the same as a regular expression; one of the two
  /// @param part which part, from 1; -1 is the last one
  public record Split(@Nullable String by, @Nullable String pattern, Integer part) {

    public Split {
      part = part == null ? 1 : part;
      if ((by == null) == (pattern == null) || part == 0) {
        throw new IllegalArgumentException(
            "split: needs by or pattern, and a part counted from 1 or from -1 backwards");
      }
      checkPattern("split.pattern", pattern);
    }

    Pattern separator() {
      return by != null
          ? Pattern.compile(Pattern.quote(by))
          : Pattern.compile(String.valueOf(pattern));
    }
  }

  @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
  public Filling(
      @JsonProperty("column") @Nullable String column,
      @JsonProperty("columns") @Nullable List<String> columns,
      @JsonProperty("join") @Nullable String join,
      @JsonProperty("first-of") @Nullable List<Filling> firstOf,
      @JsonProperty("constant") @Nullable String constant,
      @JsonProperty("replace") @Nullable Map<String, String> replace,
      @JsonProperty("split") @Nullable Split split,
      @JsonProperty("extract") @Nullable String extract,
      @JsonProperty("slug") boolean slug,
      @JsonProperty("each") @Nullable String each,
      @JsonProperty("map") @Nullable Map<String, String> map,
      @JsonProperty("default") @Nullable String otherwise) {
    this.column = column;
    this.columns = columns == null ? List.of() : List.copyOf(columns);
    this.join = join;
    this.firstOf = firstOf == null ? List.of() : List.copyOf(firstOf);
    this.constant = constant;
    this.replace = ordered(replace);
    this.split = split;
    this.extract = extract;
    this.slug = slug;
    this.each = each;
    this.map = ordered(map);
    this.otherwise = otherwise;
    long sources =
        Stream.of(
                column != null, !this.columns.isEmpty(), !this.firstOf.isEmpty(), constant != null)
            .filter(given -> given)
            .count();
    if (sources != 1) {
      throw new IllegalArgumentException(
          "a field is filled from one of column, columns, first-of and constant, not from "
              + sources);
    }
    this.replace.keySet().forEach(pattern -> checkPattern("replace", pattern));
    checkPattern("extract", extract);
  }

  /// The cell of a column as it is.
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static Filling of(String column) {
    return new Filling(column, null, null, null, null, null, null, null, false, null, null, null);
  }

  public static Filling constant(String text) {
    return new Filling(null, null, null, null, text, null, null, null, false, null, null, null);
  }

  /// The cells of several columns, blank ones left out.
  public static Filling joined(List<String> columns, String join) {
    return new Filling(null, columns, join, null, null, null, null, null, false, null, null, null);
  }

  /// The same with a map of values.
  public Filling withMap(Map<String, String> meanings, @Nullable String orElse) {
    return new Filling(
        column, columns, join, firstOf, constant, replace, split, extract, slug, each, meanings,
        orElse);
  }

  /// The same, written as an identifier.
  public Filling withSlug() {
    return new Filling(
        column, columns, join, firstOf, constant, replace, split, extract, true, each, map,
        otherwise);
  }

  /// Every column it reads.
  public List<String> readColumns() {
    List<String> read = new ArrayList<>(columns);
    if (column != null) {
      read.add(column);
    }
    firstOf.forEach(filling -> read.addAll(filling.readColumns()));
    return read;
  }

  /// True where only the name of a column is given, so that the file may say just that.
  boolean isPlain() {
    return column != null && equals(of(column));
  }

  private static void checkPattern(String field, @Nullable String pattern) {
    if (pattern != null) {
      try {
        Pattern.compile(pattern);
      } catch (PatternSyntaxException e) {
        throw new IllegalArgumentException(
            field + ": \"" + pattern + "\" is not a regular expression: " + e.getDescription(), e);
      }
    }
  }

  private static Map<String, String> ordered(@Nullable Map<String, String> map) {
    return map == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }
}
