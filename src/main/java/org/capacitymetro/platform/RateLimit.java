package org.capacitymetro.platform;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import tools.jackson.databind.json.JsonMapper;

/// Keeps one client from taking the programming interface (`/api/`) away from the others: so many
/// requests a second per client address, more in a burst, then 429 with `Retry-After`. Addresses
/// live in memory for ten minutes and are never written anywhere; those of IPv6 count by their /64,
/// which is one household.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 20)
class RateLimit extends OncePerRequestFilter {
  private static final int CLIENTS = 100_000;
  private static final int IPV6_NETWORK_GROUPS = 4;

  private final int perSecond;
  private final int burst;
  private final JsonMapper json;
  private final Cache<String, Bucket> clients =
      Caffeine.newBuilder().maximumSize(CLIENTS).expireAfterAccess(Duration.ofMinutes(10)).build();

  /// @param perSecond 0 switches the limit off
  RateLimit(
      @Value("${capacity.rate-limit.per-second}") int perSecond,
      @Value("${capacity.rate-limit.burst}") int burst,
      JsonMapper json) {
    this.perSecond = perSecond;
    this.burst = burst;
    this.json = json;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return perSecond == 0 || !request.getRequestURI().startsWith("/api/");
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Bucket bucket = clients.get(client(request.getRemoteAddr()), address -> fullBucket());
    ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
    if (probe.isConsumed()) {
      chain.doFilter(request, response);
    } else {
      refuse(request, response, Duration.ofNanos(probe.getNanosToWaitForRefill()));
    }
  }

  private Bucket fullBucket() {
    return Bucket.builder()
        .addLimit(limit -> limit.capacity(burst).refillGreedy(perSecond, Duration.ofSeconds(1)))
        .build();
  }

  static String client(String address) {
    if (!address.contains(":")) {
      return address;
    }
    String[] groups = address.split(":", -1);
    StringBuilder network = new StringBuilder();
    for (int i = 0; i < Math.min(IPV6_NETWORK_GROUPS, groups.length); i++) {
      network.append(groups[i]).append(':');
    }
    return network.toString();
  }

  private void refuse(HttpServletRequest request, HttpServletResponse response, Duration wait)
      throws IOException {
    ProblemDetail problem =
        ProblemDetail.forStatusAndDetail(
            HttpStatus.TOO_MANY_REQUESTS,
            "At most "
                + perSecond
                + " requests a second from one address: wait, then go on more slowly.");
    problem.setInstance(URI.create(request.getRequestURI()));
    problem.setProperty(RequestIds.NAME, RequestIds.of(request));
    response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
    response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(wait.plusMillis(999).toSeconds()));
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    json.writeValue(response.getOutputStream(), problem);
  }
}
