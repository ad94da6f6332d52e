package org.capacitymetro.accounts;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.security.web.util.matcher.RequestMatcher;

/// Which requests must prove that they come from a form of ours: those that write and come with a
/// session, because only they can be forged in somebody's name, and those around signing in, where
/// the session is only just being made. What a visitor sends without a session needs no proof.
public final class Forgery implements RequestMatcher {
  private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS", "TRACE");
  private static final Pattern ACCOUNTS =
      Pattern.compile("/[^/]+/(sign-in|sign-out|password|invitation|account|desk)(/.*)?");

  private final String sessionCookie;

  /// @param sessionCookie name of the cookie that carries the session
  public Forgery(String sessionCookie) {
    this.sessionCookie = sessionCookie;
  }

  @Override
  public boolean matches(HttpServletRequest request) {
    return !READING.contains(request.getMethod())
        && (hasSession(request) || ACCOUNTS.matcher(request.getRequestURI()).matches());
  }

  private boolean hasSession(HttpServletRequest request) {
    Cookie[] cookies = request.getCookies();
    if (cookies != null) {
      for (Cookie cookie : cookies) {
        if (cookie.getName().equals(sessionCookie)) {
          return true;
        }
      }
    }
    return false;
  }
}
