package org.capacitymetro.guides;

import java.time.Instant;
import org.capacitymetro.text.Slug;
import org.jspecify.annotations.Nullable;

/// A guide as the public reads it.
///
/// @param city whose editors keep it; null for the whole network
/// @param version of `content`
public record PublishedGuide(
    GuideId id,
    GuideState state,
    @Nullable String city,
    GuideContent content,
    int version,
    Instant publishedAt) {

  /// The draft of a guide as its page would show it.
  static PublishedGuide preview(ToolkitGuide guide) {
    return new PublishedGuide(
        guide.id(),
        guide.state(),
        guide.city(),
        guide.content(),
        guide.version(),
        guide.updatedAt());
  }

  /// Its address after the language: `/guides/{slug}-{id}`.
  public String path(String language) {
    return Guides.PATH + "/" + Slug.of(content.title().in(language)) + "-" + id.shortForm();
  }
}
