package org.capacitymetro.review;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.capacitymetro.accounts.People;
import org.capacitymetro.areas.Areas;
import org.capacitymetro.assessment.Grid;
import org.capacitymetro.assessment.JudgedGroup;
import org.capacitymetro.assessment.Verdict;
import org.capacitymetro.pages.Formats;
import org.capacitymetro.pages.Page;
import org.capacitymetro.practices.PeerReading;
import org.capacitymetro.practices.Practice;
import org.capacitymetro.rights.Person;
import org.capacitymetro.text.LocalizedText;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Everything the page of a review shows, to authors and to those who decide.
@Component
class RoundModel {
  private final PeerReviews reviews;
  private final PeerReading reading;
  private final Reviewers reviewers;
  private final KeptFields kept;
  private final People people;
  private final Areas areas;
  private final Clock clock;

  RoundModel(
      PeerReviews reviews,
      PeerReading reading,
      Reviewers reviewers,
      KeptFields kept,
      People people,
      Areas areas,
      Clock clock) {
    this.reviews = reviews;
    this.reading = reading;
    this.reviewers = reviewers;
    this.kept = kept;
    this.people = people;
    this.areas = areas;
    this.clock = clock;
  }

  /// What was typed and what the page has to say.
  ///
  /// @param chosen short ids of people
  record Said(
      Set<String> chosen,
      @Nullable String answer,
      String reason,
      Map<String, String> problems,
      String done,
      String trouble) {
    static Said of(String done, String trouble) {
      return new Said(Set.of(), null, "", Map.of(), done, trouble);
    }

    static Said problem(String field, String sentence) {
      return new Said(Set.of(), null, "", Map.of(field, sentence), "", "");
    }

    Said chose(Set<String> people) {
      return new Said(people, answer, reason, problems, done, trouble);
    }

    Said answered(String text) {
      return new Said(chosen, text, reason, problems, done, trouble);
    }

    Said because(String text) {
      return new Said(chosen, answer, text, problems, done, trouble);
    }
  }

  RoundView of(Practice practice, Person reader, Said said, Page page) {
    boolean decides = reading.isPublisher(reader, practice);
    List<Round> rounds = reviews.rounds(practice.id());
    Round round = rounds.isEmpty() ? null : rounds.getFirst();
    boolean anew = (round == null || !round.isOpen()) && reading.isOpen(practice);
    Round shown = round != null && (decides || round.judgedAt() != null) ? round : null;
    boolean replies = round != null && round.isAnswerable() && reading.isWriter(reader, practice);
    Optional<String> typed =
        round == null || !replies
            ? Optional.empty()
            : kept.find(round.id(), reader.id())
                .map(fields -> fields.getOrDefault(RoundPages.ANSWER, ""));
    String reply = said.answer() == null ? typed.orElse("") : said.answer();
    List<RoundView.Place> candidates =
        decides ? candidates(practice, round, anew, said.chosen(), page) : List.of();
    return new RoundView(
        page.url(RoundPages.path(practice.id())),
        page.url(practice.deskPath()),
        practice.version(),
        round == null ? page.t("review.standing.none") : standing(round, page),
        round == null || !decides ? List.of() : asked(round, page),
        candidates,
        anew ? Verdict.LEAST_READERS : 1,
        decides && anew && candidates.isEmpty(),
        shown == null || shown.judged().isEmpty()
            ? List.of()
            : JudgedGroup.of(shown.opinions(), page),
        shown == null ? List.of() : advice(shown, page),
        shown == null ? "" : verdict(shown, page),
        round == null ? null : answer(round, page),
        replies
            ? GridModel.text(
                RoundPages.ANSWER,
                page.t("review.answer"),
                Map.of(RoundPages.ANSWER, reply),
                0,
                RoundPages.MOST_ANSWER,
                page)
            : null,
        said.answer() == null && typed.isPresent(),
        decides && round != null && round.isOpen() ? decision(round, said.reason(), page) : null,
        rounds.stream().skip(1).map(old -> standing(old, page)).toList(),
        said.problems(),
        said.done(),
        said.trouble());
  }

  /// Where a round stands, in a sentence.
  static String standing(Round round, Page page) {
    if (round.ending() != null) {
      return page.t(
          "review.ended." + round.ending().code(),
          "day",
          day(Objects.requireNonNull(round.endedAt()), page),
          "version",
          round.version());
    }
    if (round.isShort()) {
      return page.t("review.standing.short");
    }
    if (round.judgedAt() == null) {
      return page.t(
          "review.standing.reading",
          "judged",
          round.judged().size(),
          "asked",
          round.readers(),
          "day",
          day(round.begunAt(), page));
    }
    return round.answer() == null
        ? page.t(
            "review.standing.answer", "day", day(Objects.requireNonNull(round.answerUntil()), page))
        : page.t("review.standing.decide");
  }

