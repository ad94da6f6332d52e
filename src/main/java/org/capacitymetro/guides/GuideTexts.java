package org.capacitymetro.guides;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.capacitymetro.writing.VersionTexts;
import org.springframework.stereotype.Component;

/// The texts of published guides for translators.
@Component
class GuideTexts extends VersionTexts<GuideContent> {
  private final GuideStore store;

  GuideTexts(GuideStore store, Clock clock) {
    super("guide", store.texts(), clock);
    this.store = store;
  }

  @Override
  protected Map<UUID, String> versionsOfPublished() {
    return store.versionsOfPublished();
  }

  @Override
  protected Optional<Open> find(UUID id) {
    return store.find(new GuideId(id)).flatMap(GuideTexts::open);
  }

  @Override
  protected Optional<Open> lock(UUID id) {
    return store.lock(new GuideId(id)).flatMap(GuideTexts::open);
  }

  private static Optional<Open> open(ToolkitGuide guide) {
    Integer shown = guide.publishedVersion();
    return shown == null || guide.state() != GuideState.PUBLISHED
        ? Optional.empty()
        : Optional.of(
            new Open(
                guide.id().value(),
                guide.city(),
                "/guides/" + guide.id().shortForm(),
                shown,
                guide.version()));
  }
}
