package org.capacitymetro.consolidation;

import java.util.List;

/// The consolidation report.
///
/// @param what which change set or period it is about, in words
/// @param problem what was wrong with what was asked; may be empty
/// @param facts single figures, name and number
/// @param tables by city, sector, comune
/// @param csv where the same is as a file
public record ReportView(
    String what,
    String problem,
    String city,
    String set,
    String from,
    String to,
    List<Option> cities,
    List<Option> sets,
    List<Fact> facts,
    List<Table> tables,
    String csv,
    String xlsx) {

  public record Option(String value, String label, boolean on) {}

  public record Fact(String name, String number) {}

  public record Table(String caption, List<String> heads, List<List<String>> rows) {}
}
