package org.capacitymetro.joining;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.capacitymetro.accounts.Attempts;
import org.capacitymetro.accounts.GrantWords;
import org.capacitymetro.accounts.SignInWay;
import org.capacitymetro.areas.Areas;
import org.capacitymetro.areas.City;
import org.capacitymetro.mail.MailAddress;
import org.capacitymetro.pages.NotFound;
import org.capacitymetro.pages.Page;
import org.capacitymetro.pages.Templates;
import org.capacitymetro.platform.ClientAddress;
import org.capacitymetro.text.TimeOrderedId;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Asking for an account, without one and without JavaScript. The answer is the same whoever has
/// the address.
@Controller
class JoinPages implements SignInWay {
  private static final String ATTEMPTS = "account-request";
  private static final int LONGEST_LINE = 200;
  private static final int LONGEST_REASON = 2000;

  private final Requests requests;
  private final JoiningSettings settings;
  private final Attempts attempts;
  private final Areas areas;
  private final Clock clock;
  private final Templates templates;

  JoinPages(
      Requests requests,
      JoiningSettings settings,
      Attempts attempts,
      Areas areas,
      Clock clock,
      Templates templates) {
    this.requests = requests;
    this.settings = settings;
    this.attempts = attempts;
    this.areas = areas;
    this.clock = clock;
    this.templates = templates;
  }

  @Override
  public int position() {
    return 90;
  }

  @Override
  public List<Link> links(Page page, String next) {
    return settings.requests()
        ? List.of(new Link(page.t("joining.way"), page.url("/join")))
        : List.of();
  }

  @GetMapping("/{language}/join")
  ResponseEntity<byte[]> form(Page page) {
    requireOpen();
    return answer(HttpStatus.OK, page, Map.of(), Map.of());
  }

  @PostMapping("/{language}/join")
  ResponseEntity<byte[]> ask(
      Page page, HttpServletRequest request, @RequestParam Map<String, String> typed) {
    requireOpen();
    Map<String, String> problems = problems(page, typed);
    if (!problems.isEmpty()) {
      return answer(HttpStatus.UNPROCESSABLE_CONTENT, page, typed, problems);
    }
    Optional<Duration> wait =
        attempts.count(ATTEMPTS, ClientAddress.of(request), settings.requestsPerAddress());
    if (wait.isPresent()) {
      return tooMany(page, typed, wait.get());
    }
    if (text(typed, "website").isEmpty()) {
      requests.ask(
          new AccountRequest(
              TimeOrderedId.next(),
              text(typed, "name"),
              MailAddress.parse(text(typed, "mail")).value(),
              page.code(),
              text(typed, "workplace"),
              areas.findCity(text(typed, "city")).map(City::code).orElse(null),
              text(typed, "reason"),
              clock.instant()));
    }
    page.titled(page.t("joining.sent"), page.t("joining.lead")).under(page.t("crumb.home"), "");
    return templates.page("joining/sent", page, page.t("joining.sent.about"));
  }

  private void requireOpen() {
    if (!settings.requests()) {
      throw new NotFound("requests for accounts are switched off");
    }
  }

  private static Map<String, String> problems(Page page, Map<String, String> typed) {
    Map<String, String> problems = new LinkedHashMap<>();
    line(page, typed, "name", problems);
    if (MailAddress.find(text(typed, "mail"))
        .filter(mail -> mail.domain().contains("."))
        .isEmpty()) {
      problems.put("mail", page.t("people.mail.wrong"));
    }
    line(page, typed, "workplace", problems);
    int length = text(typed, "reason").length();
    if (length == 0 || length > LONGEST_REASON) {
      problems.put("reason", page.t("joining.reason.wrong", "longest", LONGEST_REASON));
    }
    return problems;
  }

  private static void line(
      Page page, Map<String, String> typed, String field, Map<String, String> problems) {
    int length = text(typed, field).length();
    if (length == 0 || length > LONGEST_LINE) {
      problems.put(field, page.t("joining." + field + ".wrong", "longest", LONGEST_LINE));
    }
  }

  private static String text(Map<String, String> typed, String field) {
    return typed.getOrDefault(field, "").strip();
  }

  private ResponseEntity<byte[]> tooMany(Page page, Map<String, String> typed, Duration wait) {
    long minutes = Math.max(1, wait.plusSeconds(59).toMinutes());
    ResponseEntity<byte[]> answer =
        answer(
            HttpStatus.TOO_MANY_REQUESTS,
            page,
            typed,
            Map.of("name", page.t("joining.too-many", "minutes", minutes)));
    return ResponseEntity.status(answer.getStatusCode())
        .headers(answer.getHeaders())
        .header(HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, wait.toSeconds())))
        .body(answer.getBody());
  }

  private ResponseEntity<byte[]> answer(
      HttpStatus status, Page page, Map<String, String> typed, Map<String, String> problems) {
    page.titled(page.t("joining.title"), page.t("joining.lead"))
        .under(page.t("crumb.home"), "")
        .notIndexed();
    List<GrantWords.Choice> cities =
        Stream.concat(
                Stream.of(new GrantWords.Choice("", page.t("joining.city.none"))),
                areas.cities().stream()
                    .map(city -> new GrantWords.Choice(city.code(), city.name().in(page.order()))))
            .toList();
    return templates.page(status, "joining/join", page, new JoinView(typed, cities, problems));
  }
}
