package org.capacitymetro.writing;

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
import org.springframework.transaction.annotation.Transactional;

/// The texts of things with versions for translators: what the public reads. A translation is
/// public at once and makes no version, and what the editors are writing gets it too
/// ([VersionTable#translate]).
public abstract class VersionTexts<C extends Wording<C>> implements Translatables {

  /// A thing that the public reads.
  ///
  /// @param path of its public page after the language
  /// @param shown the version the public reads, `newest` the one its editors go on from
  public record Open(UUID id, @Nullable String city, String path, int shown, int newest) {}

  private final String kind;
  private final VersionTable<C> versions;
  private final Clock clock;

  protected VersionTexts(String kind, VersionTable<C> versions, Clock clock) {
    this.kind = kind;
    this.versions = versions;
    this.clock = clock;
  }

  /// Empty where the public reads nothing.
  protected abstract Optional<Open> find(UUID id);

  /// As [#find], and nobody else changes it before the transaction ends.
  protected abstract Optional<Open> lock(UUID id);

  /// Of what the public reads: something that changes with every version, state and translation.
  protected abstract Map<UUID, String> versionsOfPublished();

  /// Whether readers see a text at all.
  protected boolean isShown(String name, C content) {
    return true;
  }

  @Override
  public Set<String> kinds() {
    return Set.of(kind);
  }

  @Override
  public Map<String, String> versions(String ofKind) {
    Map<String, String> found = new HashMap<>();
    versionsOfPublished().forEach((id, version) -> found.put(id.toString(), version));
    return found;
  }

  @Override
  public List<TranslatableRecord> list(String ofKind, Collection<String> ids) {
    return ids.stream()
        .flatMap(id -> parse(id).flatMap(this::find).stream())
        .map(this::record)
        .toList();
  }

  private static Optional<UUID> parse(String id) {
    try {
      return Optional.of(UUID.fromString(id));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private TranslatableRecord record(Open open) {
    C content = versions.find(open.id(), open.shown()).orElseThrow();
    Map<String, LocalizedText> texts = content.textsByName();
    texts
        .entrySet()
        .removeIf(text -> text.getValue().isEmpty() || !isShown(text.getKey(), content));
    return new TranslatableRecord(
        kind,
        open.id().toString(),
        open.city(),
        null,
        texts.getOrDefault("title", LocalizedText.EMPTY),
        open.path(),
        texts);
  }

  @Override
  @Transactional
  public List<Translation> translate(String actor, String reason, List<Translation> translations) {
    Map<String, List<Translation>> byId = new LinkedHashMap<>();
    translations.forEach(
        each -> byId.computeIfAbsent(each.id(), id -> new ArrayList<>()).add(each));
    List<Translation> refused = new ArrayList<>();
    byId.forEach(
        (id, theirs) ->
            refused.addAll(
                parse(id)
                    .flatMap(this::lock)
                    .map(open -> write(open, actor, reason, theirs))
                    .orElse(theirs)));
    return refused;
  }

  private List<Translation> write(
      Open open, String actor, String reason, List<Translation> translations) {
    List<Translation> refused = new ArrayList<>(translations);
    C translated =
        versions
            .find(open.id(), open.shown())
            .orElseThrow()
            .withTexts(
                (name, text) -> {
                  LocalizedText now = text;
                  for (Translation translation : translations) {
                    Optional<LocalizedText> then =
                        translation.field().equals(name) ? translation.in(now) : Optional.empty();
                    if (then.isPresent()) {
                      now = then.get();
                      refused.remove(translation);
                    }
                  }
                  return now;
                });
    versions.translate(
        open.id(), open.shown(), translated, open.newest(), actor, clock.instant(), reason);
    return refused;
  }
}
