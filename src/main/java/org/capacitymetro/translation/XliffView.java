package org.capacitymetro.translation;

import java.util.List;

/// Export and import of files for agencies.
///
/// @param trouble why a file was not read, empty where there is none
/// @param report what a file would do, empty before one is read
/// @param apply where it is written, empty where there is nothing to write
public record XliffView(
    String into,
    String about,
    String download,
    String upload,
    String trouble,
    String done,
    String heading,
    List<Group> report,
    String apply,
    String applyLabel) {

  /// @param entries the texts a person has to look at
  public record Group(String count, String what, List<Entry> entries) {}

  public record Entry(String label, String href) {}
}
