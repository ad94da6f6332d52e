package org.capacitymetro.history;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One change set, with the question whether to take it back.
///
/// @param counts what it touched, in words
/// @param question what taking it back will do, in words; null when the person may not
/// @param refused why it cannot be taken back, empty when it can
/// @param records some of what it touched
/// @param more how many others there are, in words; empty for none
/// @param outcome what was taken back just now, in words; empty for nothing
/// @param left records that stay as they are
/// @param kept fields that somebody changed since and that stay, each with its record
public record ChangeSetView(
    String title,
    String reason,
    String counts,
    @Nullable String question,
    String refused,
    String revert,
    List<Link> records,
    String more,
    String outcome,
    List<Link> left,
    List<Link> kept) {

  public record Link(String label, String href) {}
}
