package org.capacitymetro.translation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Export and import of files for agencies.
///
/// @param download null where a report is shown
/// @param trouble why a file was not read, empty where there is none
/// @param report what a file would do, empty before one is read
/// @param apply where it is written, empty where there is nothing to write
public record XliffView(
    String into,
    String about,
    @Nullable Export download,
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

  /// Which file is asked for: the filters of the queue, and a source language to choose.
  public record Export(
      String action, String city, String kind, String state, List<Source> sources) {}

  public record Source(String code, String name, boolean chosen) {}
}
