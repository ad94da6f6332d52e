package org.capacitymetro.platform;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// Gives every request an id that a reader can quote and an operator can find: in the answer's
/// `X-Request-Id`, in problem details, in every log line (`request_id`). The id of a proxy in front
/// is kept where it looks like one. Says nothing about who asked. Failures nobody caught are logged
/// here, while the id is known, and not by Tomcat.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
public class RequestIds extends OncePerRequestFilter {
  static final String HEADER = "X-Request-Id";
  static final String NAME = "request_id";

  private static final Logger LOG = LoggerFactory.getLogger(RequestIds.class);
  private static final Pattern SANE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{7,63}");

  RequestIds() {}

  /// The id of a request this filter has seen, otherwise null.
  public static @Nullable String of(HttpServletRequest request) {
    return (String) request.getAttribute(NAME);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String offered = request.getHeader(HEADER);
    String id = offered != null && SANE.matcher(offered).matches() ? offered : next();
    request.setAttribute(NAME, id);
    response.setHeader(HEADER, id);
    try (MDC.MDCCloseable line = MDC.putCloseable(NAME, id)) {
      try {
        chain.doFilter(request, response);
      } catch (ServletException | IOException | RuntimeException e) {
        LOG.error("{} failed", request.getMethod(), e);
        throw e;
      }
    }
  }

  private static String next() {
    return HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
  }
}
