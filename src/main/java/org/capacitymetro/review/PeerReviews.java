package org.capacitymetro.review;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.capacitymetro.accounts.People;
import org.capacitymetro.assessment.Assessment;
import org.capacitymetro.assessment.Grid;
import org.capacitymetro.assessment.Verdict;
import org.capacitymetro.practices.PeerReading;
import org.capacitymetro.practices.Practice;
import org.capacitymetro.practices.PracticeArchived;
import org.capacitymetro.practices.PracticeId;
import org.capacitymetro.rights.Action;
import org.capacitymetro.rights.Person;
import org.capacitymetro.rights.PersonDeleted;
import org.capacitymetro.rights.PersonId;
import org.capacitymetro.rights.Policy;
import org.capacitymetro.text.LocalizedText;
import org.capacitymetro.text.TimeOrderedId;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Leads rounds of review. Every change is one transaction with the mails that tell of it; what
/// somebody else did first is answered with `false` and never written over.
@Component
class PeerReviews {
  private final RoundStore store;
  private final KeptFields kept;
  private final Reviewers reviewers;
  private final PeerReading reading;
  private final ReviewLetters letters;
  private final People people;
  private final Clock clock;

  PeerReviews(
      RoundStore store,
      KeptFields kept,
      Reviewers reviewers,
      PeerReading reading,
      ReviewLetters letters,
      People people,
      Clock clock) {
    this.store = store;
    this.kept = kept;
    this.reviewers = reviewers;
    this.reading = reading;
    this.letters = letters;
    this.people = people;
    this.clock = clock;
  }

  /// A round with the sheet it is about.
  record Matter(Practice practice, Round round) {}

  /// What one person was asked.
  record Asked(Practice practice, Round round, Request request) {}

  /// The rounds of a sheet, newest first.
  List<Round> rounds(PracticeId id) {
    return store.list(id);
  }

  Optional<Round> findOpen(PracticeId id) {
    return store.list(id).stream().filter(Round::isOpen).findFirst();
  }

  /// What this person was asked; empty for what others were.
  Optional<Asked> findAsked(Person person, UUID request) {
    return store
        .findOfRequest(request)
        .flatMap(
            round ->
                round
                    .request(request)
                    .filter(each -> each.isOf(person))
                    .flatMap(
                        each ->
                            reading
                                .find(round.practice())
                                .map(practice -> new Asked(practice, round, each))));
  }

  /// Everything this person was ever asked, newest first.
  List<Asked> listAsked(Person person) {
    return store.list(person.id()).stream()
        .flatMap(
            round ->
                round.requestOf(person).stream()
                    .flatMap(
                        request ->
                            reading.find(round.practice()).stream()
                                .map(practice -> new Asked(practice, round, request))))
        .toList();
  }

  /// The open rounds of sheets this person writes or decides about, newest first.
  List<Matter> listConcerning(Person person) {
    return store.listOpen().stream()
        .flatMap(
            round ->
                reading.find(round.practice()).stream()
                    .map(practice -> new Matter(practice, round)))
        .filter(
            matter ->
                reading.isWriter(person, matter.practice())
                    || reading.isPublisher(person, matter.practice()))
        .toList();
  }

  /// Asks the first reviewers of a sheet.
  ///
  /// @param version the person saw
  /// @param chosen at least [Verdict#LEAST_READERS] of those who may
  @Transactional
  boolean begin(Person by, PracticeId id, int version, Collection<PersonId> chosen) {
    Practice practice = reading.lock(id);
    if (findOpen(id).isPresent() || !reading.begin(by, id, version)) {
      return false;
    }
    UUID round = TimeOrderedId.next();
    store.insert(round, id, version, by.actor(), clock.instant());
    ask(practice, round, Set.of(), chosen);
    return true;
  }

  /// Asks others too.
  @Transactional
  boolean ask(Person by, PracticeId id, Collection<PersonId> chosen) {
    Practice practice = reading.lock(id);
    Optional<Round> open = findOpen(id).map(round -> store.lock(round.id())).filter(Round::isOpen);
    if (open.isEmpty() || !reading.isPublisher(by, practice)) {
      return false;
    }
    Round round = open.get();
    Set<PersonId> known =
        round.requests().stream()
            .flatMap(request -> Optional.ofNullable(request.person()).stream())
            .collect(Collectors.toSet());
    if (round.readers() + chosen.size() > Round.MOST_READERS) {
      return false;
    }
    ask(practice, round.id(), known, chosen);
    return true;
  }

  private void ask(
      Practice practice, UUID round, Set<PersonId> known, Collection<PersonId> chosen) {
    List<PersonId> asked = new ArrayList<>();
    for (Reviewers.Reviewer reviewer : reviewers.list(practice)) {
      PersonId person = reviewer.person().id();
      if (chosen.contains(person) && !known.contains(person)) {
        UUID request = TimeOrderedId.next();
        store.insert(request, round, person, reviewer.role(), reviewer.city(), clock.instant());
        letters.send(reviewer.person(), practice, "asked", GridPages.path(request));
        asked.add(person);
      }
    }
    reading.letRead(practice.id(), asked);
  }

