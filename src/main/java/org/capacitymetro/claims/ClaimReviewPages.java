package org.capacitymetro.claims;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.capacitymetro.accounts.DeskLine;
import org.capacitymetro.accounts.Redirect;
import org.capacitymetro.pages.Formats;
import org.capacitymetro.pages.NotFound;
import org.capacitymetro.pages.Page;
import org.capacitymetro.pages.Templates;
import org.capacitymetro.rights.Action;
import org.capacitymetro.rights.Person;
import org.capacitymetro.rights.Policy;
import org.capacitymetro.text.ShortId;
import org.capacitymetro.text.Slug;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Where editors decide who speaks for an organization.
@Controller
class ClaimReviewPages implements DeskLine {
  private static final Set<String> DONE = Set.of("accepted", "refused", "gone");
  private static final int LONGEST_ANSWER = 2000;

  private final Claims claims;
  private final Templates templates;

  ClaimReviewPages(Claims claims, Templates templates) {
    this.claims = claims;
    this.templates = templates;
  }

  @Override
  public String key() {
    return "claims";
  }

  @Override
  public int position() {
    return 12;
  }

  @Override
  public Waiting waiting(Person person, Filter filter, int limit, Page page) {
    if (filter.sector() != null) {
      return Waiting.NOTHING;
    }
    Map<String, Long> byCity = new TreeMap<>();
    List<Claims.Waiting> open =
        claims.waiting(person).stream()
            .filter(one -> filter.city() == null || filter.city().equals(city(one)))
            .toList();
    open.forEach(one -> byCity.merge(city(one), 1L, Long::sum));
    List<Entry> entries = open.stream().limit(limit).map(one -> entry(one, page)).toList();
    return new Waiting(open.size(), byCity, Map.of(), entries);
  }

  private String city(Claims.Waiting one) {
    return Objects.requireNonNullElse(claims.subject(one.body()).city(), "");
  }

  private static Entry entry(Claims.Waiting one, Page page) {
    LocalDate day = LocalDate.ofInstant(one.claim().begun(), Formats.ZONE);
    return new Entry(
        one.body().name().in(page.order()),
        "/desk/claims#" + ShortId.encode(one.claim().id()),
        page.t(
            "desk.line.claims.since",
            "person",
            one.person().name(),
            "day",
            page.formats().date(day)),
        day);
  }

  @GetMapping("/{language}/desk/claims")
  ResponseEntity<byte[]> list(
      Page page, Person reader, @RequestParam(defaultValue = "") String done) {
    Policy.requireSomewhere(reader, Action.DECIDE_CLAIM);
    return answer(
        HttpStatus.OK,
        page,
        reader,
        DONE.contains(done) ? page.t("claims.done." + done) : null,
        "",
        null);
  }

  @PostMapping("/{language}/desk/claims/{id}/accept")
  ResponseEntity<byte[]> accept(Page page, Person reader, @PathVariable String id) {
    return done(page, claims.accept(reader, find(reader, id)) ? "accepted" : "gone");
  }

  @PostMapping("/{language}/desk/claims/{id}/refuse")
  ResponseEntity<byte[]> refuse(
      Page page,
      Person reader,
      @PathVariable String id,
      @RequestParam(defaultValue = "") String answer) {
    Claims.Waiting one = find(reader, id);
    if (answer.isBlank() || answer.strip().length() > LONGEST_ANSWER) {
      return answer(
          HttpStatus.UNPROCESSABLE_CONTENT,
          page,
          reader,
          null,
          id,
          page.t("requests.answer.wrong", "longest", LONGEST_ANSWER));
    }
    return done(page, claims.refuse(reader, one, answer.strip()) ? "refused" : "gone");
  }

  private static ResponseEntity<byte[]> done(Page page, String what) {
    return Redirect.to(page.url("/desk/claims?done=" + what));
  }

  private Claims.Waiting find(Person reader, String id) {
    Policy.requireSomewhere(reader, Action.DECIDE_CLAIM);
    UUID uuid = ShortId.decode(id).orElseThrow(() -> new NotFound("claim " + id));
    Claims.Waiting one = claims.findWaiting(uuid).orElseThrow(() -> new NotFound("claim " + id));
    Policy.require(reader, Action.DECIDE_CLAIM, claims.subject(one.body()));
    return one;
  }

  private ResponseEntity<byte[]> answer(
      HttpStatus status,
      Page page,
      Person reader,
      @Nullable String done,
      String open,
      @Nullable String problem) {
    page.titled(page.t("claims.title"), page.t("claims.lead"))
        .under(page.t("crumb.home"), "")
        .under(page.t("desk.title"), "/desk")
        .personal();
    return templates.page(
        status,
        "claims/review",
        page,
        new ClaimReviewView(
            claims.waiting(reader).stream().map(one -> row(page, one)).toList(),
            done,
            open,
            problem));
  }

  private static ClaimReviewView.Row row(Page page, Claims.Waiting one) {
    String name = one.body().name().in(page.order());
    return new ClaimReviewView.Row(
        ShortId.encode(one.claim().id()),
        name,
        page.url("/organizations/" + Slug.of(name) + "-" + one.body().id().shortForm()),
        one.person().name(),
        one.person().mail(),
        Objects.requireNonNullElse(one.claim().reason(), ""),
        page.formats().date(LocalDate.ofInstant(one.claim().begun(), Formats.ZONE)));
  }
}
