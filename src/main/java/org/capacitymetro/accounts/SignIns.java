package org.capacitymetro.accounts;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.capacitymetro.pages.Language;
import org.capacitymetro.pages.Page;
import org.capacitymetro.platform.ClientAddress;
import org.capacitymetro.rights.Action;
import org.capacitymetro.rights.Person;
import org.capacitymetro.rights.PersonId;
import org.capacitymetro.rights.Policy;
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
public class SignIns {
  private static final String WAITING = "capacity.waiting";
  private static final String WAITING_NEXT = "capacity.waiting-next";
  private static final Duration PATIENCE = Duration.ofMinutes(10);
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
  private final Invitations invitations;
  private final List<SignInStep> steps;
  private final Clock clock;

  SignIns(
      People people,
      PersonStore store,
      Passwords passwords,
      Attempts attempts,
      AccountSettings settings,
      SecurityContextRepository contexts,
      CsrfTokenRepository tokens,
      Invitations invitations,
      List<SignInStep> steps,
      Clock clock) {
    this.people = people;
    this.store = store;
    this.passwords = passwords;
    this.attempts = attempts;
    this.settings = settings;
    this.contexts = contexts;
    this.tokens = tokens;
    this.invitations = invitations;
    this.steps = steps;
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
  public boolean confirms(Person person, String password) {
    String account = person.mail().toLowerCase(Locale.ROOT);
    if (attempts.count(WHAT_ACCOUNT, account, settings.attempts().perAccount()).isPresent()
        || !passwords.matches(person.id(), password)) {
      return false;
    }
    attempts.forget(WHAT_ACCOUNT, account);
    return true;
  }

  /// After a password or a link: begins the session, or remembers who it is about and asks for what
  /// is still missing.
  ///
  /// @param next address to go on to once everything is done
  /// @return the address to go on to now
  String goOn(
      HttpServletRequest request,
      HttpServletResponse response,
      Person person,
      Page page,
      String next) {
    Optional<String> step =
        steps.stream().flatMap(one -> one.path(person.id()).stream()).findFirst();
    if (step.isEmpty()) {
      begin(request, response, person);
      return next;
    }
    HttpSession session = fresh(request);
    session.setMaxInactiveInterval((int) PATIENCE.toSeconds());
    session.setAttribute(WAITING, person.id().value().toString());
    session.setAttribute(WAITING_NEXT, next);
    SecurityContextHolder.clearContext();
    tokens.saveToken(null, request, response);
    return page.url(step.get());
  }

  /// Somebody whose password or link was right and who has to do a [SignInStep] now.
  ///
  /// @param next address to go on to afterwards
  public record Waiting(Person person, String next) {}

  /// Who has to do a [SignInStep] now; empty where nobody has, or only ten minutes ago.
  public Optional<Waiting> waiting(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    if (session == null
        || !(session.getAttribute(WAITING) instanceof String person)
        || !(session.getAttribute(WAITING_NEXT) instanceof String next)
        || clock
            .instant()
            .isAfter(Instant.ofEpochMilli(session.getCreationTime()).plus(PATIENCE))) {
      return Optional.empty();
    }
    return PersonId.parseUuid(person)
        .flatMap(people::find)
        .filter(found -> found.state() == Person.State.ACTIVE)
        .map(found -> new Waiting(found, next));
  }

  /// Begins the session of somebody who proved by other means than a link to be this person, such
  /// as the word of another server; an invited person takes up the account by it.
  ///
  /// @return false for an account that is switched off
  public boolean welcome(HttpServletRequest request, HttpServletResponse response, Person person) {
    if (person.state() == Person.State.DISABLED) {
      return false;
    }
    invitations.welcome(person);
    begin(request, response, person);
    return true;
  }

  /// Who was invited by a letter whose link is still good; looking changes nothing.
  ///
  /// @param key secret of the link
  public Optional<Person> invited(String key) {
    return invitations.look(Links.Purpose.INVITATION, key) instanceof Links.Found.Good good
        ? people.find(good.person())
        : Optional.empty();
  }

  /// Takes up an account without a password, for somebody who left another proof, and begins the
  /// session.
  ///
  /// @param name 1 to 200 characters
  /// @return false where the link is not good any more
  public boolean takeUp(
      HttpServletRequest request,
      HttpServletResponse response,
      String key,
      String name,
      Language language) {
    if (!(invitations.accept(key, name, language.code(), null) instanceof Links.Found.Good good)) {
      return false;
    }
    begin(request, response, people.find(good.person()).orElseThrow());
    return true;
  }

  /// What is wrong with the name somebody gives for the account.
  public static Optional<String> nameProblem(Page page, String name) {
    return LinkPages.problem(page, name);
  }

  private static HttpSession fresh(HttpServletRequest request) {
    drop(request);
    return request.getSession(true);
  }

  /// Once is not enough: where a library has just given the session another id, the one the browser
  /// came with is still in the database and would be found again.
  private static void drop(HttpServletRequest request) {
    for (HttpSession brought = request.getSession(false);
        brought != null;
        brought = request.getSession(false)) {
      brought.invalidate();
    }
  }

  /// Where somebody starts who did not want anything else, after the language.
  public static String home(Person person) {
    return Policy.maySomewhere(person, Action.READ_DESK) ? "/desk" : "/account";
  }

  /// Begins a session of the person: a new one, whatever the browser brought along, so that nobody
  /// can know its id beforehand.
  public void begin(HttpServletRequest request, HttpServletResponse response, Person person) {
    HttpSession session = fresh(request);
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
  public void end(HttpServletRequest request, HttpServletResponse response) {
    drop(request);
    SecurityContextHolder.clearContext();
    tokens.saveToken(null, request, response);
  }
}