  /// No longer waits for somebody.
  @Transactional
  boolean release(Person by, PracticeId id, UUID request) {
    Practice practice = reading.lock(id);
    return reading.isPublisher(by, practice)
        && findOpen(id)
            .flatMap(round -> round.request(request))
            .filter(
                each ->
                    store.move(
                        request,
                        List.of(Request.State.ASKED, Request.State.READING),
                        Request.State.RELEASED,
                        ""))
            .map(
                each -> {
                  stopReading(practice, each);
                  return each;
                })
            .isPresent();
  }

  private void stopReading(Practice practice, Request request) {
    PersonId person = request.person();
    if (person != null) {
      reading.stopReading(practice.id(), person);
    }
  }

  /// The person has no interest in the matter and begins.
  @Transactional
  boolean declareNone(Asked asked) {
    return store.move(
        asked.request().id(), List.of(Request.State.ASKED), Request.State.READING, "");
  }

  /// The person has an interest in the matter, and is out of it.
  ///
  /// @param words what it is
  @Transactional
  boolean declareConflict(Person person, Asked asked, String words) {
    return leave(person, asked, Request.State.CONFLICT, words, "conflict");
  }

  @Transactional
  boolean decline(Person person, Asked asked) {
    return leave(person, asked, Request.State.DECLINED, "", "declined");
  }

  private boolean leave(
      Person person, Asked asked, Request.State state, String words, String letter) {
    if (!store.move(
        asked.request().id(), List.of(Request.State.ASKED, Request.State.READING), state, words)) {
      return false;
    }
    kept.discard(asked.round().id(), person.id());
    reading.stopReading(asked.practice().id(), person.id());
    leads(asked.practice(), asked.round())
        .forEach(
            lead ->
                letters.send(
                    lead, asked.practice(), letter, RoundPages.path(asked.practice().id())));
    return true;
  }

  /// Takes a grid. With the last that was needed the authors are asked for their answer, once.
  @Transactional
  boolean judge(Person person, Asked asked, Grid grid) {
    Round round = store.lock(asked.round().id());
    if (!round.isOpen()
        || reviewers.find(person, asked.practice()).isEmpty()
        || !store.judge(asked.request().id(), grid, clock.instant())) {
      return false;
    }
    kept.discard(round.id(), person.id());
    if (round.judgedAt() == null && round.judged().size() + 1 >= Verdict.LEAST_READERS) {
      store.judged(round.id(), clock.instant());
      reading
          .writers(asked.practice())
          .forEach(
              writer ->
                  letters.send(
                      writer, asked.practice(), "judged", RoundPages.path(asked.practice().id())));
    }
    return true;
  }

  /// @param text empty where the authors have nothing to add
  @Transactional
  boolean answer(Person by, Practice practice, LocalizedText text) {
    Optional<Round> open =
        findOpen(practice.id()).map(round -> store.lock(round.id())).filter(Round::isAnswerable);
    if (open.isEmpty() || !reading.isWriter(by, practice)) {
      return false;
    }
    Round round = open.get();
    store.answer(round.id(), text, by.actor(), clock.instant());
    kept.discard(round.id(), by.id());
    leads(practice, round)
        .forEach(lead -> letters.send(lead, practice, "answered", RoundPages.path(practice.id())));
    return true;
  }

  /// Whoever began the round, or else all who may decide.
  private List<Person> leads(Practice practice, Round round) {
    return PersonId.ofActor(round.begunBy())
        .flatMap(people::find)
        .filter(person -> Policy.may(person, Action.PUBLISH_PRACTICE, practice.subject()))
        .map(List::of)
        .orElseGet(() -> people.whoMay(Action.PUBLISH_PRACTICE, practice.subject()));
  }

  /// Publishes the sheet with what its peers said.
  ///
  /// @param version the person saw
  @Transactional
  boolean publish(Person by, PracticeId id, int version) {
    reading.lock(id);
    Instant now = clock.instant();
    Optional<Round> open =
        findOpen(id)
            .map(round -> store.lock(round.id()))
            .filter(round -> round.mayBePublished(now));
    if (open.isEmpty()) {
      return false;
    }
    Round round = open.get();
    Round.Answer answer = round.answer();
    Assessment assessment =
        new Assessment(
            round.version(),
            now,
            round.opinions(),
            answer == null ? LocalizedText.EMPTY : answer.text());
    if (!reading.publish(by, id, version, assessment)) {
      return false;
    }
    store.end(round.id(), Round.Ending.PUBLISHED, now);
    return true;
  }

  /// @param version the person saw
  @Transactional
  boolean sendBack(Person by, PracticeId id, int version, String reason) {
    Practice practice = reading.lock(id);
    Optional<Round> open = findOpen(id).map(round -> store.lock(round.id()));
    if (open.isEmpty()
        || !reading.isPublisher(by, practice)
        || !reading.sendBack(by, id, version, reason)) {
      return false;
    }
    store.end(open.get().id(), Round.Ending.SENT_BACK, clock.instant());
    return true;
  }

  @EventListener
  void archived(PracticeArchived event) {
    findOpen(event.id())
        .ifPresent(round -> store.end(round.id(), Round.Ending.DROPPED, clock.instant()));
  }

  @EventListener
  void forget(PersonDeleted deleted) {
    store.forget(deleted.id());
  }
}
