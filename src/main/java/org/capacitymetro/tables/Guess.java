package org.capacitymetro.tables;

import java.util.List;

/// What was found out about a file.
///
/// @param columns in the order of the file
/// @param sample the first rows that could be read
/// @param sheets sheets of the workbook or tables in the archive to choose among; empty where there
///   is no choice
/// @param paths elements (XML) or arrays (JSON) that repeat, the likeliest first; empty elsewhere
/// @param compressed true when the file was unpacked from gzip or ZIP
/// @param before the first lines or rows as they stand, heading included, to choose the heading by;
///   empty where [Format#hasHeaderRows] is false
public record Guess(
    Layout layout,
    List<Column> columns,
    List<Row> sample,
    List<String> sheets,
    List<String> paths,
    boolean compressed,
    List<Row> before) {
  public Guess {
    columns = List.copyOf(columns);
    sample = List.copyOf(sample);
    sheets = List.copyOf(sheets);
    paths = List.copyOf(paths);
    before = List.copyOf(before);
  }
}
