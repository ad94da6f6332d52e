package org.capacitymetro.keys;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.capacitymetro.platform.PublicAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.security.oauth2.client.autoconfigure.ConditionalOnOAuth2ClientRegistrationProperties;
import org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientProperties;
import org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientPropertiesMapper;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.SupplierClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.web.authentication.Http403ForbiddenEntryPoint;
import org.springframework.security.web.context.NullSecurityContextRepository;

/// Signing in with the word of another server (OpenID Connect), where the operator configured one
/// under `spring.security.oauth2.client`: this is how gateways to SPID and CIE, Keycloak or Entra
/// join. State, nonce and signatures are the library's; who the person is here, and that a session
/// begins, is decided by [OidcSignIn]. Nothing of the other server's tokens is kept.
@Configuration(proxyBeanMethods = false)
@ConditionalOnOAuth2ClientRegistrationProperties
@EnableConfigurationProperties(OAuth2ClientProperties.class)
class OidcRules {
  static final String BEGIN = "/oauth2/authorization";

  /// Named so that the library makes no page of its own; nobody is sent there.
  private static final String SIGN_IN = "/it/sign-in";

  /// Asks the other server for its addresses when somebody first signs in, not at the start: maps
  /// are read also while that server is away.
  @Bean
  ClientRegistrationRepository clientRegistrations(OAuth2ClientProperties properties) {
    return new SupplierClientRegistrationRepository(
        () ->
            new InMemoryClientRegistrationRepository(
                List.copyOf(
                    new OAuth2ClientPropertiesMapper(properties)
                        .asClientRegistrations()
                        .values())));
  }

  @Bean
  @ConditionalOnWebApplication
  Customizer<HttpSecurity> signInElsewhere(
      ClientRegistrationRepository registrations, OidcSignIn signIn, PublicAddress address) {
    DefaultOAuth2AuthorizationRequestResolver requests =
        new DefaultOAuth2AuthorizationRequestResolver(registrations, BEGIN);
    requests.setAuthorizationRequestCustomizer(
        request ->
            request.attributes(
                attributes ->
                    request.redirectUri(
                        address.of(
                            "/login/oauth2/code/"
                                + attributes.get(OAuth2ParameterNames.REGISTRATION_ID)))));
    return http ->
        http.exceptionHandling(
                refusals -> refusals.authenticationEntryPoint(new Http403ForbiddenEntryPoint()))
            .oauth2Login(
                login ->
                    login
                        .loginPage(SIGN_IN)
                        .clientRegistrationRepository(registrations)
                        .authorizedClientRepository(new NothingKept())
                        .securityContextRepository(new NullSecurityContextRepository())
                        .authorizationEndpoint(
                            endpoint -> endpoint.authorizationRequestResolver(requests))
                        .successHandler(signIn::succeeded)
                        .failureHandler(signIn::failed));
  }

  private static final class NothingKept implements OAuth2AuthorizedClientRepository {
    @Override
    public <T extends OAuth2AuthorizedClient> @Nullable T loadAuthorizedClient(
        String registration, Authentication person, HttpServletRequest request) {
      return null;
    }

    @Override
    public void saveAuthorizedClient(
        OAuth2AuthorizedClient client,
        Authentication person,
        HttpServletRequest request,
        HttpServletResponse response) {}

    @Override
    public void removeAuthorizedClient(
        String registration,
        Authentication person,
        HttpServletRequest request,
        HttpServletResponse response) {}
  }
}
