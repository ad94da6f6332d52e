package org.capacitymetro.review;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.capacitymetro.accounts.Redirect;
import org.capacitymetro.assessment.Verdict;
import org.capacitymetro.pages.NotFound;
import org.capacitymetro.pages.Page;
import org.capacitymetro.pages.Templates;
import org.capacitymetro.practices.PeerReading;
import org.capacitymetro.practices.Practice;
import org.capacitymetro.practices.PracticeId;
import org.capacitymetro.rights.Person;
import org.capacitymetro.rights.PersonId;
import org.capacitymetro.text.LocalizedText;
import org.capacitymetro.text.ShortId;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The review of one sheet, for those who decide about it, who ask reviewers and act on what they
/// say, and for its authors, who read that and answer.
@Controller
class RoundPages {
  static final String ANSWER = "answer";
  static final int MOST_ANSWER = 300;
  private static final String PRACTICE = "/{language}" + Practice.DESK + "/{id}/review";
  private static final int LEAST_REASON = 3;
  private static final int MOST_REASON = 150;
  private static final Set<String> DONE =
      Set.of("asked", "released", "answered", "published", "sent-back", "kept");
  private static final Set<String> TROUBLE = Set.of("late");

  private final PeerReviews reviews;
  private final PeerReading reading;
  private final Reviewers reviewers;
  private final KeptFields kept;
  private final RoundModel model;
  private final Templates templates;

  RoundPages(
      PeerReviews reviews,
      PeerReading reading,
      Reviewers reviewers,
      KeptFields kept,
      RoundModel model,
      Templates templates) {
    this.reviews = reviews;
    this.reading = reading;
    this.reviewers = reviewers;
    this.kept = kept;
    this.model = model;
    this.templates = templates;
  }

  /// Where the review of a sheet is led; after the language.
  static String path(PracticeId id) {
    return Practice.DESK + "/" + id.shortForm() + "/review";
  }

  @GetMapping(PRACTICE)
  ResponseEntity<byte[]> review(
      Page page,
      Person person,
      @PathVariable String id,
      @RequestParam(defaultValue = "") String done) {
    return page(
        HttpStatus.OK,
        find(person, id),
        person,
        RoundModel.Said.of(
            DONE.contains(done) ? page.t("review.done." + done) : "",
            TROUBLE.contains(done) ? page.t("review.done." + done) : ""),
        page);
  }

  @PostMapping(PRACTICE + "/ask")
  ResponseEntity<byte[]> ask(
      Page page,
      Person person,
      @PathVariable String id,
      @RequestParam int version,
      @RequestParam(required = false) List<String> reviewer) {
    Practice practice = findToDecide(person, id);
    Optional<Round> open = reviews.findOpen(practice.id());
    Set<PersonId> able =
        reviewers.list(practice).stream()
            .map(each -> each.person().id())
            .collect(Collectors.toSet());
    Set<PersonId> chosen =
        (reviewer == null ? List.<String>of() : reviewer)
            .stream()
                .flatMap(each -> PersonId.parse(each).stream())
                .filter(able::contains)
                .collect(Collectors.toSet());
    int least = open.isEmpty() ? Verdict.LEAST_READERS : 1;
    long most = Round.MOST_READERS - open.map(Round::readers).orElse(0L);
    if (chosen.size() < least || chosen.size() > most) {
      return page(
          HttpStatus.UNPROCESSABLE_CONTENT,
          practice,
          person,
          RoundModel.Said.problem(
                  "reviewers",
                  page.t(
                      "review.problem.reviewers",
                      "least",
                      least,
                      "most",
                      most,
                      "chosen",
                      chosen.size()))
              .chose(chosen.stream().map(PersonId::shortForm).collect(Collectors.toSet())),
          page);
    }
    boolean asked =
        open.isEmpty()
            ? reviews.begin(person, practice.id(), version, chosen)
            : reviews.ask(person, practice.id(), chosen);
    return back(practice, asked ? "asked" : "late", page);
  }

  @PostMapping(PRACTICE + "/release")
  ResponseEntity<byte[]> release(
      Page page, Person person, @PathVariable String id, @RequestParam String request) {
    Practice practice = findToDecide(person, id);
    UUID which = ShortId.decode(request).orElseThrow(() -> new NotFound("review " + request));
    return back(
        practice, reviews.release(person, practice.id(), which) ? "released" : "late", page);
  }

