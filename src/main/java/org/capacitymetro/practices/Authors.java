package org.capacitymetro.practices;

import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.capacitymetro.accounts.People;
import org.capacitymetro.assessment.Assessment;
import org.capacitymetro.assessment.Evidence;
import org.capacitymetro.rights.Action;
import org.capacitymetro.rights.Person;
import org.capacitymetro.rights.PersonId;
import org.capacitymetro.rights.Policy;
import org.capacitymetro.text.LocalizedText;
import org.capacitymetro.text.TimeOrderedId;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.server.ResponseStatusException;

/// Writing sheets, alone or together, and leading them through their states. Every change is one
/// transaction with its record of who, when and why, and with the mails that tell of it.
@Component
class Authors {
  private final PracticeStore store;
  private final PeerStore peers;
  private final SheetFields fields;
  private final PracticeLetters letters;
  private final People people;
  private final Clock clock;
  private final ApplicationEventPublisher events;

  Authors(
      PracticeStore store,
      PeerStore peers,
      SheetFields fields,
      PracticeLetters letters,
      People people,
      Clock clock,
      ApplicationEventPublisher events) {
    this.store = store;
    this.peers = peers;
    this.fields = fields;
    this.letters = letters;
    this.people = people;
    this.clock = clock;
    this.events = events;
  }

  static boolean mayRead(Person person, Practice practice) {
    return ((practice.isAuthor(person) || practice.readers().contains(person.id()))
            && Policy.maySomewhere(person, Action.READ_DESK))
        || isPublisher(person, practice);
  }

  /// Authors leave a sheet alone while others read it; nobody writes into an archived one.
  static boolean mayWrite(Person person, Practice practice) {
    return switch (practice.state()) {
      case ARCHIVED -> false;
      case SUBMITTED, IN_REVIEW -> isPublisher(person, practice);
      case DRAFT, PUBLISHED, RECHECK_DUE ->
          isPublisher(person, practice)
              || (practice.isAuthor(person) && Policy.maySomewhere(person, Action.WRITE_PRACTICE));
    };
  }

  static boolean isPublisher(Person person, Practice practice) {
    return Policy.may(person, Action.PUBLISH_PRACTICE, practice.subject());
  }

  /// A sheet this person may see the draft of; empty for everything else.
  Optional<Practice> find(Person person, PracticeId id) {
    return store.find(id).filter(practice -> mayRead(person, practice));
  }

  /// @param city whose editors decide about it; null for those of the whole network
  @Transactional
  PracticeId create(Person person, PracticeKind kind, String title, @Nullable String city) {
    Policy.requireSomewhere(person, Action.WRITE_PRACTICE);
    PracticeId id = new PracticeId(TimeOrderedId.next());
    Sheet sheet =
        Sheet.begin(kind, LocalizedText.of("it", title), city == null ? List.of() : List.of(city));
    Instant now = clock.instant();
    store.insert(id, city, sheet, person.actor(), now);
    store.addAuthor(id, person.id(), person.actor(), now);
    return id;
  }

  /// @param origin the version the person began with, and `base` what `mine` was made from: what it
  ///   said then
  /// @param shown the version of somebody else that the choices in `takes` were made against
  /// @param takes for fields in dispute: `mine` or `theirs`
  @Transactional
  Saved save(
      Person person,
      PracticeId id,
      int origin,
      int shown,
      Sheet base,
      Sheet mine,
      Map<String, String> takes,
      String reason) {
    Practice current = store.lock(id).orElseThrow();
    require(person, current);
    Sheet wanted = mine;
    boolean merged = false;
    if (current.version() != origin || !current.sheet().equals(base)) {
      SheetFields.Merge merge =
          fields.merge(base, mine, current.sheet(), shown == current.version() ? takes : Map.of());
      if (!merge.conflicts().isEmpty()) {
        return new Saved.Disputed(current, merge);
      }
      wanted = merge.merged();
      merged = current.version() != origin;
    }
    if (fields.between(current.sheet(), wanted).isEmpty()) {
      return new Saved.Unchanged();
    }
    int version = current.version() + 1;
    store.write(id, version, wanted, person.actor(), clock.instant(), reason);
    return new Saved.Done(version, merged);
  }

