package org.capacitymetro.review;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.capacitymetro.accounts.Redirect;
import org.capacitymetro.pages.NotFound;
import org.capacitymetro.pages.Page;
import org.capacitymetro.pages.Templates;
import org.capacitymetro.rights.Action;
import org.capacitymetro.rights.Person;
import org.capacitymetro.rights.Policy;
import org.capacitymetro.text.ShortId;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Where one person judges one sheet: says first whether there is an interest in the matter, then
/// fills the grid. What is typed is kept on the way and handed in once.
@Controller
class GridPages {
  /// The last field of the form: without it something was cut off on the way.
  static final String LAST = "whole";

  private static final String CONFLICT = "conflict";
  private static final Set<String> DONE = Set.of("begun", "kept", "judged", "late");
  private static final int MOST_CONFLICT = 150;

  private final PeerReviews reviews;
  private final KeptFields kept;
  private final GridModel model;
  private final Templates templates;

  GridPages(PeerReviews reviews, KeptFields kept, GridModel model, Templates templates) {
    this.reviews = reviews;
    this.kept = kept;
    this.model = model;
    this.templates = templates;
  }

  /// Where a request is answered; after the language.
  static String path(UUID request) {
    return DeskReviewPages.PATH + "/" + ShortId.encode(request);
  }

  @GetMapping("/{language}" + DeskReviewPages.PATH + "/{id}")
  ResponseEntity<byte[]> grid(
      Page page,
      Person person,
      @PathVariable String id,
      @RequestParam(defaultValue = "") String done) {
    PeerReviews.Asked asked = find(person, id);
    Map<String, String> typed = kept.find(asked.round().id(), person.id()).orElse(Map.of());
    return page(
        HttpStatus.OK,
        asked,
        asked.request().grid() == null ? typed : GridForm.of(asked.request().grid()),
        "",
        Map.of(),
        DONE.contains(done) ? page.t("review.done." + done) : "",
        !typed.isEmpty(),
        page);
  }

  @PostMapping("/{language}" + DeskReviewPages.PATH + "/{id}/declare")
  ResponseEntity<byte[]> declare(
      Page page,
      Person person,
      @PathVariable String id,
      @RequestParam(name = "interest", defaultValue = "") String interest,
      @RequestParam(name = CONFLICT, defaultValue = "") String typed) {
    PeerReviews.Asked asked = find(person, id);
    String words = GridForm.clean(typed);
    return switch (interest) {
      case "none" -> back(asked, reviews.declareNone(asked) ? "?done=begun" : "?done=late", page);
      case "declined" -> list(reviews.decline(person, asked) ? "declined" : "late", page);
      default -> {
        String problem =
            words.isEmpty()
                ? page.t("review.problem.conflict")
                : GridForm.problem(page.t("review.conflict"), words, 1, MOST_CONFLICT, page)
                    .orElse("");
        yield problem.isEmpty()
            ? list(reviews.declareConflict(person, asked, words) ? "conflict" : "late", page)
            : page(
                HttpStatus.UNPROCESSABLE_CONTENT,
                asked,
                kept.find(asked.round().id(), person.id()).orElse(Map.of()),
                words,
                Map.of(CONFLICT, problem),
                "",
                false,
                page);
      }
    };
  }

  @PostMapping("/{language}" + DeskReviewPages.PATH + "/{id}")
  ResponseEntity<byte[]> act(
      Page page,
      Person person,
      @PathVariable String id,
      @RequestParam Map<String, String> parameters) {
    PeerReviews.Asked asked = find(person, id);
    String action = parameters.getOrDefault("do", "judge");
    Map<String, String> fields = GridForm.fields(parameters);
    if (asked.request().state() != Request.State.READING || !asked.round().isOpen()) {
      return action.equals("keep")
          ? ResponseEntity.status(HttpStatus.CONFLICT).build()
          : page(HttpStatus.CONFLICT, asked, fields, "", Map.of(), "", false, page);
    }
    if (!parameters.containsKey(LAST)) {
      return page(
          HttpStatus.BAD_REQUEST,
          asked,
          kept.find(asked.round().id(), person.id()).orElse(fields),
          "",
          Map.of(LAST, page.t("review.problem.cut")),
          "",
          false,
          page);
    }
    boolean isKept = kept.keep(asked.round().id(), person.id(), fields);
    return switch (action) {
      case "keep" ->
          ResponseEntity.status(isKept ? HttpStatus.NO_CONTENT : HttpStatus.CONTENT_TOO_LARGE)
              .build();
      case "later" ->
          isKept
              ? back(asked, "?done=kept", page)
              : refused(asked, fields, GridForm.read(fields, page).problems(), page);
      default -> judge(person, asked, fields, page);
    };
  }

  private ResponseEntity<byte[]> judge(
      Person person, PeerReviews.Asked asked, Map<String, String> fields, Page page) {
    Policy.requireSomewhere(person, Action.REVIEW_PRACTICE);
    GridForm.Read read = GridForm.read(fields, page);
    if (read.grid() == null) {
      return refused(asked, fields, read.problems(), page);
    }
    return back(
        asked, reviews.judge(person, asked, read.grid()) ? "?done=judged" : "?done=late", page);
  }

  private ResponseEntity<byte[]> refused(
      PeerReviews.Asked asked,
      Map<String, String> fields,
      Map<String, String> problems,
      Page page) {
    return page(HttpStatus.UNPROCESSABLE_CONTENT, asked, fields, "", problems, "", false, page);
  }

  private static ResponseEntity<byte[]> back(PeerReviews.Asked asked, String tail, Page page) {
    return Redirect.to(page.url(path(asked.request().id())) + tail);
  }

  private static ResponseEntity<byte[]> list(String done, Page page) {
    return Redirect.to(page.url(DeskReviewPages.PATH) + "?done=" + done);
  }

  private PeerReviews.Asked find(Person person, String id) {
    Policy.requireSomewhere(person, Action.READ_DESK);
    return ShortId.decode(id)
        .flatMap(request -> reviews.findAsked(person, request))
        .orElseThrow(() -> new NotFound("review " + id));
  }

  private ResponseEntity<byte[]> page(
      HttpStatus status,
      PeerReviews.Asked asked,
      Map<String, String> fields,
      String conflict,
      Map<String, String> problems,
      String done,
      boolean isKept,
      Page page) {
    page.titled(asked.practice().sheet().title().in(page.order()), page.t("review.desk.lead"))
        .under(page.t("crumb.home"), "")
        .under(page.t("review.desk.title"), DeskReviewPages.PATH)
        .withScript("src/practice.ts")
        .personal();
    return templates.page(
        status,
        "review/grid",
        page,
        model.of(asked, fields, conflict, new LinkedHashMap<>(problems), done, isKept, page));
  }
}
