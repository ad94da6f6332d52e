package org.capacitymetro.accounts;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.capacitymetro.platform.ClientAddress;
import org.capacitymetro.text.ShortId;
import org.capacitymetro.text.TimeOrderedId;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.stereotype.Component;

/// Signing in and out. Every way to prove who one is (password, link, passkey, another server) ends
/// in [#begin], the only place where a session comes to belong to a person.
@Component
@ConditionalOnWebApplication
class SignIns {
  private static final String WHAT_ACCOUNT = "sign-in-account";
  private static final String WHAT_ADDRESS = "sign-in-address";

  /// What came of a try with a password.
  sealed interface Outcome {
    record Welcome(Person person) implements Outcome {}

    /// Unknown address, wrong password, account not active: deliberately one answer.
    record Refused() implements Outcome {}

    record TooMany(Duration delay) implements Outcome {}
  }

  private final People people;
  private final PersonStore store;
  private final Passwords passwords;
  private final Attempts attempts;
  private final AccountSettings settings;
  private final SecurityContextRepository contexts;
  private final CsrfTokenRepository tokens;
  private final Clock clock;

  SignIns(
      People people,
      PersonStore store,
      Passwords passwords,
      Attempts attempts,
      AccountSettings settings,
      SecurityContextRepository contexts,
      CsrfTokenRepository tokens,
      Clock clock) {
    this.people = people;
    this.store = store;
    this.passwords = passwords;
    this.attempts = attempts;
    this.settings = settings;
    this.contexts = contexts;
    this.tokens = tokens;
    this.clock = clock;
  }

  /// Tries a password; signs nobody in yet, because a second factor may be wanted.
  Outcome check(HttpServletRequest request, String mail, String password) {
    String account = mail.strip().toLowerCase(Locale.ROOT);
    String address = ClientAddress.of(request);
    Optional<Duration> wait =
        attempts
            .count(WHAT_ADDRESS, address, settings.attempts().perAddress())
            .or(() -> attempts.count(WHAT_ACCOUNT, account, settings.attempts().perAccount()));
    if (wait.isPresent()) {
      return new Outcome.TooMany(wait.get());
    }
    Optional<Person> person =
        people.findByMail(account).filter(found -> found.state() == Person.State.ACTIVE);
    if (!passwords.matches(person.map(Person::id).orElse(null), password)) {
      return new Outcome.Refused();
    }
    attempts.forget(WHAT_ACCOUNT, account);
    attempts.takeBack(WHAT_ADDRESS, address);
    return new Outcome.Welcome(person.orElseThrow());
  }

  /// Whether the signed-in person's password was typed, asked for before something that cannot be
  /// undone. Tries count as those of signing in do.
  boolean confirms(Person person, String password) {
    String account = person.mail().toLowerCase(Locale.ROOT);
    if (attempts.count(WHAT_ACCOUNT, account, settings.attempts().perAccount()).isPresent()
        || !passwords.matches(person.id(), password)) {
      return false;
    }
    attempts.forget(WHAT_ACCOUNT, account);
    return true;
  }

  /// Begins a session of the person: a new one, whatever the browser brought along, so that nobody
  /// can know its id beforehand.
  void begin(HttpServletRequest request, HttpServletResponse response, Person person) {
    HttpSession brought = request.getSession(false);
    if (brought != null) {
      brought.invalidate();
    }
    HttpSession session = request.getSession(true);
    session.setAttribute(Sessions.HANDLE, ShortId.encode(TimeOrderedId.next()));
    session.setAttribute(Sessions.DEVICE, Device.of(request.getHeader("User-Agent")));
    SecurityContext context = SecurityContextHolder.createEmptyContext();
    context.setAuthentication(
        UsernamePasswordAuthenticationToken.authenticated(
            person.id().value().toString(), null, List.of()));
    SecurityContextHolder.setContext(context);
    contexts.saveContext(context, request, response);
    tokens.saveToken(null, request, response);
    store.signedIn(person.id(), clock.instant());
  }

  /// Ends the session the browser holds.
  void end(HttpServletRequest request, HttpServletResponse response) {
    HttpSession session = request.getSession(false);
    if (session != null) {
      session.invalidate();
    }
    SecurityContextHolder.clearContext();
    tokens.saveToken(null, request, response);
  }
}
