package org.capacitymetro.accounts;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URLEncoder;
import java.util.Locale;
import org.capacitymetro.pages.Page;
import org.capacitymetro.pages.Pages;
import org.capacitymetro.pages.Templates;
import org.capacitymetro.rights.NotAllowed;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

/// What is answered to those who are not signed in, or may not do what they asked for.
@ControllerAdvice
class AccountProblems {
  private final Pages pages;
  private final Templates templates;

  AccountProblems(Pages pages, Templates templates) {
    this.pages = pages;
    this.templates = templates;
  }

  @ExceptionHandler
  ResponseEntity<?> signInNeeded(SignInNeeded needed, HttpServletRequest request) {
    String uri = request.getRequestURI();
    if (isApi(uri)) {
      return problem(HttpStatus.UNAUTHORIZED, "Sign in first: this is for people with an account.");
    }
    SentForms.notTaken(request);
    String address = "/" + Pages.languageOf(request, uri).code() + "/sign-in";
    if (request.getMethod().equals("GET")) {
      String query = request.getQueryString();
      address += "?next=" + URLEncoder.encode(query == null ? uri : uri + "?" + query, UTF_8);
    }
    return ResponseEntity.status(HttpStatus.SEE_OTHER).location(URI.create(address)).build();
  }

  @ExceptionHandler
  ResponseEntity<?> notAllowed(NotAllowed refusal, HttpServletRequest request) {
    String uri = request.getRequestURI();
    if (isApi(uri)) {
      return problem(
          HttpStatus.FORBIDDEN,
          "Your account may not do this (" + refusal.action() + ") to this record.");
    }
    Page page = pages.of(request, Pages.languageOf(request, uri), uri);
    page.titled(page.t("refused.title"), page.t("refused.lead")).personal();
    String what =
        page.t(
            "refused.what." + refusal.action().name().toLowerCase(Locale.ROOT).replace('_', '-'));
    return templates.page(
        HttpStatus.FORBIDDEN, "accounts/refused", page, page.t("refused.about", "what", what));
  }

  private static boolean isApi(String uri) {
    return uri.startsWith("/api/") || uri.startsWith("/tiles/");
  }

  private static ResponseEntity<?> problem(HttpStatus status, String sentence) {
    return ResponseEntity.status(status)
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(ProblemDetail.forStatusAndDetail(status, sentence));
  }
}
