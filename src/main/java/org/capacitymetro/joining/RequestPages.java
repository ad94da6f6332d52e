package org.capacitymetro.joining;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.capacitymetro.accounts.DeskLine;
import org.capacitymetro.accounts.GrantWords;
import org.capacitymetro.accounts.Redirect;
import org.capacitymetro.areas.Areas;
import org.capacitymetro.pages.Formats;
import org.capacitymetro.pages.NotFound;
import org.capacitymetro.pages.Page;
import org.capacitymetro.pages.Templates;
import org.capacitymetro.rights.Action;
import org.capacitymetro.rights.Grant;
import org.capacitymetro.rights.Person;
import org.capacitymetro.rights.Policy;
import org.capacitymetro.rights.Subject;
import org.capacitymetro.text.ShortId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Where administrators answer those who ask for an account.
@Controller
class RequestPages implements DeskLine {
  private static final Set<String> DONE = Set.of("approved", "refused", "gone");
  private static final int LONGEST_ANSWER = 2000;

  private final Requests requests;
  private final GrantWords words;
  private final Areas areas;
  private final Templates templates;

  RequestPages(Requests requests, GrantWords words, Areas areas, Templates templates) {
    this.requests = requests;
    this.words = words;
    this.areas = areas;
    this.templates = templates;
  }

  @Override
  public String key() {
    return "requests";
  }

  @Override
  public int position() {
    return 10;
  }

  @Override
  public Waiting waiting(Person person, Filter filter, int limit, Page page) {
    if (filter.sector() != null) {
      return Waiting.NOTHING;
    }
    List<AccountRequest> open =
        requests.list(person).stream()
            .filter(request -> filter.city() == null || filter.city().equals(request.city()))
            .toList();
    Map<String, Long> byCity = new java.util.TreeMap<>();
    open.forEach(request -> byCity.merge(city(request), 1L, Long::sum));
    return new Waiting(
        open.size(),
        byCity,
        Map.of(),
        open.stream().limit(limit).map(request -> entry(request, page)).toList());
  }

  private static Entry entry(AccountRequest request, Page page) {
    LocalDate day = LocalDate.ofInstant(request.at(), Formats.ZONE);
    return new Entry(
        request.name(),
        "/desk/requests#" + ShortId.encode(request.id()),
        page.t(
            "desk.line.requests.since",
            "workplace",
            request.workplace(),
            "day",
            page.formats().date(day)),
        day);
  }

  private static String city(AccountRequest request) {
    String city = request.city();
    return city == null ? "" : city;
  }

  @GetMapping("/{language}/desk/requests")
  ResponseEntity<byte[]> list(
      Page page, Person reader, @RequestParam(defaultValue = "") String done) {
    Policy.requireSomewhere(reader, Action.MANAGE_PEOPLE);
    String sentence = DONE.contains(done) ? page.t("requests.done." + done) : null;
    return answer(HttpStatus.OK, page, reader, sentence, "", Map.of(), Map.of());
  }

  @PostMapping("/{language}/desk/requests/{id}/approve")
  ResponseEntity<byte[]> approve(
      Page page, Person reader, @PathVariable String id, @RequestParam Map<String, String> typed) {
    AccountRequest request = find(reader, id);
    Grant grant;
    try {
      grant =
          words.parse(
              typed.getOrDefault("role", ""),
              typed.getOrDefault("city", ""),
              typed.getOrDefault("organization", ""));
    } catch (IllegalArgumentException e) {
      boolean body = !typed.getOrDefault("organization", "").isBlank();
      String field = body ? "organization" : "role";
      return answer(
          HttpStatus.UNPROCESSABLE_CONTENT,
          page,
          reader,
          null,
          id,
          typed,
          Map.of(field, page.t("requests.role.wrong")));
    }
    Policy.require(reader, Action.MANAGE_PEOPLE, Subject.of(grant.scope()));
    return done(page, requests.approve(reader, request, grant) ? "approved" : "gone");
  }

  @PostMapping("/{language}/desk/requests/{id}/refuse")
  ResponseEntity<byte[]> refuse(
      Page page, Person reader, @PathVariable String id, @RequestParam Map<String, String> typed) {
    AccountRequest request = find(reader, id);
    String answer = typed.getOrDefault("answer", "").strip();
    if (answer.isEmpty() || answer.length() > LONGEST_ANSWER) {
      return answer(
          HttpStatus.UNPROCESSABLE_CONTENT,
          page,
          reader,
          null,
          id,
          typed,
          Map.of("answer", page.t("requests.answer.wrong", "longest", LONGEST_ANSWER)));
    }
    return done(page, requests.refuse(request, answer) ? "refused" : "gone");
  }

  private static ResponseEntity<byte[]> done(Page page, String what) {
    return Redirect.to(page.url("/desk/requests?done=" + what));
  }

  private AccountRequest find(Person reader, String id) {
    Policy.requireSomewhere(reader, Action.MANAGE_PEOPLE);
    UUID uuid = ShortId.decode(id).orElseThrow(() -> new NotFound("request " + id));
    return requests.find(reader, uuid).orElseThrow(() -> new NotFound("request " + id));
  }

  private ResponseEntity<byte[]> answer(
      HttpStatus status,
      Page page,
      Person reader,
      @Nullable String done,
      String open,
      Map<String, String> typed,
      Map<String, String> problems) {
    page.titled(page.t("requests.title"), page.t("requests.lead"))
        .under(page.t("crumb.home"), "")
        .under(page.t("desk.title"), "/desk")
        .personal();
    return templates.page(
        status,
        "joining/requests",
        page,
        new RequestsView(
            requests.list(reader).stream().map(request -> row(page, request)).toList(),
            words.roles(page),
            words.places(reader, page),
            done,
            open,
            typed,
            problems));
  }

  private RequestsView.Row row(Page page, AccountRequest request) {
    return new RequestsView.Row(
        ShortId.encode(request.id()),
        request.name(),
        request.mail(),
        request.workplace(),
        areas.findCity(city(request)).map(city -> city.name().in(page.order())).orElse(""),
        city(request),
        request.reason(),
        page.formats().date(LocalDate.ofInstant(request.at(), Formats.ZONE)));
  }
}
