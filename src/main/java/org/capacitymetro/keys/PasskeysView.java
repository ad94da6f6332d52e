package org.capacitymetro.keys;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The page of one's passkeys.
///
/// @param label as typed
/// @param done what was just done; null when nothing was
/// @param problems sentences by field
public record PasskeysView(
    List<Row> passkeys, String label, @Nullable String done, Map<String, String> problems) {

  /// @param id names it in forms
  public record Row(String id, String label, String created, String used) {}
}
