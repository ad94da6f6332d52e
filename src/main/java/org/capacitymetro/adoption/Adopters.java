package org.capacitymetro.adoption;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.capacitymetro.accounts.People;
import org.capacitymetro.directory.Directory;
import org.capacitymetro.hsds.OrganizationId;
import org.capacitymetro.hsds.ServiceId;
import org.capacitymetro.pages.Formats;
import org.capacitymetro.practices.Published;
import org.capacitymetro.practices.Sheet;
import org.capacitymetro.practices.SheetVersions;
import org.capacitymetro.rights.Action;
import org.capacitymetro.rights.Person;
import org.capacitymetro.rights.PersonDeleted;
import org.capacitymetro.rights.Policy;
import org.capacitymetro.rights.Subject;
import org.capacitymetro.text.TimeOrderedId;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Recording that a body tries a practice, and how it goes. Every change is one transaction with
/// who and when, and with the mails that tell of it.
@Component
class Adopters {
  private final AdoptionStore store;
  private final KeptAdoptions kept;
  private final SheetVersions sheets;
  private final Directory directory;
  private final People people;
  private final AdoptionLetters letters;
  private final Clock clock;

  Adopters(
      AdoptionStore store,
      KeptAdoptions kept,
      SheetVersions sheets,
      Directory directory,
      People people,
      AdoptionLetters letters,
      Clock clock) {
    this.store = store;
    this.kept = kept;
    this.sheets = sheets;
    this.directory = directory;
    this.people = people;
    this.letters = letters;
    this.clock = clock;
  }

  /// What became of an attempt to change an adoption.
  enum Outcome {
    DONE,
    /// Somebody else was quicker.
    LATE,
    /// See [AdoptionRules#unready].
    UNREADY
  }

  static boolean mayRecord(Person person, Adoption adoption) {
    return adoption.state() != Adoption.State.DROPPED
        && Policy.may(person, Action.ADOPT_PRACTICE, adoption.subject());
  }

  /// An adoption this person may write; empty for everything else.
  Optional<Adoption> find(Person person, AdoptionId id) {
    return store.find(id).filter(adoption -> mayRecord(person, adoption));
  }

  /// Those the person recorded or may write, the newest first.
  List<Adoption> list(Person person) {
    return store.list(person.id(), Policy.scopes(person, Action.ADOPT_PRACTICE)).stream()
        .filter(adoption -> mayRecord(person, adoption))
        .toList();
  }

  /// Whether the body is one of those whose services gave birth to the practice.
  boolean isItsOwn(OrganizationId organization, Sheet sheet) {
    OrganizationId now = followed(organization);
    return sheet.services().stream()
        .filter(link -> link.role() == Sheet.Role.BORN_HERE)
        .flatMap(link -> directory.followed(new ServiceId(link.service())).stream())
        .flatMap(found -> Stream.ofNullable(found.value().provider()))
        .anyMatch(provider -> followed(provider.id()).equals(now));
  }

  private OrganizationId followed(OrganizationId id) {
    return directory.followed(id).map(found -> found.value().id()).orElse(id);
  }

  /// Begins a draft of the version that is public now.
  ///
  /// @param language in which it will be written
  @Transactional
  AdoptionId begin(
      Person by, Published practice, OrganizationId organization, String city, String language) {
    Policy.require(by, Action.ADOPT_PRACTICE, Subject.of(city, organization.value()));
    if (!practice.state().isListed() || isItsOwn(organization, practice.sheet())) {
      throw new IllegalArgumentException(
          "practice " + practice.id().shortForm() + " cannot be adopted by this body");
    }
    AdoptionId id = new AdoptionId(TimeOrderedId.next());
    store.insert(
        begun(id, practice, organization, city, Details.begin(language), clock.instant()),
        by.id(),
        by.actor());
    return id;
  }

  static Adoption begun(
      AdoptionId id,
      Published practice,
      OrganizationId organization,
      String city,
      Details details,
      Instant at) {
    return new Adoption(
        id,
        practice.id(),
        practice.version(),
        organization,
        city,
        Adoption.State.DRAFT,
        details,
        1,
        null,
        at,
        at,
        null,
        "",
        List.of(),
        List.of());
  }

