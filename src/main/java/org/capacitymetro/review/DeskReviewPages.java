package org.capacitymetro.review;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.capacitymetro.accounts.DeskLine;
import org.capacitymetro.pages.Formats;
import org.capacitymetro.pages.Page;
import org.capacitymetro.pages.Templates;
import org.capacitymetro.practices.PeerReading;
import org.capacitymetro.practices.Practice;
import org.capacitymetro.rights.Action;
import org.capacitymetro.rights.Person;
import org.capacitymetro.rights.Policy;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The reviews of the desk: sheets to judge, reviews to answer, those to decide about.
@Controller
class DeskReviewPages implements DeskLine {
  static final String PATH = "/desk/reviews";
  private static final Set<String> DONE = Set.of("conflict", "declined", "late");

  private final PeerReviews reviews;
  private final PeerReading reading;
  private final Clock clock;
  private final Templates templates;

  DeskReviewPages(PeerReviews reviews, PeerReading reading, Clock clock, Templates templates) {
    this.reviews = reviews;
    this.reading = reading;
    this.clock = clock;
    this.templates = templates;
  }

  /// One review as it concerns somebody.
  ///
  /// @param kind `judge`, `answer` or `decide` where it waits for the person, else `under-way` or
  ///   `judged`
  private record Item(String kind, Practice practice, String href, String note, Instant since) {}

  @GetMapping("/{language}" + PATH)
  ResponseEntity<byte[]> list(
      Page page, Person person, @RequestParam(defaultValue = "") String done) {
    Policy.requireSomewhere(person, Action.READ_DESK);
    List<Item> items = items(person, page);
    page.titled(page.t("review.desk.title"), page.t("review.desk.lead"))
        .under(page.t("crumb.home"), "")
        .under(page.t("desk.title"), "/desk")
        .personal();
    List<DeskReviewsView.Section> sections = new ArrayList<>();
    for (String kind : List.of("judge", "answer", "decide", "under-way", "judged")) {
      List<DeskReviewsView.Line> lines =
          items.stream()
              .filter(item -> item.kind().equals(kind))
              .map(
                  item ->
                      new DeskReviewsView.Line(
                          title(item, page), page.url(item.href()), item.note()))
              .toList();
      if (!lines.isEmpty()) {
        sections.add(
            new DeskReviewsView.Section(
                page.t("review.desk." + kind), page.t("review.desk." + kind + ".about"), lines));
      }
    }
    return templates.page(
        "review/desk",
        page,
        new DeskReviewsView(
            DONE.contains(done) ? page.t("review.done." + done) : "",
            sections,
            page.t("review.desk.nothing")));
  }

  private static String title(Item item, Page page) {
    return item.practice().sheet().title().in(page.order());
  }

  /// Oldest first.
  private List<Item> items(Person person, Page page) {
    List<Item> items = new ArrayList<>();
    for (PeerReviews.Asked asked : reviews.listAsked(person)) {
      Request request = asked.request();
      boolean waits = request.state().isWaiting() && asked.round().isOpen();
      if (waits || request.state() == Request.State.JUDGED) {
        items.add(
            new Item(
                waits ? "judge" : "judged",
                asked.practice(),
                GridPages.path(request.id()),
                page.t(
                    "review.asked.line",
                    "state",
                    page.t("review.state." + request.state().code()),
                    "day",
                    day(request.askedAt(), page)),
                request.askedAt()));
      }
    }
    for (PeerReviews.Matter matter : reviews.listConcerning(person)) {
      items.add(item(matter, person, page));
    }
    items.sort(Comparator.comparing(Item::since));
    return items;
  }

  private Item item(PeerReviews.Matter matter, Person person, Page page) {
    Round round = matter.round();
    Practice practice = matter.practice();
    boolean answers = round.isAnswerable() && reading.isWriter(person, practice);
    boolean decides =
        round.waitsForDecision(clock.instant()) && reading.isPublisher(person, practice);
    String kind = answers ? "answer" : decides ? "decide" : "under-way";
    return new Item(
        kind,
        practice,
        RoundPages.path(practice.id()) + (answers ? "#answer" : decides ? "#decide" : ""),
        RoundModel.standing(round, page),
        Objects.requireNonNullElse(round.judgedAt(), round.begunAt()));
  }

  private static String day(Instant instant, Page page) {
    return page.formats().date(LocalDate.ofInstant(instant, Formats.ZONE));
  }

  @Override
  public String key() {
    return "reviews";
  }

  @Override
  public int position() {
    return 58;
  }

  @Override
  public Waiting waiting(Person person, Filter filter, int limit, Page page) {
    if (filter.sector() != null) {
      return Waiting.NOTHING;
    }
    Function<Item, String> city = item -> Objects.requireNonNullElse(item.practice().city(), "");
    List<Item> found =
        items(person, page).stream()
            .filter(item -> List.of("judge", "answer", "decide").contains(item.kind()))
            .filter(item -> filter.city() == null || filter.city().equals(city.apply(item)))
            .toList();
    Map<String, Long> byCity = new TreeMap<>();
    found.forEach(item -> byCity.merge(city.apply(item), 1L, Long::sum));
    return new Waiting(
        found.size(),
        byCity,
        Map.of(),
        found.stream()
            .limit(limit)
            .map(
                item ->
                    new Entry(
                        title(item, page),
                        item.href(),
                        page.t("desk.line.reviews." + item.kind()),
                        LocalDate.ofInstant(item.since(), Formats.ZONE)))
            .toList());
  }
}
