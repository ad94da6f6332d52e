package org.capacitymetro.accounts;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.capacitymetro.pages.Page;
import org.capacitymetro.pages.Templates;
import org.capacitymetro.rights.Person;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Signing in with mail and password, and out.
@Controller
@ConditionalOnWebApplication
class SignInPages {
  private final SignIns signIns;
  private final List<SignInWay> ways;
  private final Templates templates;

  SignInPages(SignIns signIns, List<SignInWay> ways, Templates templates) {
    this.signIns = signIns;
    this.ways = ways.stream().sorted(Comparator.comparingInt(SignInWay::position)).toList();
    this.templates = templates;
  }

  @GetMapping("/{language}/sign-in")
  ResponseEntity<byte[]> form(
      Page page, Optional<Person> person, @RequestParam(defaultValue = "") String next) {
    return person.isPresent()
        ? Redirect.to(onward(page, person.get(), next))
        : answer(HttpStatus.OK, page, "", next, Map.of());
  }

  @PostMapping("/{language}/sign-in")
  ResponseEntity<byte[]> signIn(
      Page page,
      @RequestParam(defaultValue = "") String mail,
      @RequestParam(defaultValue = "") String password,
      @RequestParam(defaultValue = "") String next,
      HttpServletRequest request,
      HttpServletResponse response) {
    return switch (signIns.check(request, mail, password)) {
      case SignIns.Outcome.Welcome(Person person) ->
          Redirect.to(signIns.goOn(request, response, person, page, onward(page, person, next)));
      case SignIns.Outcome.Refused() ->
          answer(
              HttpStatus.UNPROCESSABLE_CONTENT,
              page,
              mail,
              next,
              Map.of("mail", page.t("sign-in.refused")));
      case SignIns.Outcome.TooMany(Duration delay) -> tooMany(page, mail, next, delay);
    };
  }

  @PostMapping("/{language}/sign-out")
  ResponseEntity<byte[]> signOut(
      Page page, HttpServletRequest request, HttpServletResponse response) {
    signIns.end(request, response);
    return Redirect.to(page.url(""));
  }

  private ResponseEntity<byte[]> tooMany(Page page, String mail, String next, Duration wait) {
    ResponseEntity<byte[]> answer =
        answer(
            HttpStatus.TOO_MANY_REQUESTS,
            page,
            mail,
            next,
            Map.of("mail", page.t("sign-in.too-many", "minutes", minutes(wait))));
    return ResponseEntity.status(answer.getStatusCode())
        .headers(answer.getHeaders())
        .header(HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, wait.toSeconds())))
        .body(answer.getBody());
  }

  private static long minutes(Duration wait) {
    return Math.max(1, wait.plusSeconds(59).toMinutes());
  }

  private ResponseEntity<byte[]> answer(
      HttpStatus status, Page page, String mail, String next, Map<String, String> problems) {
    page.titled(page.t("sign-in.title"), page.t("sign-in.lead"))
        .under(page.t("crumb.home"), "")
        .personal();
    String onward = LocalPath.parse(next).orElse("");
    List<SignInWay.Link> others =
        ways.stream().flatMap(way -> way.links(page, onward).stream()).toList();
    return templates.page(
        status, "accounts/sign-in", page, new SignInView(mail, onward, others, problems));
  }

  private static String onward(Page page, Person person, String next) {
    return LocalPath.parse(next).orElse(page.url(SignIns.home(person)));
  }
}
