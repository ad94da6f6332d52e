package org.capacitymetro.directory;

import org.capacitymetro.hsds.ServiceId;
import org.jspecify.annotations.Nullable;

/// Where words about a service go that somebody who keeps the map has to read and decide on. A
/// module that has a list for them contributes the bean.
public interface Remarks {

  /// What somebody said.
  ///
  /// @param closed whether the service is said to be no more
  /// @param text as typed, with who said it in front
  /// @param contact mail or telephone for an answer; null when there is none
  /// @param language of the text, BCP 47
  record Remark(
      ServiceId service, boolean closed, String text, @Nullable String contact, String language) {}

  /// Keeps a remark; texts too long for the list are cut.
  void add(Remark remark);
}
