package org.capacitymetro.claims;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Claims that wait for an editor.
///
/// @param done what was just done; null when nothing was
/// @param open id of the claim whose form came back
/// @param problem what is wrong with that form; null when nothing is
public record ClaimReviewView(
    List<Row> claims, @Nullable String done, String open, @Nullable String problem) {

  /// @param href page of the organization
  public record Row(
      String id,
      String name,
      String href,
      String person,
      String mail,
      String reason,
      String when) {}
}
