package org.capacitymetro.keys;

import com.webauthn4j.util.exception.WebAuthnException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.capacitymetro.accounts.People;
import org.capacitymetro.platform.PublicAddress;
import org.capacitymetro.rights.Person;
import org.capacitymetro.rights.PersonId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.webauthn.api.AuthenticatorAssertionResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorAttestationResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorSelectionCriteria;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.PublicKeyCredential;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRpEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.ResidentKeyRequirement;
import org.springframework.security.web.webauthn.api.UserVerificationRequirement;
import org.springframework.security.web.webauthn.jackson.WebauthnJacksonModule;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialCreationOptionsRequest;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialRequestOptionsRequest;
import org.springframework.security.web.webauthn.management.ImmutableRelyingPartyRegistrationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyAuthenticationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyPublicKey;
import org.springframework.security.web.webauthn.management.Webauthn4JRelyingPartyOperations;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Passkeys (WebAuthn), by the classes of Spring Security. A device always asks its owner (finger,
/// face, PIN), so that a passkey is two proofs in one and no code is asked after it.
///
/// They belong to the host of `capacity.public-url`, never to what a request calls itself. Each
/// challenge is good for one try; between its two requests it lies in the session.
@Component
@ConditionalOnWebApplication
class Passkeys {
  private static final Logger LOG = LoggerFactory.getLogger(Passkeys.class);
  private static final String CHALLENGE = "capacity.passkey-challenge";
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final JsonMapper JSON =
      JsonMapper.builder().addModule(new WebauthnJacksonModule()).build();
  private static final TypeReference<PublicKeyCredential<AuthenticatorAttestationResponse>> FRESH =
      new TypeReference<>() {};
  private static final TypeReference<PublicKeyCredential<AuthenticatorAssertionResponse>> KNOWN =
      new TypeReference<>() {};

  private final PasskeyStore store;
  private final PasskeyOwners owners;
  private final People people;
  private final PublicAddress address;

  Passkeys(PasskeyStore store, PasskeyOwners owners, People people, PublicAddress address) {
    this.store = store;
    this.owners = owners;
    this.people = people;
    this.address = address;
  }

  List<CredentialRecord> list(PersonId person) {
    return store.findByUserId(PasskeyStore.handle(person));
  }

  boolean remove(PersonId person, String credential) {
    try {
      return store.delete(person, Bytes.fromBase64(credential));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /// What a device needs to make a passkey, as JSON.
  String invite(HttpServletRequest request, Person person) {
    PublicKeyCredentialCreationOptions options = creation(person, Bytes.random());
    keep(request, options.getChallenge());
    return JSON.writeValueAsString(options);
  }

  /// Keeps the passkey a device made.
  ///
  /// @param answer of the device, as JSON
  /// @return false where it does not answer the challenge, or comes from another place
  boolean add(HttpServletRequest request, Person person, String label, String answer) {
    Optional<Bytes> challenge = take(request);
    if (challenge.isEmpty()) {
      return false;
    }
    try {
      operations(challenge.get())
          .registerCredential(
              new ImmutableRelyingPartyRegistrationRequest(
                  creation(person, challenge.get()),
                  new RelyingPartyPublicKey(JSON.readValue(answer, FRESH), label)));
      return true;
    } catch (WebAuthnException | JacksonException | IllegalArgumentException e) {
      LOG.debug("A passkey was refused", e);
      return false;
    }
  }

  /// What a device needs to show one of its passkeys for this site, whosever it is, as JSON.
  String ask(HttpServletRequest request) {
    PublicKeyCredentialRequestOptions options = asking(Bytes.random());
    keep(request, options.getChallenge());
    return JSON.writeValueAsString(options);
  }

  /// Whose passkey a device showed.
  ///
  /// @return empty where the passkey is not known or the proof not right
  Optional<Person> check(HttpServletRequest request, String answer) {
    Optional<Bytes> challenge = take(request);
    if (challenge.isEmpty()) {
      return Optional.empty();
    }
    try {
      PublicKeyCredentialUserEntity owner =
          operations(challenge.get())
              .authenticate(
                  new RelyingPartyAuthenticationRequest(
                      asking(challenge.get()), JSON.readValue(answer, KNOWN)));
      return people
          .find(PasskeyStore.person(owner.getId()))
          .filter(person -> person.state() == Person.State.ACTIVE);
    } catch (WebAuthnException | JacksonException | IllegalArgumentException e) {
      LOG.debug("A passkey was refused", e);
      return Optional.empty();
    }
  }

  private PublicKeyCredentialCreationOptions creation(Person person, Bytes challenge) {
    Authentication who =
        UsernamePasswordAuthenticationToken.authenticated(
            person.id().value().toString(), null, List.of());
    return operations(challenge)
        .createPublicKeyCredentialCreationOptions(
            new ImmutablePublicKeyCredentialCreationOptionsRequest(who));
  }

  private PublicKeyCredentialRequestOptions asking(Bytes challenge) {
    return operations(challenge)
        .createCredentialRequestOptions(
            new ImmutablePublicKeyCredentialRequestOptionsRequest(null));
  }

  private Webauthn4JRelyingPartyOperations operations(Bytes challenge) {
    String home = address.of("/");
    Webauthn4JRelyingPartyOperations operations =
        new Webauthn4JRelyingPartyOperations(
            owners,
            store,
            PublicKeyCredentialRpEntity.builder().id(address.host()).name("CapaCity Metro").build(),
            Set.of(home.substring(0, home.length() - 1)));
    operations.setCustomizeCreationOptions(
        options ->
            options
                .challenge(challenge)
                .authenticatorSelection(
                    AuthenticatorSelectionCriteria.builder()
                        .residentKey(ResidentKeyRequirement.REQUIRED)
                        .userVerification(UserVerificationRequirement.REQUIRED)
                        .build()));
    operations.setCustomizeRequestOptions(
        options ->
            options.challenge(challenge).userVerification(UserVerificationRequirement.REQUIRED));
    return operations;
  }

  private static void keep(HttpServletRequest request, Bytes challenge) {
    HttpSession known = request.getSession(false);
    HttpSession session = known == null ? request.getSession(true) : known;
    if (known == null) {
      session.setMaxInactiveInterval((int) PATIENCE.toSeconds());
    }
    session.setAttribute(CHALLENGE, challenge.toBase64UrlString());
  }

  private static Optional<Bytes> take(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    if (session == null || !(session.getAttribute(CHALLENGE) instanceof String challenge)) {
      return Optional.empty();
    }
    session.removeAttribute(CHALLENGE);
    return Optional.of(Bytes.fromBase64(challenge));
  }
}
