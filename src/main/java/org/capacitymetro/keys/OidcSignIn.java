package org.capacitymetro.keys;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.capacitymetro.accounts.LocalPath;
import org.capacitymetro.accounts.People;
import org.capacitymetro.accounts.Redirect;
import org.capacitymetro.accounts.SignInWay;
import org.capacitymetro.accounts.SignIns;
import org.capacitymetro.pages.NotFound;
import org.capacitymetro.pages.Page;
import org.capacitymetro.pages.Templates;
import org.capacitymetro.rights.Person;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.security.oauth2.client.autoconfigure.ConditionalOnOAuth2ClientRegistrationProperties;
import org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientProperties;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/// What the word of another server is worth: the person whose mail address it names as verified is
/// in. It makes no accounts and gives no roles; whoever is not known gets told so.
@Controller
@ConditionalOnWebApplication
@ConditionalOnOAuth2ClientRegistrationProperties
class OidcSignIn implements SignInWay {
  private static final Logger LOG = LoggerFactory.getLogger(OidcSignIn.class);
  private static final String NEXT = "capacity.oidc-next";
  private static final String LANGUAGE = "capacity.oidc-language";
  private static final int PATIENCE_SECONDS = 600;

  private final OAuth2ClientProperties properties;
  private final ClientRegistrationRepository registrations;
  private final Set<String> trusted;
  private final People people;
  private final SignIns signIns;
  private final Templates templates;

  /// @param trusted registrations whose mail addresses are believed though the server does not say
  ///   that it verified them: only where the server's operator hands addresses out
  OidcSignIn(
      OAuth2ClientProperties properties,
      ClientRegistrationRepository registrations,
      @Value("${capacity.accounts.oidc.trusted-mail:}") Set<String> trusted,
      People people,
      SignIns signIns,
      Templates templates) {
    this.properties = properties;
    this.registrations = registrations;
    this.trusted = Set.copyOf(trusted);
    this.people = people;
    this.signIns = signIns;
    this.templates = templates;
  }

  @Override
  public int position() {
    return 0;
  }

  @Override
  public List<Link> links(Page page, String next) {
    String query = next.isEmpty() ? "" : "?next=" + URLEncoder.encode(next, StandardCharsets.UTF_8);
    return properties.getRegistration().entrySet().stream()
        .map(
            entry ->
                new Link(
                    page.t(
                        "oidc.way",
                        "name",
                        Objects.requireNonNullElse(
                            entry.getValue().getClientName(), entry.getKey())),
                    page.url("/sign-in/with/" + entry.getKey() + query)))
        .toList();
  }

  @GetMapping("/{language}/sign-in/with/{registration}")
  ResponseEntity<byte[]> begin(
      Page page,
      HttpServletRequest request,
      @PathVariable String registration,
      @RequestParam(defaultValue = "") String next) {
    if (!properties.getRegistration().containsKey(registration)) {
      throw new NotFound("sign-in with " + registration);
    }
    try {
      registrations.findByRegistrationId(registration);
    } catch (IllegalArgumentException | IllegalStateException e) {
      LOG.warn(
          "The server of {} cannot be asked for its addresses: {}", registration, e.toString());
      return trouble(page, HttpStatus.BAD_GATEWAY, "away");
    }
    HttpSession known = request.getSession(false);
    HttpSession session = known == null ? request.getSession(true) : known;
    if (known == null) {
      session.setMaxInactiveInterval(PATIENCE_SECONDS);
    }
    session.setAttribute(NEXT, LocalPath.parse(next).orElse(""));
    session.setAttribute(LANGUAGE, page.code());
    return Redirect.to(OidcRules.BEGIN + "/" + registration);
  }

  /// Where somebody lands whose sign-in did not come about.
  @GetMapping("/{language}/sign-in/with")
  ResponseEntity<byte[]> ended(Page page, @RequestParam(defaultValue = "") String problem) {
    return trouble(
        page,
        HttpStatus.FORBIDDEN,
        Set.of("unknown", "mail").contains(problem) ? problem : "failed");
  }

  void succeeded(
      HttpServletRequest request, HttpServletResponse response, Authentication authentication)
      throws IOException {
    String language = text(request, LANGUAGE).isEmpty() ? "it" : text(request, LANGUAGE);
    String next = text(request, NEXT);
    Optional<String> mail = mail(authentication);
    Optional<Person> person = mail.flatMap(people::findByMail);
    if (person.isPresent() && signIns.welcome(request, response, person.get())) {
      response.sendRedirect(next.isEmpty() ? "/" + language + SignIns.home(person.get()) : next);
      return;
    }
    signIns.end(request, response);
    response.sendRedirect(
        "/" + language + "/sign-in/with?problem=" + (mail.isEmpty() ? "mail" : "unknown"));
  }

  void failed(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException reason)
      throws IOException {
    LOG.warn("A sign-in with another server did not come about: {}", reason.getMessage());
    String language = text(request, LANGUAGE).isEmpty() ? "it" : text(request, LANGUAGE);
    signIns.end(request, response);
    response.sendRedirect("/" + language + "/sign-in/with?problem=failed");
  }

  private Optional<String> mail(Authentication authentication) {
    if (!(authentication instanceof OAuth2AuthenticationToken token)
        || !(token.getPrincipal() instanceof OidcUser user)) {
      return Optional.empty();
    }
    boolean verified =
        Boolean.TRUE.equals(user.getEmailVerified())
            || (user.getEmailVerified() == null
                && trusted.contains(token.getAuthorizedClientRegistrationId()));
    return verified ? Optional.ofNullable(user.getEmail()) : Optional.empty();
  }

  private static String text(HttpServletRequest request, String name) {
    HttpSession session = request.getSession(false);
    return session != null && session.getAttribute(name) instanceof String text ? text : "";
  }

  private ResponseEntity<byte[]> trouble(Page page, HttpStatus status, String problem) {
    page.titled(page.t("oidc.trouble"), page.t("oidc.trouble." + problem))
        .under(page.t("crumb.home"), "")
        .personal();
    return templates.page(status, "accounts/trouble", page, page.t("oidc.trouble." + problem));
  }
}
