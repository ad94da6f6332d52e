package org.capacitymetro.editing;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One list of the desk.
///
/// @param first how many of all are shown, empty when all are
/// @param action where the form for several entries at once goes; empty where nothing can be done
///   with several
/// @param form what is typed in it
/// @param done what was done with several just now
public record DeskListView(
    String title,
    String about,
    String count,
    String first,
    List<DeskView.Chip> cities,
    List<DeskView.Chip> sectors,
    List<Entry> entries,
    String action,
    FormView form,
    @Nullable Done done) {

  /// @param service short id, empty where the entry is no service
  public record Entry(String title, String href, String note, String service) {}

  /// @param href the change set, which can be taken back there
  public record Done(String words, String href) {}
}
