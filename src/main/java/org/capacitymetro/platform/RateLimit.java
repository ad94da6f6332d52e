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
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
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

/// Keeps one client from taking the programming interface (`/api/`) or the map tiles (`/tiles/`)
/// away from the others: so many requests a second per client address, more in a burst, then 429
/// with `Retry-After`. Tiles have an allowance of their own, since one look at a map asks for
/// dozens of them and a person who moves it quickly for hundreds. Addresses live in memory for ten
/// minutes and are never written anywhere; those of IPv6 count by their /64, which is one
/// household.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 20)
class RateLimit extends OncePerRequestFilter {
  private static final int CLIENTS = 100_000;

  private final List<Allowance> allowances;
  private final JsonMapper json;

  /// @param perSecond requests to `/api/`; 0 switches that limit off
  /// @param tilesPerSecond requests to `/tiles/`; 0 switches that limit off
  RateLimit(
      @Value("${capacity.rate-limit.per-second}") int perSecond,
      @Value("${capacity.rate-limit.burst}") int burst,
      @Value("${capacity.rate-limit.tiles-per-second}") int tilesPerSecond,
      @Value("${capacity.rate-limit.tiles-burst}") int tilesBurst,
      JsonMapper json) {
    this.allowances =
        Stream.of(
                new Allowance("/api/", perSecond, burst),
                new Allowance("/tiles/", tilesPerSecond, tilesBurst))
            .filter(allowance -> allowance.perSecond > 0)
            .toList();
    this.json = json;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return find(request).isEmpty();
  }

  private Optional<Allowance> find(HttpServletRequest request) {
    return allowances.stream()
        .filter(allowance -> request.getRequestURI().startsWith(allowance.path))
        .findFirst();
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Allowance allowance = find(request).orElseThrow();
    ConsumptionProbe probe = allowance.ask(ClientAddress.of(request));
    if (probe.isConsumed()) {
      chain.doFilter(request, response);
    } else {
      Duration wait = Duration.ofNanos(probe.getNanosToWaitForRefill());
      refuse(request, response, allowance.perSecond, wait);
    }
  }

  /// What each client may ask of the addresses below one path.
  private static final class Allowance {
    final String path;
    final int perSecond;
    private final int burst;
    private final Cache<String, Bucket> clients =
        Caffeine.newBuilder()
            .maximumSize(CLIENTS)
            .expireAfterAccess(Duration.ofMinutes(10))
            .build();

    Allowance(String path, int perSecond, int burst) {
      this.path = path;
      this.perSecond = perSecond;
      this.burst = burst;
    }

    ConsumptionProbe ask(String client) {
      return clients.get(client, address -> fullBucket()).tryConsumeAndReturnRemaining(1);
    }

    private Bucket fullBucket() {
      return Bucket.builder()
          .addLimit(limit -> limit.capacity(burst).refillGreedy(perSecond, Duration.ofSeconds(1)))
          .build();
    }
  }

  private void refuse(
      HttpServletRequest request, HttpServletResponse response, int perSecond, Duration wait)
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
