package org.capacitymetro.steps;

import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import org.capacitymetro.rights.Action;
import org.capacitymetro.rights.Person;
import org.capacitymetro.rights.Policy;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Writing step guides and showing them. Every change is one transaction with its record of who,
/// when and why; only those who may edit guides of the whole network may make one.
@Component
class StepEditors {
  private final StepGuideStore store;
  private final Clock clock;

  StepEditors(StepGuideStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  static boolean mayEdit(Person person) {
    return Policy.may(person, Action.EDIT_GUIDE, StepGuide.SUBJECT);
  }

  private static void require(Person person) {
    Policy.require(person, Action.EDIT_GUIDE, StepGuide.SUBJECT);
  }

  /// Whether there was none with this code.
  @Transactional
  boolean create(Person person, String code, String title) {
    require(person);
    return store
        .insert(code, StepContent.begin(title), person.actor(), clock.instant())
        .isPresent();
  }

  /// @param seen the version that was shown, and `from` what `content` was made from; when another
  ///   version or translation is there by now nothing is written
  /// @return whether it was
  @Transactional
  boolean save(
      Person person,
      String code,
      int seen,
      StepContent from,
      StepContent content,
      int position,
      String reason) {
    require(person);
    StepGuide guide = store.lock(code).orElseThrow();
    if (guide.version() != seen || !guide.content().equals(from)) {
      return false;
    }
    if (!guide.content().equals(content)) {
      store.write(guide.id(), seen + 1, content, person.actor(), clock.instant(), reason);
    }
    if (guide.position() != position) {
      store.show(guide.id(), guide.publishedVersion(), position, person.actor(), clock.instant());
    }
    return true;
  }

  /// Goes back to what an older version said, as a new version.
  @Transactional
  void restore(Person person, String code, int version, String reason) {
    require(person);
    StepGuide guide = store.lock(code).orElseThrow();
    StepContent old =
        store.findVersion(guide.id(), version).orElseThrow().translatedAs(guide.content());
    if (!guide.content().equals(old)) {
      store.write(guide.id(), guide.version() + 1, old, person.actor(), clock.instant(), reason);
    }
  }

  /// Lets the public see a version, or nothing.
  ///
  /// @param version null takes the guide off the site
  /// @return whether it did: not when the guide has gone on since, or has no steps
  @Transactional
  boolean show(Person person, String code, @Nullable Integer version) {
    require(person);
    StepGuide guide = store.lock(code).orElseThrow();
    if (version != null && (guide.version() != version || guide.content().steps().isEmpty())) {
      return false;
    }
    if (!Objects.equals(guide.publishedVersion(), version)) {
      store.show(guide.id(), version, guide.position(), person.actor(), clock.instant());
    }
    return true;
  }

  Optional<StepGuide> find(Person person, String code) {
    require(person);
    return store.find(code);
  }
}