  private List<RoundView.Asked> asked(Round round, Page page) {
    return round.requests().stream()
        .map(
            request ->
                new RoundView.Asked(
                    page.t(
                        "review.person",
                        "name",
                        Optional.ofNullable(request.person())
                            .flatMap(people::find)
                            .map(Person::name)
                            .orElse(page.t("review.somebody")),
                        "role",
                        page.t("role." + request.role()),
                        "city",
                        city(request.city(), page)),
                    page.t(
                        "review.asked.line",
                        "state",
                        page.t("review.state." + request.state().code()),
                        "day",
                        day(request.askedAt(), page)),
                    request.conflict(),
                    round.isOpen() && request.state().isWaiting() ? request.shortId() : ""))
        .toList();
  }

  /// Those who may be asked: for a new round, or beside those who were.
  private List<RoundView.Place> candidates(
      Practice practice, @Nullable Round round, boolean anew, Set<String> chosen, Page page) {
    boolean more = round != null && round.isOpen() && round.readers() < Round.MOST_READERS;
    if (!anew && !more) {
      return List.of();
    }
    // A sheet that comes back is best read by those who read it before.
    Set<String> before =
        anew && round != null && chosen.isEmpty()
            ? round.judged().stream()
                .flatMap(request -> Optional.ofNullable(request.person()).stream())
                .map(person -> person.shortForm())
                .collect(Collectors.toSet())
            : chosen;
    Map<String, List<RoundView.Candidate>> byCity = new LinkedHashMap<>();
    for (Reviewers.Reviewer reviewer : reviewers.list(practice)) {
      if (anew || round == null || round.requestOf(reviewer.person()).isEmpty()) {
        String id = reviewer.person().id().shortForm();
        byCity
            .computeIfAbsent(city(reviewer.city(), page), name -> new ArrayList<>())
            .add(
                new RoundView.Candidate(
                    id,
                    reviewer.person().name(),
                    page.t("role." + reviewer.role()),
                    before.contains(id)));
      }
    }
    return byCity.entrySet().stream()
        .map(entry -> new RoundView.Place(entry.getKey(), entry.getValue()))
        .toList();
  }

  private static List<RoundView.Advice> advice(Round round, Page page) {
    List<RoundView.Advice> advice = new ArrayList<>();
    List<Request> judged = round.judged();
    for (int i = 0; i < judged.size(); i++) {
      Grid grid = judged.get(i).grid();
      if (grid != null && !grid.advice().isEmpty()) {
        LocalizedText.Reading words = grid.advice().read(page.order());
        advice.add(
            new RoundView.Advice(
                JudgedGroup.who(i, judged.get(i).role(), page), words.text(), other(words, page)));
      }
    }
    return advice;
  }

  private static String verdict(Round round, Page page) {
    return round
        .verdict()
        .map(
            verdict ->
                verdict.isPassed()
                    ? page.t(
                        "review.verdict.passed",
                        "level",
                        page.t("practices.evidence." + verdict.evidence().code()))
                    : page.t(
                        "review.verdict.failed",
                        "criteria",
                        verdict.failed().stream()
                            .map(criterion -> page.t("assessment.criterion." + criterion.code()))
                            .collect(Collectors.joining(", "))))
        .orElse("");
  }

  private static RoundView.@Nullable Answer answer(Round round, Page page) {
    Round.Answer answer = round.answer();
    if (answer == null) {
      return null;
    }
    LocalizedText.Reading words = answer.text().read(page.order());
    return new RoundView.Answer(
        page.t(
            answer.text().isEmpty() ? "review.answered.nothing" : "review.answered",
            "day",
            day(answer.at(), page)),
        words.text(),
        other(words, page));
  }

  private RoundView.Decision decision(Round round, String reason, Page page) {
    boolean publishes = round.mayBePublished(clock.instant());
    Optional<Verdict> verdict = round.verdict();
    String why;
    if (publishes) {
      why =
          page.t(
              "review.decide.publish",
              "level",
              page.t("practices.evidence." + verdict.orElseThrow().evidence().code()));
    } else if (verdict.isEmpty()) {
      why = page.t("review.decide.few", "least", Verdict.LEAST_READERS);
    } else if (!verdict.get().isPassed()) {
      why = page.t("review.decide.failed");
    } else {
      why =
          page.t(
              "review.decide.unheard",
              "day",
              day(Objects.requireNonNull(round.answerUntil()), page));
    }
    return new RoundView.Decision(publishes, why, reason);
  }

  private static @Nullable String other(LocalizedText.Reading words, Page page) {
    return words.language().equals(page.code()) ? null : words.language();
  }

  private String city(String code, Page page) {
    return areas.findCity(code).map(city -> city.name().in(page.order())).orElse(code);
  }

  private static String day(Instant instant, Page page) {
    return page.formats().date(LocalDate.ofInstant(instant, Formats.ZONE));
  }
}
