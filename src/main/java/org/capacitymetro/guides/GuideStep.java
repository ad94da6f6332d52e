package org.capacitymetro.guides;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// What leads a guide from one state to another.
enum GuideStep {
  PUBLISH,
  ARCHIVE,
  /// Takes it out of the archive, to what it was before.
  RESTORE;

  String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<GuideStep> parse(String code) {
    return Stream.of(values()).filter(step -> step.code().equals(code)).findFirst();
  }

  boolean needsReason() {
    return this != PUBLISH;
  }

  boolean leadsFrom(ToolkitGuide guide) {
    return switch (this) {
      case PUBLISH ->
          guide.state() == GuideState.DRAFT
              || (guide.state() == GuideState.PUBLISHED && guide.hasUnpublishedChanges());
      case ARCHIVE -> guide.state() != GuideState.ARCHIVED;
      case RESTORE -> guide.state() == GuideState.ARCHIVED;
    };
  }

  GuideState to(ToolkitGuide guide) {
    return switch (this) {
      case PUBLISH -> GuideState.PUBLISHED;
      case ARCHIVE -> GuideState.ARCHIVED;
      case RESTORE -> guide.publishedVersion() == null ? GuideState.DRAFT : GuideState.PUBLISHED;
    };
  }
}
