package org.capacitymetro.keys;

import java.util.List;
import java.util.Map;
import org.capacitymetro.pages.QrCode;
import org.jspecify.annotations.Nullable;

/// The page on which the second step of signing in is switched on and off.
///
/// @param since since when it is on, in words; null while it is off
/// @param setup what the device must learn; null while nothing is begun
/// @param left how many recovery codes are left
/// @param recovery the new recovery codes, shown this once
/// @param done what was just done; null when nothing was
/// @param problems sentences by field
public record CodeView(
    @Nullable String since,
    @Nullable Setup setup,
    int left,
    List<String> recovery,
    @Nullable String done,
    Map<String, String> problems) {

  /// @param typed the secret in groups of four letters, for devices without a camera
  public record Setup(QrCode picture, String typed) {}
}
