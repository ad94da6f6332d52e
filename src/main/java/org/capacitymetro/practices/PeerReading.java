package org.capacitymetro.practices;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.capacitymetro.assessment.Assessment;
import org.capacitymetro.rights.Person;
import org.capacitymetro.rights.PersonId;
import org.capacitymetro.writing.VersionTable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What the review of peers may do with a sheet: let them read it, begin, publish, send back. Every
/// way is one step of [Step], with its record and its mails.
@Component
public class PeerReading {
  private final PracticeStore store;
  private final PeerStore peers;
  private final Authors authors;
  private final PracticeLetters letters;

  PeerReading(PracticeStore store, PeerStore peers, Authors authors, PracticeLetters letters) {
    this.store = store;
    this.peers = peers;
    this.authors = authors;
    this.letters = letters;
  }

  public Optional<Practice> find(PracticeId id) {
    return store.find(id);
  }

  /// As it is now, and nobody else changes it before the caller's transaction ends.
  public Practice lock(PracticeId id) {
    return store.lock(id).orElseThrow();
  }

  /// Whether somebody decides about the sheet.
  public boolean isPublisher(Person person, Practice practice) {
    return Authors.isPublisher(person, practice);
  }

  /// Whether somebody is one of its authors and may write.
  public boolean isWriter(Person person, Practice practice) {
    return Authors.isWriter(person, practice);
  }

  /// Those who answer for what it says: its authors, or its editors where no author is left.
  public List<Person> writers(Practice practice) {
    return authors.writers(practice);
  }

  /// Everybody who wrote a version of it.
  public Set<String> everWrote(PracticeId id) {
    return store.versions(id).stream()
        .map(VersionTable.Version::by)
        .collect(Collectors.toUnmodifiableSet());
  }

  /// Whether peers may be asked now: about one that was handed in, or that is public.
  public boolean isOpen(Practice practice) {
    return practice.state() == PracticeState.SUBMITTED || practice.state().isListed();
  }

  /// A sheet that is public stays so while peers read it.
  ///
  /// @param version the person saw
  /// @return false where somebody was quicker
  @Transactional
  public boolean begin(Person by, PracticeId id, int version) {
    Practice practice = store.lock(id).orElseThrow();
    if (practice.version() != version || !isOpen(practice)) {
      return false;
    }
    return practice.state().isListed()
        ? Authors.isPublisher(by, practice)
        : taken(authors.takeInReview(by, id, Step.BEGIN_REVIEW, version, ""));
  }

  @Transactional
  public void letRead(PracticeId id, Collection<PersonId> people) {
    people.forEach(person -> peers.addReader(id, person));
  }

  @Transactional
  public void stopReading(PracticeId id, PersonId person) {
    peers.removeReader(id, person);
  }

  /// Publishes the version the person saw, with what peers said.
  ///
  /// @return false where somebody was quicker, or the sheet is no longer complete
  @Transactional
  public boolean publish(Person by, PracticeId id, int version, Assessment assessment) {
    if (!taken(authors.takeInReview(by, id, Step.PUBLISH, version, ""))) {
      return false;
    }
    peers.assess(id, assessment);
    peers.removeReaders(id);
    return true;
  }

  /// Gives it back to its authors, with the reason; one that is public stays as it is.
  ///
  /// @return false where somebody was quicker
  @Transactional
  public boolean sendBack(Person by, PracticeId id, int version, String reason) {
    Practice practice = store.lock(id).orElseThrow();
    if (!practice.state().isListed()) {
      if (!taken(authors.takeInReview(by, id, Step.SEND_BACK, version, reason))) {
        return false;
      }
    } else {
      authors.writers(practice).stream()
          .filter(writer -> !writer.id().equals(by.id()))
          .forEach(writer -> letters.decided(writer, practice, Step.SEND_BACK, reason));
    }
    peers.removeReaders(id);
    return true;
  }

  private static boolean taken(Authors.Outcome outcome) {
    return outcome == Authors.Outcome.TAKEN;
  }
}
