package org.capacitymetro.practices;

import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
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
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.server.ResponseStatusException;

/// Who writes a sheet, and the steps that lead it through its states: the door of the desk, where
/// every way asks whether the person may go it. Every change is one transaction with its record of
/// who, when and why, and with the mails that tell of it.
@Component
public class Authors {
  private final PracticeStore store;
  private final PeerStore peers;
  private final PracticeLetters letters;
  private final People people;
  private final Clock clock;
  private final ApplicationEventPublisher events;

  Authors(
      PracticeStore store,
      PeerStore peers,
      PracticeLetters letters,
      People people,
      Clock clock,
      ApplicationEventPublisher events) {
    this.store = store;
    this.peers = peers;
    this.letters = letters;
    this.people = people;
    this.clock = clock;
    this.events = events;
  }

  /// Whether somebody may see the draft.
  static boolean mayRead(Person person, Practice practice) {
    return ((practice.isAuthor(person) || practice.readers().contains(person.id()))
            && Policy.maySomewhere(person, Action.READ_DESK))
        || isPublisher(person, practice);
  }

  /// Authors leave a sheet alone while others read it; nobody writes into an archived one.
  public static boolean mayWrite(Person person, Practice practice) {
    return switch (practice.state()) {
      case ARCHIVED -> false;
      case SUBMITTED, IN_REVIEW -> isPublisher(person, practice);
      case DRAFT, PUBLISHED, RECHECK_DUE ->
          isPublisher(person, practice)
              || (practice.isAuthor(person) && Policy.maySomewhere(person, Action.WRITE_PRACTICE));
    };
  }

  /// Whether somebody decides about it.
  public static boolean isPublisher(Person person, Practice practice) {
    return Policy.may(person, Action.PUBLISH_PRACTICE, practice.subject());
  }

  /// A sheet this person may see the draft of; empty for everything else.
  public Optional<Practice> find(Person person, PracticeId id) {
    return store.find(id).filter(practice -> mayRead(person, practice));
  }

  /// Those that somebody writes, newest first.
  public List<Practice> listOf(PersonId author) {
    return store.listOf(author);
  }

  /// Those that somebody decides about.
  ///
  /// @param waiting only what waits for a decision, the oldest first
  public List<Practice> listToDecide(Person person, boolean waiting) {
    return store.listWithin(Policy.scopes(person, Action.PUBLISH_PRACTICE), waiting);
  }

  /// Begins a sheet of which only the title is known.
  ///
  /// @param city whose editors decide about it; null for those of the whole network
  @Transactional
  public PracticeId create(Person person, PracticeKind kind, String title, @Nullable String city) {
    Policy.requireSomewhere(person, Action.WRITE_PRACTICE);
    PracticeId id = new PracticeId(TimeOrderedId.next());
    Sheet sheet =
        Sheet.begin(kind, LocalizedText.of("it", title), city == null ? List.of() : List.of(city));
    Instant now = clock.instant();
    store.insert(id, city, sheet, person.actor(), now);
    store.addAuthor(id, person.id(), person.actor(), now);
    return id;
  }

  /// The newest version of a sheet to write into; nobody else changes it before the caller's
  /// transaction ends.
  @Transactional(propagation = Propagation.MANDATORY)
  public Practice lock(Person person, PracticeId id) {
    Practice practice = store.lock(id).orElseThrow();
    require(person, practice);
    return practice;
  }

  /// Writes the next version of what [#lock] gave, in the same transaction.
  ///
  /// @return its number
  @Transactional(propagation = Propagation.MANDATORY)
  public int write(Person person, Practice locked, Sheet sheet, String reason) {
    require(person, locked);
    int version = locked.version() + 1;
    store.write(locked.id(), version, sheet, person.actor(), clock.instant(), reason);
    return version;
  }

  /// Whether somebody is one of its authors and may write.
  public static boolean isWriter(Person person, Practice practice) {
    return practice.isAuthor(person) && Policy.maySomewhere(person, Action.WRITE_PRACTICE);
  }

  /// The steps this person may take now on the sheet's own page: not those that the review of peers
  /// takes.
  public static Set<Step> steps(Person person, Practice practice) {
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
  public enum Outcome {
    TAKEN,
    /// Not from this state, not by this person, or somebody wrote since the page was made.
    LATE,
    /// See [SheetRules#unready].
    UNREADY,
    NO_REASON
  }

  /// @param version the person saw
  @Transactional
  public Outcome take(Person person, PracticeId id, Step step, int version, String reason) {
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
  public Optional<Person> invite(Person by, PracticeId id, String nameOrMail) {
    Practice practice = lock(by, id);
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

  /// Takes somebody off its authors; the last one always stays.
  @Transactional
  public boolean leave(Person by, PracticeId id, PersonId author) {
    Practice practice = lock(by, id);
    if (practice.authors().size() < 2 || !practice.authors().contains(author)) {
      return false;
    }
    store.removeAuthor(id, author);
    return true;
  }

  /// Refuses whoever may not write into it, and everybody where it is archived.
  public static void require(Person person, Practice practice) {
    if (!mayWrite(person, practice)) {
      Policy.require(person, Action.PUBLISH_PRACTICE, practice.subject());
      throw new ResponseStatusException(
          HttpStatus.CONFLICT, "an archived sheet is not written into");
    }
  }
}
