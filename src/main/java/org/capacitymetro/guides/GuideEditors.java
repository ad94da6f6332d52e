package org.capacitymetro.guides;

import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.capacitymetro.rights.Action;
import org.capacitymetro.rights.Person;
import org.capacitymetro.rights.Policy;
import org.capacitymetro.rights.Subject;
import org.capacitymetro.text.LocalizedText;
import org.capacitymetro.text.TimeOrderedId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.server.ResponseStatusException;

/// Writing guides and leading them through their states. Every change is one transaction with its
/// record of who, when and why.
@Component
class GuideEditors {
  private final GuideStore store;
  private final Clock clock;

  GuideEditors(GuideStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  static boolean mayEdit(Person person, ToolkitGuide guide) {
    return Policy.may(person, Action.EDIT_GUIDE, guide.subject());
  }

  /// Nobody writes into an archived guide.
  static boolean mayWrite(Person person, ToolkitGuide guide) {
    return mayEdit(person, guide) && guide.state() != GuideState.ARCHIVED;
  }

  static void requireWrite(Person person, ToolkitGuide guide) {
    Policy.require(person, Action.EDIT_GUIDE, guide.subject());
    if (!mayWrite(person, guide)) {
      throw new ResponseStatusException(
          HttpStatus.CONFLICT, "an archived guide is not written into");
    }
  }

  /// A guide this person may edit; empty for everything else.
  Optional<ToolkitGuide> find(Person person, GuideId id) {
    return store.find(id).filter(guide -> mayEdit(person, guide));
  }

  /// @param city whose editors keep it; null for those of the whole network
  @Transactional
  GuideId create(Person person, String title, @Nullable String city) {
    Policy.require(person, Action.EDIT_GUIDE, new Subject(city, Set.of()));
    GuideId id = new GuideId(TimeOrderedId.next());
    store.insert(
        id,
        city,
        GuideContent.begin(LocalizedText.of(GuideContent.LANGUAGE, title)),
        person.actor(),
        clock.instant());
    return id;
  }

  /// @param seen what `content` was made from; when another version or translation is there by now
  ///   nothing is written
  /// @return the new version, the seen one where nothing changed, empty when somebody was quicker
  @Transactional
  Optional<Integer> save(Person person, ToolkitGuide seen, GuideContent content, String reason) {
    ToolkitGuide current = store.lock(seen.id()).orElseThrow();
    requireWrite(person, current);
    if (isPast(seen, current)) {
      return Optional.empty();
    }
    if (current.content().equals(content)) {
      return Optional.of(seen.version());
    }
    store.write(seen.id(), seen.version() + 1, content, person.actor(), clock.instant(), reason);
    return Optional.of(seen.version() + 1);
  }

  private static boolean isPast(ToolkitGuide seen, ToolkitGuide current) {
    return current.version() != seen.version() || !current.content().equals(seen.content());
  }

  /// Writes translations into the newest version; what the public reads gets them too.
  ///
  /// @param seen as for [#save]
  /// @return whether it did, not when somebody was quicker
  @Transactional
  boolean translate(Person person, ToolkitGuide seen, GuideContent translated, String reason) {
    ToolkitGuide current = store.lock(seen.id()).orElseThrow();
    requireWrite(person, current);
    if (isPast(seen, current)) {
      return false;
    }
    store
        .texts()
        .translate(
            seen.id().value(),
            seen.version(),
            translated,
            Objects.requireNonNullElse(seen.publishedVersion(), seen.version()),
            person.actor(),
            clock.instant(),
            reason);
    return true;
  }

  /// Goes back to what an older version said, as a new version.
  @Transactional
  void restore(Person person, GuideId id, int version, String reason) {
    ToolkitGuide current = store.lock(id).orElseThrow();
    requireWrite(person, current);
    GuideContent old = store.findVersion(id, version).orElseThrow().translatedAs(current.content());
    if (!current.content().equals(old)) {
      store.write(id, current.version() + 1, old, person.actor(), clock.instant(), reason);
    }
  }

  /// The steps this person may take now.
  static Set<GuideStep> steps(Person person, ToolkitGuide guide) {
    return mayEdit(person, guide)
        ? Stream.of(GuideStep.values())
            .filter(step -> step.leadsFrom(guide))
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(GuideStep.class)))
        : EnumSet.noneOf(GuideStep.class);
  }

  /// Whether a step was taken, and if not why.
  enum Outcome {
    TAKEN,
    /// Not from this state, or somebody wrote since the page was made.
    LATE,
    /// See [GuideForm#unready].
    UNREADY,
    NO_REASON
  }

  /// @param seen the version that was shown
  @Transactional
  Outcome take(Person person, GuideId id, GuideStep step, int seen, String reason) {
    ToolkitGuide guide = store.lock(id).orElseThrow();
    Policy.require(person, Action.EDIT_GUIDE, guide.subject());
    if (!step.leadsFrom(guide) || guide.version() != seen) {
      return Outcome.LATE;
    }
    if (step.needsReason() && reason.isBlank()) {
      return Outcome.NO_REASON;
    }
    if (step == GuideStep.PUBLISH && !GuideForm.unready(guide.content()).isEmpty()) {
      return Outcome.UNREADY;
    }
    store.take(guide, step, person.actor(), clock.instant(), reason);
    return Outcome.TAKEN;
  }

  /// Publishes what the software brings along.
  @Transactional
  void publishDemonstration(GuideContent content, @Nullable String city, String by, Instant at) {
    GuideId id = new GuideId(TimeOrderedId.next());
    store.insert(id, city, content, by, at);
    store.take(store.find(id).orElseThrow(), GuideStep.PUBLISH, by, at, "");
  }
}
