package org.capacitymetro.practices;

import java.util.List;

/// Sheets side by side.
///
/// @param notices what could not be shown, in sentences
public record ComparisonView(
    List<Column> columns, List<Row> rows, List<String> notices, String all) {

  /// @param without the comparison without it
  public record Column(PracticeView.Text title, String href, String kind, String without) {}

  /// @param cells one per column
  /// @param same whether all say the same
  public record Row(String label, List<Cell> cells, boolean same) {}

  /// @param html safe to be put into a page; empty where the sheet says nothing
  public record Cell(String html, String language) {}
}
