package org.capacitymetro.practices;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.capacitymetro.text.LocalizedText;
import org.capacitymetro.text.TranslatableRecord;
import org.capacitymetro.text.Translatables;
import org.capacitymetro.text.Translation;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The passages of published sheets for translators. A translation is a new version that authors go
/// on from and that the public reads once it is published; what authors are rewriting and nobody
/// may read yet is not among the texts.
@Component
class PracticeTexts implements Translatables {
  private static final String KIND = "practice";

  private final PracticeStore store;
  private final Clock clock;

  PracticeTexts(PracticeStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  @Override
  public Set<String> kinds() {
    return Set.of(KIND);
  }

  @Override
  public Map<String, String> versions(String kind) {
    Map<String, String> versions = new HashMap<>();
    store.versionsOfPublished().forEach((id, version) -> versions.put(id.toString(), version));
    return versions;
  }

  @Override
  public List<TranslatableRecord> list(String kind, Collection<String> ids) {
    List<TranslatableRecord> found = new ArrayList<>();
    for (String id : ids) {
      store.find(new PracticeId(UUID.fromString(id))).flatMap(this::record).ifPresent(found::add);
    }
    return found;
  }

  private Optional<TranslatableRecord> record(Practice practice) {
    Sheet open = open(practice);
    if (open == null) {
      return Optional.empty();
    }
    Map<String, LocalizedText> texts = new LinkedHashMap<>();
    practice
        .sheet()
        .texts()
        .forEach(
            (passage, text) -> {
              if (!text.isEmpty() && text.sourceHash().equals(open.text(passage).sourceHash())) {
                texts.put(passage.code(), text);
              }
            });
    LocalizedText title = open.title();
    return Optional.of(
        new TranslatableRecord(
            KIND,
            practice.id().value().toString(),
            practice.city(),
            null,
            title,
            "/practices/" + practice.id().shortForm(),
            texts));
  }

  /// What the public reads; null where it reads nothing.
  private @Nullable Sheet open(Practice practice) {
    Integer published = practice.publishedVersion();
    return published == null || practice.state() == PracticeState.ARCHIVED
        ? null
        : store.findVersion(practice.id(), published).orElse(null);
  }

  @Override
  @Transactional
  public List<Translation> translate(String actor, String reason, List<Translation> translations) {
    Map<String, List<Translation>> bySheet = new LinkedHashMap<>();
    translations.forEach(
        each -> bySheet.computeIfAbsent(each.id(), id -> new ArrayList<>()).add(each));
    List<Translation> refused = new ArrayList<>();
    bySheet.forEach((id, theirs) -> refused.addAll(write(id, actor, reason, theirs)));
    return refused;
  }

  private List<Translation> write(
      String id, String actor, String reason, List<Translation> translations) {
    Practice practice = store.lock(new PracticeId(UUID.fromString(id))).orElse(null);
    if (practice == null || open(practice) == null) {
      return translations;
    }
    List<Translation> refused = new ArrayList<>();
    Map<Passage, LocalizedText> texts = new EnumMap<>(Passage.class);
    texts.putAll(practice.sheet().texts());
    for (Translation translation : translations) {
      Passage passage =
          texts.keySet().stream()
              .filter(each -> each.code().equals(translation.field()))
              .findFirst()
              .orElse(null);
      LocalizedText changed =
          passage == null
              ? null
              : translation.in(texts.getOrDefault(passage, LocalizedText.EMPTY)).orElse(null);
      if (passage == null || changed == null) {
        refused.add(translation);
      } else {
        texts.put(passage, changed);
      }
    }
    if (!texts.equals(practice.sheet().texts())) {
      store.write(
          practice.id(),
          practice.version() + 1,
          practice.sheet().withTexts(texts),
          actor,
          clock.instant(),
          reason);
    }
    return refused;
  }
}
