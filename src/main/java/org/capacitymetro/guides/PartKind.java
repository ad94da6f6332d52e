package org.capacitymetro.guides;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// What stands in a chapter.
enum PartKind {
  TEXT,
  SHEETS,
  ASSESSMENT,
  CHECKLIST;

  String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<PartKind> parse(String code) {
    return Stream.of(values()).filter(kind -> kind.code().equals(code)).findFirst();
  }

  static PartKind of(GuideContent.Part part) {
    return switch (part) {
      case GuideContent.Prose prose -> TEXT;
      case GuideContent.Sheets sheets -> SHEETS;
      case GuideContent.SelfAssessment assessment -> ASSESSMENT;
      case GuideContent.Checklist checklist -> CHECKLIST;
    };
  }
}