  /// Saves what was written, and publishes a draft where that is wanted. What is public stays
  /// complete.
  ///
  /// @param version the person saw
  @Transactional
  Outcome save(Person by, AdoptionId id, int version, Details details, boolean publishes) {
    Adoption current = store.lock(id);
    require(by, current);
    if (current.version() != version) {
      return Outcome.LATE;
    }
    boolean shown = publishes || current.state() != Adoption.State.DRAFT;
    if (shown && !AdoptionRules.unready(details).isEmpty()) {
      return Outcome.UNREADY;
    }
    Instant now = clock.instant();
    if (!details.equals(current.details())) {
      store.write(id, version + 1, details, by.actor(), now);
    }
    if (publishes && current.state() == Adoption.State.DRAFT) {
      store.move(id, Adoption.State.PUBLIC, "PUBLISH", by.actor(), now, "");
      Adoption published = store.find(id).orElseThrow();
      sheets.writers(current.practice()).stream()
          .filter(writer -> !writer.id().equals(by.id()))
          .forEach(writer -> letters.begun(writer, published));
    }
    kept.discard(by.id(), id);
    return Outcome.DONE;
  }

  /// Gives a draft up.
  @Transactional
  boolean drop(Person by, AdoptionId id) {
    Adoption current = store.lock(id);
    require(by, current);
    if (current.state() != Adoption.State.DRAFT) {
      return false;
    }
    store.move(id, Adoption.State.DROPPED, "DROP", by.actor(), clock.instant(), "");
    kept.discard(by.id(), id);
    return true;
  }

  /// Says how it went, asked or not; what was told before stays.
  ///
  /// @param seen how many answers the person saw
  @Transactional
  Outcome tell(Person by, AdoptionId id, int seen, Told told) {
    Adoption current = store.lock(id);
    require(by, current);
    if (current.told().size() != seen || current.state() == Adoption.State.DRAFT) {
      return Outcome.LATE;
    }
    store.tell(id, told, by.actor());
    Details changed = current.details().with(status(told.outcome()));
    if (!changed.equals(current.details())) {
      store.write(id, current.version() + 1, changed, by.actor(), told.at());
    }
    return Outcome.DONE;
  }

  private static Details.Status status(Told.Outcome outcome) {
    return switch (outcome) {
      case WORKS -> Details.Status.WORKING;
      case PARTLY -> Details.Status.TRYING;
      case STOPPED -> Details.Status.STOPPED;
    };
  }

  /// Takes an adoption off the public pages, and tells those who recorded it why.
  @Transactional
  boolean hide(Person by, AdoptionId id, String reason) {
    Adoption current = store.lock(id);
    requirePublisher(by, current);
    if (current.state() != Adoption.State.PUBLIC || reason.isBlank()) {
      return false;
    }
    store.move(id, Adoption.State.HIDDEN, "HIDE", by.actor(), clock.instant(), reason);
    answering(current).stream()
        .filter(person -> !person.id().equals(by.id()))
        .forEach(person -> letters.hidden(person, current, reason));
    return true;
  }

  @Transactional
  boolean show(Person by, AdoptionId id) {
    Adoption current = store.lock(id);
    requirePublisher(by, current);
    if (current.state() != Adoption.State.HIDDEN) {
      return false;
    }
    store.move(id, Adoption.State.PUBLIC, "SHOW", by.actor(), clock.instant(), "");
    return true;
  }

  /// Asks how it goes where that is due, or asks once more.
  ///
  /// @return whether a mail was due
  @Transactional
  boolean ask(AdoptionId id) {
    Adoption adoption = store.lock(id);
    Instant now = clock.instant();
    Optional<Integer> due = Ask.due(adoption, LocalDate.ofInstant(now, Formats.ZONE));
    if (due.isPresent()) {
      store.ask(id, due.get(), now);
      answering(adoption).forEach(person -> letters.ask(person, adoption, due.get(), false));
      return true;
    }
    Optional<Ask> silent =
        adoption.state().isPublic() && adoption.details().status() != Details.Status.STOPPED
            ? adoption.openAsk().filter(ask -> ask.isToBeRepeated(now))
            : Optional.empty();
    silent.ifPresent(
        ask -> {
          store.remind(id, ask.months(), now);
          answering(adoption).forEach(person -> letters.ask(person, adoption, ask.months(), true));
        });
    return silent.isPresent();
  }

  /// Who recorded it and still may; where nobody is left, all who may.
  List<Person> answering(Adoption adoption) {
    return Optional.ofNullable(adoption.recordedBy())
        .flatMap(people::find)
        .filter(person -> mayRecord(person, adoption))
        .map(List::of)
        .orElseGet(() -> people.whoMay(Action.ADOPT_PRACTICE, adoption.subject()));
  }

  @EventListener
  void forget(PersonDeleted deleted) {
    store.forget(deleted.id());
  }

  private static void require(Person person, Adoption adoption) {
    Policy.require(person, Action.ADOPT_PRACTICE, adoption.subject());
  }

  private void requirePublisher(Person person, Adoption adoption) {
    if (!sheets.isPublisher(person, adoption.practice())) {
      Policy.require(person, Action.PUBLISH_PRACTICE, Subject.INSTALLATION);
    }
  }
}
