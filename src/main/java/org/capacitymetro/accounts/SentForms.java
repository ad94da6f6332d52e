package org.capacitymetro.accounts;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Forms that a browser sends again when it did not hear an answer (table `sent_form`). Such a form
/// carries a token of its own in `once`; what was taken with a token, which a redirect says, is
/// answered with the same redirect and not done again. Any form may carry one.
@Configuration(proxyBeanMethods = false)
public class SentForms implements WebMvcConfigurer, HandlerInterceptor {
  private static final String FIELD = "once";
  private static final String TOKEN = SentForms.class.getName() + ".token";
  private static final String NOT_TAKEN = SentForms.class.getName() + ".not-taken";

  /// After this long, a form that began to be taken and came to no end may be sent again.
  private static final Duration BROKEN_OFF = Duration.ofMinutes(2);

  private static final Duration KEPT = Duration.ofDays(180);

  private final JdbcClient jdbc;
  private final Clock clock;

  SentForms(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /// Says that a redirect of this request does not mean that its form was taken.
  public static void notTaken(HttpServletRequest request) {
    request.setAttribute(NOT_TAKEN, true);
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(this);
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    Optional<UUID> token = token(request);
    if (token.isEmpty()) {
      return true;
    }
    if (begin(token.get())) {
      request.setAttribute(TOKEN, token.get());
      return true;
    }
    Optional<String> location = location(token.get());
    response.setStatus(
        location.isPresent()
            ? HttpServletResponse.SC_SEE_OTHER
            : HttpServletResponse.SC_SERVICE_UNAVAILABLE);
    location.ifPresentOrElse(
        to -> response.setHeader(HttpHeaders.LOCATION, to),
        () -> response.setHeader(HttpHeaders.RETRY_AFTER, "5"));
    return false;
  }

  @Override
  public void afterCompletion(
      HttpServletRequest request,
      HttpServletResponse response,
      Object handler,
      @Nullable Exception failure) {
    if (!(request.getAttribute(TOKEN) instanceof UUID token)) {
      return;
    }
    String location = response.getHeader(HttpHeaders.LOCATION);
    boolean taken =
        failure == null
            && response.getStatus() == HttpServletResponse.SC_SEE_OTHER
            && location != null
            && request.getAttribute(NOT_TAKEN) == null;
    jdbc.sql(
            taken
                ? "update sent_form set location = :location where token = :token"
                : "delete from sent_form where token = :token and location is null")
        .param("token", token)
        .param("location", location)
        .update();
  }

  private static Optional<UUID> token(HttpServletRequest request) {
    String text = request.getMethod().equals("POST") ? request.getParameter(FIELD) : null;
    try {
      return Optional.ofNullable(text).map(UUID::fromString);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /// Whether nobody has, or is about to have, taken the form with this token.
  private boolean begin(UUID token) {
    jdbc.sql("delete from sent_form where at < :old").param("old", ago(KEPT)).update();
    return jdbc.sql(
                """
                insert into sent_form (token, at) values (:token, :now)
                on conflict (token) do update set at = excluded.at
                  where sent_form.location is null and sent_form.at < :broken
                """)
            .param("token", token)
            .param("now", ago(Duration.ZERO))
            .param("broken", ago(BROKEN_OFF))
            .update()
        == 1;
  }

  private Optional<String> location(UUID token) {
    return jdbc
        .sql("select location from sent_form where token = :token")
        .param("token", token)
        .query(String.class)
        .list()
        .stream()
        .filter(location -> location != null)
        .findFirst();
  }

  private OffsetDateTime ago(Duration time) {
    Instant instant = clock.instant().minus(time);
    return instant.atOffset(ZoneOffset.UTC);
  }
}
