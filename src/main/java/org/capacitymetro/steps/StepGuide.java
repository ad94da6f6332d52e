package org.capacitymetro.steps;

import java.util.UUID;
import org.capacitymetro.rights.Subject;
import org.jspecify.annotations.Nullable;

/// A step guide as its editors see it.
///
/// @param code as in the address `/steps/{code}`
/// @param position among the guides, rising
/// @param publishedVersion null while the public does not see it
/// @param content of `version`
record StepGuide(
    UUID id,
    String code,
    int position,
    int version,
    @Nullable Integer publishedVersion,
    StepContent content) {

  /// Guides are the whole network's: they say what holds in all of Italy.
  static final Subject SUBJECT = Subject.INSTALLATION;

  boolean hasUnpublishedChanges() {
    return publishedVersion == null || publishedVersion != version;
  }
}
