package org.capacitymetro.review;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.capacitymetro.assessment.Assessment;
import org.capacitymetro.assessment.Verdict;
import org.capacitymetro.practices.PracticeId;
import org.capacitymetro.rights.Person;
import org.capacitymetro.text.LocalizedText;
import org.jspecify.annotations.Nullable;

/// One reading of a sheet by its peers. A sheet that is sent back and handed in again is read in
/// another round.
///
/// @param version of the sheet that is read
/// @param judgedAt since when enough have judged for the authors to answer
/// @param answer of the authors, null while there is none
record Round(
    UUID id,
    PracticeId practice,
    int version,
    String begunBy,
    Instant begunAt,
    @Nullable Instant judgedAt,
    @Nullable Answer answer,
    @Nullable Instant endedAt,
    @Nullable Ending ending,
    List<Request> requests) {

  /// More is no longer a review but a vote.
  static final int MOST_READERS = 5;

  /// How long the authors may think about an answer before it is decided without one.
  static final Duration TIME_TO_ANSWER = Duration.ofDays(14);

  /// @param text empty where the authors have nothing to add
  record Answer(LocalizedText text, String by, Instant at) {}

  enum Ending {
    PUBLISHED,
    SENT_BACK,
    /// The sheet was archived meanwhile.
    DROPPED;

    /// As in message keys: `sent-back`.
    String code() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  boolean isOpen() {
    return ending == null;
  }

  Optional<Request> request(UUID request) {
    return requests.stream().filter(each -> each.id().equals(request)).findFirst();
  }

  Optional<Request> requestOf(Person person) {
    return requests.stream().filter(each -> each.isOf(person)).findFirst();
  }

  /// Those who judged, in the order in which they did.
  List<Request> judged() {
    return requests.stream()
        .filter(request -> request.state() == Request.State.JUDGED)
        .sorted(Comparator.comparing(request -> Objects.requireNonNull(request.judgedAt())))
        .toList();
  }

  List<Assessment.Opinion> opinions() {
    return judged().stream()
        .flatMap(request -> Stream.ofNullable(request.grid()).map(request::opinion))
        .toList();
  }

  Optional<Verdict> verdict() {
    return Verdict.of(opinions().stream().map(Assessment.Opinion::marks).toList());
  }

  /// How many have judged or still may.
  long readers() {
    return requests.stream()
        .filter(request -> request.state() == Request.State.JUDGED || request.state().isWaiting())
        .count();
  }

  /// Whether nothing can come of it unless somebody else is asked.
  boolean isShort() {
    return isOpen() && readers() < Verdict.LEAST_READERS;
  }

  boolean isAnswerable() {
    return isOpen() && judgedAt != null && answer == null;
  }

  /// Until when the authors may answer; null before enough have judged.
  @Nullable Instant answerUntil() {
    return judgedAt == null ? null : judgedAt.plus(TIME_TO_ANSWER);
  }

  /// Whether the authors have answered, or have had the time to.
  boolean isHeard(Instant now) {
    Instant until = answerUntil();
    return answer != null || (until != null && !now.isBefore(until));
  }

  boolean mayBePublished(Instant now) {
    return isOpen() && isHeard(now) && verdict().filter(Verdict::isPassed).isPresent();
  }

  /// Whether somebody who decides has something to do now.
  boolean waitsForDecision(Instant now) {
    return isOpen() && (isShort() || isHeard(now));
  }
}
