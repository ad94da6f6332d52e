package org.capacitymetro.pages;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// Remembers the language that somebody chose in the menu, for the next time they come to `/`. The
/// menu's links carry [#PARAMETER]; the answer is the cookie and the address without it. Nobody who
/// does not choose gets the cookie, and it says nothing but the language.
@Component
public class LanguageChoice extends OncePerRequestFilter {
  static final String PARAMETER = "remember-language";
  private static final String COOKIE = "language";
  private static final Duration KEPT = Duration.ofDays(365);

  /// The language chosen before.
  static Optional<Language> of(HttpServletRequest request) {
    return Stream.ofNullable(request.getCookies())
        .flatMap(Arrays::stream)
        .filter(cookie -> cookie.getName().equals(COOKIE))
        .map(Cookie::getValue)
        .flatMap(code -> Language.find(code).stream())
        .findFirst();
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    String query = request.getQueryString();
    return query == null
        || !request.getMethod().equals("GET")
        || Stream.of(query.split("&")).noneMatch(PARAMETER::equals);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String path = request.getRequestURI();
    Optional<Language> chosen = Language.find(path.split("/", 3)[1]);
    if (chosen.isEmpty()) {
      chain.doFilter(request, response);
      return;
    }
    response.addHeader(
        HttpHeaders.SET_COOKIE,
        ResponseCookie.from(COOKIE, chosen.get().code())
            .path("/")
            .maxAge(KEPT)
            .httpOnly(true)
            .secure(request.isSecure())
            .sameSite("Lax")
            .build()
            .toString());
    String query =
        Stream.of(request.getQueryString().split("&"))
            .filter(pair -> !pair.equals(PARAMETER))
            .collect(Collectors.joining("&"));
    response.setStatus(HttpServletResponse.SC_SEE_OTHER);
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    response.setHeader(HttpHeaders.LOCATION, path + (query.isEmpty() ? "" : "?" + query));
  }
}
