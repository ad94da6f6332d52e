package org.capacitymetro.practices;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.capacitymetro.writing.VersionTexts;
import org.springframework.stereotype.Component;

/// The texts of published sheets for translators. Passages that the kind of the sheet does not show
/// are not among them.
@Component
class PracticeTexts extends VersionTexts<Sheet> {
  private final PracticeStore store;

  PracticeTexts(PracticeStore store, Clock clock) {
    super("practice", store.texts(), clock);
    this.store = store;
  }

  @Override
  protected Map<UUID, String> versionsOfPublished() {
    return store.versionsOfPublished();
  }

  @Override
  protected Optional<Open> find(UUID id) {
    return store.find(new PracticeId(id)).flatMap(PracticeTexts::open);
  }

  @Override
  protected Optional<Open> lock(UUID id) {
    return store.lock(new PracticeId(id)).flatMap(PracticeTexts::open);
  }

  @Override
  protected boolean isShown(String name, Sheet sheet) {
    return Stream.of(Passage.values())
        .noneMatch(passage -> passage.code().equals(name) && !passage.isIn(sheet.kind()));
  }

  private static Optional<Open> open(Practice practice) {
    Integer shown = practice.publishedVersion();
    return shown == null || !practice.state().isListed()
        ? Optional.empty()
        : Optional.of(
            new Open(
                practice.id().value(),
                practice.city(),
                "/practices/" + practice.id().shortForm(),
                shown,
                practice.version()));
  }
}
