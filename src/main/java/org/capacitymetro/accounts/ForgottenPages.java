package org.capacitymetro.accounts;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.capacitymetro.mail.MailAddress;
import org.capacitymetro.pages.Page;
import org.capacitymetro.pages.Templates;
import org.capacitymetro.platform.ClientAddress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Asking for a link to choose another password. The answer is the same, and as fast, whether
/// anybody has the address or not.
@Controller
@ConditionalOnWebApplication
class ForgottenPages {
  private static final Logger LOG = LoggerFactory.getLogger(ForgottenPages.class);
  private static final String WHAT_ACCOUNT = "forgotten-account";
  private static final String WHAT_ADDRESS = "forgotten-address";

  /// Letters to one address within the window of attempts; more would only fill a mailbox.
  private static final int LETTERS = 3;

  private final AccountMail mails;
  private final Attempts attempts;
  private final AccountSettings settings;
  private final Templates templates;

  ForgottenPages(
      AccountMail mails, Attempts attempts, AccountSettings settings, Templates templates) {
    this.mails = mails;
    this.attempts = attempts;
    this.settings = settings;
    this.templates = templates;
  }

  @GetMapping("/{language}/password/forgotten")
  ResponseEntity<byte[]> form(Page page) {
    return answer(HttpStatus.OK, page, "", Map.of());
  }

  @PostMapping("/{language}/password/forgotten")
  ResponseEntity<byte[]> send(
      Page page, HttpServletRequest request, @RequestParam(defaultValue = "") String mail) {
    if (MailAddress.find(mail).isEmpty()) {
      return answer(
          HttpStatus.UNPROCESSABLE_CONTENT,
          page,
          mail,
          Map.of("mail", page.t("people.mail.wrong")));
    }
    Optional<Duration> wait =
        attempts.count(WHAT_ADDRESS, ClientAddress.of(request), settings.attempts().perAddress());
    if (wait.isPresent()) {
      return tooMany(page, mail, wait.get());
    }
    String account = mail.strip().toLowerCase(Locale.ROOT);
    if (attempts.count(WHAT_ACCOUNT, account, LETTERS).isEmpty()) {
      Thread.ofVirtual().name("forgotten-password").start(() -> write(account));
    }
    page.titled(page.t("forgotten.sent"), page.t("forgotten.lead"))
        .under(page.t("crumb.home"), "")
        .personal();
    return templates.page("accounts/said", page, page.t("forgotten.sent.about"));
  }

  /// After the answer, so that its time does not tell whether a letter was written.
  private void write(String account) {
    try {
      mails.forgotten(account);
    } catch (DataAccessException e) {
      LOG.warn("A letter about a forgotten password could not be written", e);
    }
  }

  private ResponseEntity<byte[]> tooMany(Page page, String mail, Duration wait) {
    ResponseEntity<byte[]> answer =
        answer(
            HttpStatus.TOO_MANY_REQUESTS,
            page,
            mail,
            Map.of(
                "mail",
                page.t(
                    "sign-in.too-many", "minutes", Math.max(1, wait.plusSeconds(59).toMinutes()))));
    return ResponseEntity.status(answer.getStatusCode())
        .headers(answer.getHeaders())
        .header(HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, wait.toSeconds())))
        .body(answer.getBody());
  }

  private ResponseEntity<byte[]> answer(
      HttpStatus status, Page page, String mail, Map<String, String> problems) {
    page.titled(page.t("forgotten.title"), page.t("forgotten.lead"))
        .under(page.t("crumb.home"), "")
        .personal();
    return templates.page(
        status,
        "accounts/forgotten",
        page,
        new SignInView(mail, "", java.util.List.of(), problems));
  }
}
