package org.capacitymetro.consolidation;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.capacitymetro.accounts.Redirect;
import org.capacitymetro.directory.DraftFields;
import org.capacitymetro.pages.Formats;
import org.capacitymetro.pages.NotFound;
import org.capacitymetro.pages.Page;
import org.capacitymetro.pages.Templates;
import org.capacitymetro.rights.Action;
import org.capacitymetro.rights.Person;
import org.capacitymetro.rights.Policy;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/// Pair after pair: same, different, skip. A script asks for the part of the page that changes
/// (header `X-Part`), one pair ahead, so that the next one is there at once; without it a form is
/// sent and the browser led on.
@Controller
class PairReviewPages {
  private static final int TRIES = 20;

  private final PairStore pairs;
  private final QueueStore queue;
  private final Review review;
  private final PairWords words;
  private final Templates templates;
  private final Clock clock;

  PairReviewPages(
      PairStore pairs,
      QueueStore queue,
      Review review,
      PairWords words,
      Templates templates,
      Clock clock) {
    this.pairs = pairs;
    this.queue = queue;
    this.review = review;
    this.words = words;
    this.templates = templates;
    this.clock = clock;
  }

  @ModelAttribute
  PairFilter filter(
      @RequestParam(defaultValue = "") String city,
      @RequestParam(defaultValue = "") String sector,
      @RequestParam(defaultValue = "") String origin,
      @RequestParam(defaultValue = "0") int score,
      @RequestParam(defaultValue = "") String disputed) {
    return new PairFilter(city, sector, origin, score, disputed.equals("yes"));
  }

  /// On to the first that waits.
  @GetMapping("/{language}/desk/pairs/first")
  ResponseEntity<byte[]> first(Page page, Person person, PairFilter filter) {
    Policy.requireSomewhere(person, Action.REVIEW_PAIR);
    Optional<QueuedPair> first = waiting(person, filter, -1, -1);
    return Redirect.to(page.url(filter.at(first.map(this::path).orElse("/desk/pairs"))));
  }

  private String path(QueuedPair pair) {
    return "/desk/pairs/" + pair.id();
  }

  @GetMapping("/{language}/desk/pairs/{id:[0-9]+}")
  ResponseEntity<byte[]> one(
      Page page,
      Person person,
      PairFilter filter,
      @PathVariable long id,
      @RequestParam(defaultValue = "") String said) {
    Policy.requireSomewhere(person, Action.REVIEW_PAIR);
    QueuedPair pair = pairs.find(id).orElseThrow(() -> new NotFound("pair " + id));
    Optional<Review.Both> both = pair.waits() ? review.both(pair) : Optional.empty();
    if (both.isEmpty()) {
      return Redirect.to(page.url(filter.at("/desk/pairs/first")));
    }
    require(person, both.get());
    return show(HttpStatus.OK, page, person, filter, pair, notice(said, page), 0, false);
  }

  /// The pair that comes after the one shown, as a part of a page.
  @GetMapping("/{language}/desk/pairs/{id:[0-9]+}/next")
  ResponseEntity<byte[]> next(Page page, Person person, PairFilter filter, @PathVariable long id) {
    Policy.requireSomewhere(person, Action.REVIEW_PAIR);
    Optional<QueuedPair> next = waiting(person, filter, id, -1);
    return show(HttpStatus.OK, page, person, filter, next.orElse(null), "", 1, true);
  }

  /// @param showing the pair a script has put on the page already; the answer is the one after it
  @PostMapping("/{language}/desk/pairs/{id:[0-9]+}")
  ResponseEntity<byte[]> decide(
      Page page,
      Person person,
      PairFilter filter,
      @PathVariable long id,
      @RequestParam String action,
      @RequestParam(defaultValue = "-1") long showing,
      @RequestParam MultiValueMap<String, String> typed,
      @RequestHeader(name = "X-Part", defaultValue = "") String part) {
    Policy.requireSomewhere(person, Action.REVIEW_PAIR);
    QueuedPair pair = pairs.find(id).orElseThrow(() -> new NotFound("pair " + id));
    Review.Outcome outcome = decided(person, pair, action, typed);
    boolean byScript = !part.isEmpty();
    if (outcome == Review.Outcome.CHANGED && byScript) {
      return ResponseEntity.status(HttpStatus.CONFLICT).build();
    }
    if (byScript) {
      Optional<QueuedPair> next = waiting(person, filter, showing, id);
      int ahead = showing >= 0 ? 1 : 0;
      return show(
          HttpStatus.OK,
          page,
          person,
          filter,
          next.orElse(null),
          notice(outcome, page),
          ahead,
          true);
    }
    String said = outcome.name().toLowerCase(Locale.ROOT);
    Optional<QueuedPair> next =
        outcome == Review.Outcome.CHANGED
            ? Optional.of(pair)
            : waiting(person, filter, -1, action.equals("skip") ? id : -1);
    String path = next.map(this::path).orElse("/desk/pairs");
    String address = page.url(filter.at(path));
    return Redirect.to(address + (address.contains("?") ? "&" : "?") + "said=" + said);
  }

