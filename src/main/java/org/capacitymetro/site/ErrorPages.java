package org.capacitymetro.site;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.capacitymetro.pages.Page;
import org.capacitymetro.pages.Pages;
import org.capacitymetro.pages.Templates;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.WebAttributes;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/// What is answered when something went wrong: a page in the reader's language, or problem details
/// for machines.
@Controller
class ErrorPages implements ErrorController {
  private final Pages pages;
  private final Templates templates;

  ErrorPages(Pages pages, Templates templates) {
    this.pages = pages;
    this.templates = templates;
  }

  @RequestMapping("/error")
  ResponseEntity<?> error(HttpServletRequest request) {
    String uri =
        String.valueOf(
            Objects.requireNonNullElse(
                request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI), "/"));
    HttpStatus status = status(request);
    if (uri.startsWith("/api/") || uri.startsWith("/tiles/") || uri.startsWith("/actuator")) {
      return ResponseEntity.status(status)
          .contentType(MediaType.APPLICATION_PROBLEM_JSON)
          .body(ProblemDetail.forStatus(status));
    }
    Page page = pages.of(request, Pages.languageOf(request, uri), "");
    String key =
        switch (status) {
          case NOT_FOUND -> "error.not-found";
          case TOO_MANY_REQUESTS -> "error.too-many";
          case FORBIDDEN -> isOldForm(request) ? "error.old-form" : "error.refused";
          default -> status.is4xxClientError() ? "error.refused" : "error.broken";
        };
    page.titled(page.t(key), page.t(key + ".about")).notIndexed();
    return templates.page(status, "site/error", page, page.t(key + ".about"));
  }

  /// A form without the token of the page it should come from: forged, or from before signing in.
  private static boolean isOldForm(HttpServletRequest request) {
    return request.getAttribute(WebAttributes.ACCESS_DENIED_403) instanceof CsrfException;
  }

  private static HttpStatus status(HttpServletRequest request) {
    Object code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    HttpStatus status = code instanceof Integer number ? HttpStatus.resolve(number) : null;
    return status == null ? HttpStatus.NOT_FOUND : status;
  }
}