  /// The answer of the authors.
  @PostMapping(PRACTICE)
  ResponseEntity<byte[]> answer(
      Page page,
      Person person,
      @PathVariable String id,
      @RequestParam(name = "do", defaultValue = "send") String action,
      @RequestParam(name = ANSWER, defaultValue = "") String typed) {
    Practice practice = find(person, id);
    if (!reading.isWriter(person, practice)) {
      throw new NotFound("answer to the review of practice " + id);
    }
    String text = GridForm.clean(typed);
    Optional<Round> open = reviews.findOpen(practice.id()).filter(Round::isAnswerable);
    if (action.equals("keep")) {
      return ResponseEntity.status(
              open.isEmpty()
                  ? HttpStatus.CONFLICT
                  : keep(open.get(), person, text)
                      ? HttpStatus.NO_CONTENT
                      : HttpStatus.CONTENT_TOO_LARGE)
          .build();
    }
    boolean nothing = action.equals("nothing");
    String problem =
        nothing
            ? ""
            : text.isEmpty()
                ? page.t("review.problem.empty")
                : GridForm.problem(page.t("review.answer"), text, 0, MOST_ANSWER, page).orElse("");
    if (!problem.isEmpty()) {
      open.ifPresent(round -> keep(round, person, text));
      return page(
          HttpStatus.UNPROCESSABLE_CONTENT,
          practice,
          person,
          RoundModel.Said.problem(ANSWER, problem).answered(text),
          page);
    }
    boolean answered =
        reviews.answer(
            person, practice, nothing ? LocalizedText.EMPTY : LocalizedText.of(page.code(), text));
    return back(practice, answered ? "answered" : "late", page);
  }

  private boolean keep(Round round, Person person, String text) {
    return kept.keep(round.id(), person.id(), Map.of(ANSWER, text));
  }

  @PostMapping(PRACTICE + "/publish")
  ResponseEntity<byte[]> publish(
      Page page, Person person, @PathVariable String id, @RequestParam int version) {
    Practice practice = findToDecide(person, id);
    return back(
        practice, reviews.publish(person, practice.id(), version) ? "published" : "late", page);
  }

  @PostMapping(PRACTICE + "/send-back")
  ResponseEntity<byte[]> sendBack(
      Page page,
      Person person,
      @PathVariable String id,
      @RequestParam int version,
      @RequestParam(defaultValue = "") String reason) {
    Practice practice = findToDecide(person, id);
    String why = GridForm.clean(reason);
    Optional<String> problem =
        GridForm.problem(page.t("review.send-back.why"), why, LEAST_REASON, MOST_REASON, page);
    if (problem.isPresent()) {
      return page(
          HttpStatus.UNPROCESSABLE_CONTENT,
          practice,
          person,
          RoundModel.Said.problem("reason", problem.get()).because(why),
          page);
    }
    return back(
        practice,
        reviews.sendBack(person, practice.id(), version, why) ? "sent-back" : "late",
        page);
  }

  private static ResponseEntity<byte[]> back(Practice practice, String done, Page page) {
    return Redirect.to(page.url(path(practice.id())) + "?done=" + done);
  }

  private Practice find(Person person, String id) {
    return PracticeId.parse(id)
        .flatMap(reading::find)
        .filter(
            practice -> reading.isWriter(person, practice) || reading.isPublisher(person, practice))
        .orElseThrow(() -> new NotFound("review of practice " + id));
  }

  private Practice findToDecide(Person person, String id) {
    Practice practice = find(person, id);
    if (!reading.isPublisher(person, practice)) {
      throw new NotFound("decision about practice " + id);
    }
    return practice;
  }

  private ResponseEntity<byte[]> page(
      HttpStatus status, Practice practice, Person person, RoundModel.Said said, Page page) {
    page.titled(
            page.t("review.title", "title", practice.sheet().title().in(page.order())),
            page.t("review.desk.lead"))
        .under(page.t("crumb.home"), "")
        .under(page.t("review.desk.title"), DeskReviewPages.PATH)
        .withScript("src/practice.ts")
        .personal();
    return templates.page(status, "review/round", page, model.of(practice, person, said, page));
  }
}
