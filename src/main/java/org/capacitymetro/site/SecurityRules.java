package org.capacitymetro.site;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.capacitymetro.accounts.Forgery;
import org.capacitymetro.editing.RefusedForms;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer.FrameOptionsConfig;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.WebAttributes;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.util.matcher.IpAddressMatcher;

/// Everything may be read without a login, without a session and without a cookie; the browser is
/// told to talk to this server only. Metrics are for the operator's own addresses.
///
/// Who may do what is not decided here by address but by each page, which asks the policy of
/// accounts. Here stands only that forms sent in somebody's name must come from a page of ours.
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class SecurityRules {
  private static final String PERMISSIONS =
      "geolocation=(self), camera=(), microphone=(), payment=(), usb=(), browsing-topics=()";

  private final String mapHosts;
  private final boolean strictTransport;
  private final List<IpAddressMatcher> metricsReaders;
  private final SecurityContextRepository contexts;
  private final CsrfTokenRepository tokens;
  private final Forgery forgery;

  /// @param mapStyle address of an operator's own map style, empty for ours
  /// @param mapHosts further hosts that style needs, such as `https://tiles.example.org`
  /// @param strictTransport whether the server is only reached through TLS (HSTS)
  /// @param metricsReaders addresses or CIDR ranges that may read `/actuator/prometheus`
  /// @param contexts where the sign-in keeps who is signed in
  /// @param tokens where the tokens of forms are kept
  /// @param sessionCookie name of the cookie of signed-in people
  SecurityRules(
      @Value("${capacity.basemap.style-url:}") String mapStyle,
      @Value("${capacity.basemap.hosts:}") List<String> mapHosts,
      @Value("${capacity.security.strict-transport}") boolean strictTransport,
      @Value("${capacity.security.metrics-readers}") List<String> metricsReaders,
      SecurityContextRepository contexts,
      CsrfTokenRepository tokens,
      @Value("${server.servlet.session.cookie.name}") String sessionCookie) {
    this.mapHosts = mapHosts(mapStyle, mapHosts);
    this.strictTransport = strictTransport;
    this.metricsReaders = metricsReaders.stream().map(IpAddressMatcher::new).toList();
    this.contexts = contexts;
    this.tokens = tokens;
    this.forgery = new Forgery(sessionCookie);
  }

  @Bean
  SecurityFilterChain securityFilterChain(HttpSecurity http) throws Exception {
    return http.authorizeHttpRequests(
            requests ->
                requests
                    .requestMatchers("/actuator/prometheus")
                    .access(
                        (who, context) ->
                            new AuthorizationDecision(readsMetrics(context.getRequest())))
                    .anyRequest()
                    .permitAll())
        .headers(this::headers)
        .securityContext(context -> context.securityContextRepository(contexts))
        .sessionManagement(
            sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.IF_REQUIRED))
        .csrf(csrf -> csrf.csrfTokenRepository(tokens).requireCsrfProtectionMatcher(forgery))
        .exceptionHandling(refusals -> refusals.accessDeniedHandler(SecurityRules::refuse))
        .requestCache(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .build();
  }

  /// A form of an editor whose token is no longer good is handed on, so that nothing typed is lost;
  /// otherwise the words are left to the error page, which finds the reason in the request.
  private static void refuse(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException reason)
      throws IOException, ServletException {
    String keeper = reason instanceof CsrfException ? RefusedForms.keeper(request) : null;
    if (keeper != null) {
      request.getRequestDispatcher(keeper).forward(request, response);
      return;
    }
    request.setAttribute(WebAttributes.ACCESS_DENIED_403, reason);
    response.sendError(HttpServletResponse.SC_FORBIDDEN);
  }

  private void headers(HeadersConfigurer<HttpSecurity> headers) {
    headers
        .contentSecurityPolicy(policy -> policy.policyDirectives(contentPolicy()))
        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
        .permissionsPolicyHeader(policy -> policy.policy(PERMISSIONS))
        .crossOriginOpenerPolicy(policy -> policy.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
        .frameOptions(FrameOptionsConfig::deny)
        .cacheControl(HeadersConfigurer.CacheControlConfig::disable)
        .httpStrictTransportSecurity(
            transport -> {
              if (strictTransport) {
                transport.requestMatcher(request -> true);
              } else {
                transport.disable();
              }
            });
  }

  private String contentPolicy() {
    String own = "'self'";
    String withMap = mapHosts.isEmpty() ? own : own + " " + mapHosts;
    return String.join(
        "; ",
        "default-src " + own,
        "script-src " + own,
        "style-src " + own,
        "worker-src " + own,
        "font-src " + own,
        "img-src " + withMap + " data: blob:",
        "connect-src " + withMap,
        "object-src 'none'",
        "base-uri 'none'",
        "form-action " + own,
        "frame-ancestors 'none'");
  }

  /// The hosts a map may ask beside this server, parted by spaces.
  static String mapHosts(String style, List<String> others) {
    Stream<String> styleHost = style.isBlank() ? Stream.of() : Stream.of(origin(style));
    return Stream.concat(styleHost, others.stream()).collect(Collectors.joining(" "));
  }

  /// `{lang}` and `{theme}` may stand in the path of a map style; the host is always the same.
  private static String origin(String address) {
    URI uri = URI.create(address.replaceAll("[{}]", ""));
    return uri.getScheme() + "://" + uri.getAuthority();
  }

  /// A request that a proxy passed on unconfigured hides its sender and is refused.
  private boolean readsMetrics(HttpServletRequest request) {
    return request.getHeader("X-Forwarded-For") == null
        && request.getHeader("Forwarded") == null
        && metricsReaders.stream().anyMatch(reader -> reader.matches(request));
  }
}