  /// Takes back what the person said last.
  @PostMapping("/{language}/desk/pairs/undo")
  ResponseEntity<byte[]> undo(Page page, Person person, PairFilter filter) {
    Policy.requireSomewhere(person, Action.REVIEW_PAIR);
    Optional<Long> back = review.undoLast(person);
    return Redirect.to(
        page.url(filter.at(back.map(pair -> "/desk/pairs/" + pair).orElse("/desk/pairs/first"))));
  }

  private Review.Outcome decided(
      Person person, QueuedPair pair, String action, MultiValueMap<String, String> typed) {
    Optional<Review.Both> found = pair.waits() ? review.both(pair) : Optional.empty();
    if (found.isEmpty()) {
      return Review.Outcome.CHANGED;
    }
    Review.Both both = found.get();
    require(person, both);
    return switch (action) {
      case "same" -> review.same(person, pair, both, choice(typed));
      case "different" -> review.different(person, pair, both);
      case "skip" -> {
        review.skip(person, pair);
        yield Review.Outcome.DONE;
      }
      default ->
          throw new IllegalArgumentException(
              "action: \"" + action + "\" is not allowed; allowed: same, different, skip");
    };
  }

  private static Review.Choice choice(MultiValueMap<String, String> typed) {
    Map<String, Review.Side> sides = new HashMap<>();
    for (String field : DraftFields.SERVICE.keys()) {
      String side = Objects.requireNonNullElse(typed.getFirst("take." + field), "");
      if (side.equals("left")) {
        sides.put(field, Review.Side.KEEP);
      } else if (side.equals("right")) {
        sides.put(field, Review.Side.GIVE);
      }
    }
    return new Review.Choice(number(typed, "base"), number(typed, "other"), sides);
  }

  private static long number(MultiValueMap<String, String> typed, String name) {
    String text = Objects.requireNonNullElse(typed.getFirst(name), "");
    return text.matches("[0-9]{1,18}") ? Long.parseLong(text) : -1;
  }

  private static void require(Person person, Review.Both both) {
    if (!both.mayBeReviewedBy(person)) {
      throw new NotFound("pair");
    }
  }

  /// The first pair that waits for a person, neither of two that are passed over here.
  private Optional<QueuedPair> waiting(Person person, PairFilter filter, long one, long other) {
    for (QueuedPair pair : queue.list(filter.asked(person), TRIES, 0)) {
      if (pair.id() != one && pair.id() != other) {
        Optional<Review.Both> both = review.both(pair);
        if (both.isPresent() && both.get().mayBeReviewedBy(person)) {
          return Optional.of(pair);
        }
      }
    }
    return Optional.empty();
  }

  private String notice(String said, Page page) {
    for (Review.Outcome outcome : Review.Outcome.values()) {
      if (outcome.name().equalsIgnoreCase(said)) {
        return notice(outcome, page);
      }
    }
    return "";
  }

  private static String notice(Review.Outcome outcome, Page page) {
    return outcome == Review.Outcome.DONE
        ? ""
        : page.t("pairs.outcome." + outcome.name().toLowerCase(Locale.ROOT));
  }

  /// @param ahead how many pairs the person will have dealt with before this one is seen
  private ResponseEntity<byte[]> show(
      HttpStatus status,
      Page page,
      Person person,
      PairFilter filter,
      @Nullable QueuedPair pair,
      String notice,
      int ahead,
      boolean part) {
    long done = queue.doneSince(person.id().value(), today());
    long open = queue.count(filter.asked(person));
    long cluster =
        pair == null
            ? 0
            : 1 + pairs.openWith(List.of(pair.one().value(), pair.other().value())).size();
    PairView.@Nullable Pair shown =
        pair == null
            ? null
            : review
                .both(pair)
                .flatMap(both -> words.pair(pair, both, person, filter, (int) cluster, page))
                .orElse(null);
    page.titled(shown == null ? page.t("pairs.title") : shown.title(), page.t("pairs.lead"))
        .under(page.t("crumb.home"), "")
        .under(page.t("desk.title"), "/desk")
        .under(page.t("pairs.title"), "/desk/pairs")
        .personal()
        .withScript("src/pairs.ts");
    PairView view =
        new PairView(
            shown,
            page.url(filter.at("/desk/pairs")),
            shown == null
                ? ""
                : page.t("pairs.progress", "at", done + ahead + 1, "of", done + open),
            notice,
            queue.last(person.id().value()).isPresent()
                ? page.url(filter.at("/desk/pairs/undo"))
                : "",
            "");
    return templates.page(
        status, part ? "consolidation/pair-part" : "consolidation/pair", page, view);
  }

  private Instant today() {
    return LocalDate.ofInstant(clock.instant(), Formats.ZONE)
        .atStartOfDay(Formats.ZONE)
        .toInstant();
  }
}
