package org.capacitymetro.guides;

import java.time.Instant;
import java.util.Set;
import org.capacitymetro.rights.Subject;
import org.jspecify.annotations.Nullable;

/// A guide as its editors see it: its newest version, whether or not the public sees that.
///
/// @param city whose editors keep it; null for those of the whole network
/// @param version of `content`
/// @param publishedVersion what the public reads, null when it never did
record ToolkitGuide(
    GuideId id,
    GuideState state,
    @Nullable String city,
    GuideContent content,
    int version,
    @Nullable Integer publishedVersion,
    @Nullable Instant publishedAt,
    Instant updatedAt) {

  /// What the right to edit it is asked for.
  Subject subject() {
    return new Subject(city, Set.of());
  }

  boolean hasUnpublishedChanges() {
    return publishedVersion != null && publishedVersion != version;
  }
}
