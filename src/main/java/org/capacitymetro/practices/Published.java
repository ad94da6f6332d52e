package org.capacitymetro.practices;

import java.time.Instant;
import java.util.Objects;
import org.capacitymetro.assessment.Assessment;
import org.capacitymetro.assessment.Evidence;
import org.capacitymetro.text.Slug;
import org.capacitymetro.writing.Codes;
import org.jspecify.annotations.Nullable;

/// A sheet as the public reads it.
///
/// @param version of `sheet`
/// @param assessment what peers said last, of this version or an older one; null when none did
public record Published(
    PracticeId id,
    PracticeState state,
    Sheet sheet,
    int version,
    Instant publishedAt,
    Instant checkedAt,
    Evidence evidence,
    @Nullable Assessment assessment) {

  /// The draft of a sheet as its page would show it.
  static Published preview(Practice practice) {
    return new Published(
        practice.id(),
        practice.state(),
        practice.sheet(),
        practice.version(),
        practice.updatedAt(),
        Objects.requireNonNullElse(practice.checkedAt(), practice.updatedAt()),
        practice.evidence(),
        null);
  }

  /// Its address after the language: `/practices/{slug}-{id}`.
  public String path(String language) {
    return path(id, sheet, language);
  }

  /// What it takes: `none`, `some` or `unknown`.
  public String money() {
    return Codes.of(sheet.money());
  }

  /// Where it stands in time: `running`, `concluded`, `suspended` or `unknown`.
  public String running() {
    return Codes.of(sheet.period().state());
  }

  static String path(PracticeId id, Sheet sheet, String language) {
    return "/practices/" + Slug.of(sheet.title().in(language)) + "-" + id.shortForm();
  }
}