  /// Goes back to what an older version said, as a new version.
  @Transactional
  void restore(Person person, PracticeId id, int version, String reason) {
    Practice current = store.lock(id).orElseThrow();
    require(person, current);
    Sheet old = store.findVersion(id, version).orElseThrow().translatedAs(current.sheet());
    if (!fields.between(current.sheet(), old).isEmpty()) {
      store.write(id, current.version() + 1, old, person.actor(), clock.instant(), reason);
    }
  }

  /// Makes a full sheet of a micro-practice; what the public reads stays until the full sheet is
  /// published.
  @Transactional
  void promote(Person person, PracticeId id, String reason) {
    Practice current = store.lock(id).orElseThrow();
    require(person, current);
    if (current.sheet().kind() == PracticeKind.MICRO) {
      store.write(
          id,
          current.version() + 1,
          current.sheet().withKind(PracticeKind.GOOD),
          person.actor(),
          clock.instant(),
          reason);
    }
  }

  static boolean isWriter(Person person, Practice practice) {
    return practice.isAuthor(person) && Policy.maySomewhere(person, Action.WRITE_PRACTICE);
  }

  /// The steps this person may take now on the sheet's own page: not those that the review of peers
  /// takes.
  static Set<Step> steps(Person person, Practice practice) {
    return Stream.of(Step.values())
        .filter(step -> mayTake(person, practice, step) && !isForReview(step, practice))
        .filter(
            step ->
                step != Step.PUBLISH
                    || !practice.state().isListed()
                    || practice.hasUnpublishedChanges())
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Step.class)));
  }

  private static boolean mayTake(Person person, Practice practice, Step step) {
    return step.leadsFrom(practice.state())
        && step.isFor(isWriter(person, practice), isPublisher(person, practice));
  }

  private static boolean isForReview(Step step, Practice practice) {
    return switch (step) {
      case BEGIN_REVIEW -> true;
      case SEND_BACK -> practice.state() == PracticeState.IN_REVIEW;
      case PUBLISH -> practice.state() == PracticeState.IN_REVIEW || practice.needsPeers();
      default -> false;
    };
  }

  /// Whether a step was taken, and if not why.
  enum Outcome {
    TAKEN,
    /// Not from this state, not by this person, or somebody wrote since the page was made.
    LATE,
    /// See [SheetRules#unready].
    UNREADY,
    NO_REASON
  }

  /// @param version the person saw
  @Transactional
  Outcome take(Person person, PracticeId id, Step step, int version, String reason) {
    Practice practice = store.lock(id).orElseThrow();
    return steps(person, practice).contains(step) && practice.version() == version
        ? take(person, practice, step, reason)
        : Outcome.LATE;
  }

  /// As [#take(Person, PracticeId, Step, int, String)], for the review of peers.
  @Transactional
  Outcome takeInReview(Person person, PracticeId id, Step step, int version, String reason) {
    Practice practice = store.lock(id).orElseThrow();
    return mayTake(person, practice, step) && practice.version() == version
        ? take(person, practice, step, reason)
        : Outcome.LATE;
  }

  private Outcome take(Person person, Practice practice, Step step, String reason) {
    if (step.needsReason() && reason.isBlank()) {
      return Outcome.NO_REASON;
    }
    if (step.needsWholeSheet() && !SheetRules.unready(practice.sheet()).isEmpty()) {
      return Outcome.UNREADY;
    }
    take(practice, step, person.actor(), reason);
    tell(person, practice, step, reason);
    return Outcome.TAKEN;
  }

  /// Publishes what the software brings along.
  @Transactional
  void publishDemonstration(
      Sheet sheet,
      String city,
      String by,
      Instant at,
      Evidence evidence,
      @Nullable Assessment assessment) {
    PracticeId id = new PracticeId(TimeOrderedId.next());
    store.insert(id, city, sheet, by, at);
    Practice practice = store.find(id).orElseThrow();
    store.take(practice, Step.PUBLISH, by, at, "");
    store.assess(id, evidence);
    if (assessment != null) {
      peers.assess(id, assessment);
    }
    events.publishEvent(new PracticePublished(id, practice.version()));
  }

  /// Asks the authors of a sheet whether it is still true, and lets its page say that nobody has
  /// said so for long.
  ///
  /// @return false where somebody was quicker
  @Transactional
  boolean ask(PracticeId id, Instant before) {
    Practice practice = store.lock(id).orElseThrow();
    Instant checked = practice.checkedAt();
    if (!Step.ASK.leadsFrom(practice.state()) || checked == null || checked.isAfter(before)) {
      return false;
    }
    take(practice, Step.ASK, "job", "");
    writers(practice).forEach(writer -> letters.askWhetherTrue(writer, practice));
    return true;
  }

  private void take(Practice practice, Step step, String by, String reason) {
    store.take(practice, step, by, clock.instant(), reason);
    if (step == Step.PUBLISH) {
      events.publishEvent(new PracticePublished(practice.id(), practice.version()));
    } else if (step == Step.ARCHIVE) {
      events.publishEvent(new PracticeArchived(practice.id()));
    }
  }

  private void tell(Person by, Practice practice, Step step, String reason) {
    switch (step) {
      case SUBMIT ->
          people.whoMay(Action.PUBLISH_PRACTICE, practice.subject()).stream()
              .filter(person -> !person.id().equals(by.id()))
              .forEach(person -> letters.submitted(person, practice));
      case SEND_BACK, PUBLISH, ARCHIVE ->
          writers(practice).stream()
              .filter(person -> !person.id().equals(by.id()))
              .forEach(person -> letters.decided(person, practice, step, reason));
      default -> {}
    }
  }

  /// The authors who can sign in; where there are none, those who may publish.
  List<Person> writers(Practice practice) {
    List<Person> authors =
        practice.authors().stream()
            .flatMap(id -> people.find(id).stream())
            .filter(person -> person.state() == Person.State.ACTIVE)
            .toList();
    return authors.isEmpty() ? people.whoMay(Action.PUBLISH_PRACTICE, practice.subject()) : authors;
  }

  /// Lets somebody with an account write too, and tells them.
  ///
  /// @param nameOrMail the whole mail address, or the whole name
  /// @return empty where there is nobody, or several of that name
  @Transactional
  Optional<Person> invite(Person by, PracticeId id, String nameOrMail) {
    Practice practice = store.lock(id).orElseThrow();
    require(by, practice);
    List<Person> found =
        people.list().stream()
            .filter(person -> Policy.maySomewhere(person, Action.WRITE_PRACTICE))
            .filter(
                person ->
                    person.mail().equalsIgnoreCase(nameOrMail)
                        || person.name().equalsIgnoreCase(nameOrMail))
            .toList();
    if (found.size() != 1) {
      return Optional.empty();
    }
    Person invited = found.getFirst();
    if (!practice.authors().contains(invited.id())) {
      store.addAuthor(id, invited.id(), by.actor(), clock.instant());
      letters.invited(invited, practice, by);
    }
    return Optional.of(invited);
  }

  /// One author always stays.
  @Transactional
  boolean leave(Person by, PracticeId id, PersonId author) {
    Practice practice = store.lock(id).orElseThrow();
    require(by, practice);
    if (practice.authors().size() < 2 || !practice.authors().contains(author)) {
      return false;
    }
    store.removeAuthor(id, author);
    return true;
  }

  static void require(Person person, Practice practice) {
    if (!mayWrite(person, practice)) {
      Policy.require(person, Action.PUBLISH_PRACTICE, practice.subject());
      throw new ResponseStatusException(
          HttpStatus.CONFLICT, "an archived sheet is not written into");
    }
  }
}
