package org.capacitymetro.steps;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.capacitymetro.writing.VersionTexts;
import org.springframework.stereotype.Component;

/// The texts of step guides for translators.
@Component
class StepTexts extends VersionTexts<StepContent> {
  private final StepGuideStore store;

  StepTexts(StepGuideStore store, Clock clock) {
    super("step-guide", store.texts(), clock);
    this.store = store;
  }

  @Override
  protected Map<UUID, String> versionsOfPublished() {
    return store.versionsOfPublished();
  }

  @Override
  protected Optional<Open> find(UUID id) {
    return store.find(id).flatMap(StepTexts::open);
  }

  @Override
  protected Optional<Open> lock(UUID id) {
    return store.find(id).flatMap(guide -> store.lock(guide.code())).flatMap(StepTexts::open);
  }

  private static Optional<Open> open(StepGuide guide) {
    Integer shown = guide.publishedVersion();
    return shown == null
        ? Optional.empty()
        : Optional.of(
            new Open(
                guide.id(), null, StepGuides.PATH + "/" + guide.code(), shown, guide.version()));
  }
}
