package org.capacitymetro.guides;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
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

/// The texts of published guides for translators. A translation is a new version that the public
/// reads once it is published; what is being rewritten is not among the texts.
@Component
class GuideTexts implements Translatables {
  private static final String KIND = "guide";

  private final GuideStore store;
  private final Clock clock;

  GuideTexts(GuideStore store, Clock clock) {
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
      store.find(new GuideId(UUID.fromString(id))).flatMap(this::record).ifPresent(found::add);
    }
    return found;
  }

  private Optional<TranslatableRecord> record(ToolkitGuide guide) {
    GuideContent open = open(guide);
    if (open == null) {
      return Optional.empty();
    }
    Map<String, LocalizedText> shown = open.texts();
    Map<String, LocalizedText> texts = new LinkedHashMap<>();
    guide
        .content()
        .texts()
        .forEach(
            (name, text) -> {
              LocalizedText there = shown.getOrDefault(name, LocalizedText.EMPTY);
              if (!text.isEmpty() && text.sourceHash().equals(there.sourceHash())) {
                texts.put(name, text);
              }
            });
    return Optional.of(
        new TranslatableRecord(
            KIND,
            guide.id().value().toString(),
            guide.city(),
            null,
            open.title(),
            "/guides/" + guide.id().shortForm(),
            texts));
  }

  /// What the public reads; null where it reads nothing.
  private @Nullable GuideContent open(ToolkitGuide guide) {
    Integer published = guide.publishedVersion();
    return published == null || guide.state() == GuideState.ARCHIVED
        ? null
        : store.findVersion(guide.id(), published).orElse(null);
  }

  @Override
  @Transactional
  public List<Translation> translate(String actor, String reason, List<Translation> translations) {
    Map<String, List<Translation>> byGuide = new LinkedHashMap<>();
    translations.forEach(
        each -> byGuide.computeIfAbsent(each.id(), id -> new ArrayList<>()).add(each));
    List<Translation> refused = new ArrayList<>();
    byGuide.forEach((id, theirs) -> refused.addAll(write(id, actor, reason, theirs)));
    return refused;
  }

  private List<Translation> write(
      String id, String actor, String reason, List<Translation> translations) {
    ToolkitGuide guide = store.lock(new GuideId(UUID.fromString(id))).orElse(null);
    if (guide == null || open(guide) == null) {
      return translations;
    }
    List<Translation> refused = new ArrayList<>(translations);
    GuideContent changed =
        guide
            .content()
            .withTexts(
                (name, text) -> {
                  LocalizedText now = text;
                  for (Translation translation : translations) {
                    LocalizedText then =
                        translation.field().equals(name) ? translation.in(now).orElse(null) : null;
                    if (then != null) {
                      now = then;
                      refused.remove(translation);
                    }
                  }
                  return now;
                });
    if (!changed.equals(guide.content())) {
      store.write(guide.id(), guide.version() + 1, changed, actor, clock.instant(), reason);
    }
    return refused;
  }
}
