package org.capacitymetro.keys;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.capacitymetro.accounts.Attempts;
import org.capacitymetro.accounts.Redirect;
import org.capacitymetro.accounts.SignIns;
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

/// The code asked for after the password.
@Controller
@ConditionalOnWebApplication
class CodeStepPages {
  private final Codes codes;
  private final SignIns signIns;
  private final Attempts attempts;
  private final Templates templates;

  CodeStepPages(Codes codes, SignIns signIns, Attempts attempts, Templates templates) {
    this.codes = codes;
    this.signIns = signIns;
    this.attempts = attempts;
    this.templates = templates;
  }

  @GetMapping("/{language}/sign-in/code")
  ResponseEntity<byte[]> form(Page page, HttpServletRequest request) {
    return signIns.waiting(request).isEmpty()
        ? Redirect.to(page.url("/sign-in"))
        : answer(HttpStatus.OK, page, Map.of());
  }

  @PostMapping("/{language}/sign-in/code")
  ResponseEntity<byte[]> take(
      Page page,
      @RequestParam(defaultValue = "") String code,
      HttpServletRequest request,
      HttpServletResponse response) {
    Optional<SignIns.Waiting> waiting = signIns.waiting(request);
    if (waiting.isEmpty()) {
      return Redirect.to(page.url("/sign-in"));
    }
    Person person = waiting.get().person();
    String who = person.id().value().toString();
    Optional<Duration> wait = attempts.count(CodePages.ATTEMPTS, who, CodePages.TRIES);
    if (wait.isPresent()) {
      return tooMany(page, wait.get());
    }
    if (!codes.take(person.id(), code)) {
      return answer(HttpStatus.UNPROCESSABLE_CONTENT, page, Map.of("code", page.t("code.wrong")));
    }
    attempts.forget(CodePages.ATTEMPTS, who);
    signIns.begin(request, response, person);
    return Redirect.to(waiting.get().next());
  }

  private ResponseEntity<byte[]> tooMany(Page page, Duration wait) {
    long minutes = Math.max(1, wait.plusSeconds(59).toMinutes());
    ResponseEntity<byte[]> answer =
        answer(
            HttpStatus.TOO_MANY_REQUESTS,
            page,
            Map.of("code", page.t("sign-in.too-many", "minutes", minutes)));
    return ResponseEntity.status(answer.getStatusCode())
        .headers(answer.getHeaders())
        .header(HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, wait.toSeconds())))
        .body(answer.getBody());
  }

  private ResponseEntity<byte[]> answer(
      HttpStatus status, Page page, Map<String, String> problems) {
    page.titled(page.t("code.step.title"), page.t("code.step.lead"))
        .under(page.t("crumb.home"), "")
        .personal();
    return templates.page(status, "keys/step", page, problems);
  }
}
