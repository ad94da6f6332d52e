package org.capacitymetro.accounts;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.capacitymetro.mail.MailAddress;
import org.capacitymetro.pages.Formats;
import org.capacitymetro.pages.Language;
import org.capacitymetro.pages.Page;
import org.capacitymetro.pages.Templates;
import org.capacitymetro.rights.Person;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// One's own account: name, password, sessions, and the rights to one's data.
@Controller
@ConditionalOnWebApplication
class AccountPages {
  private static final Set<String> DONE = Set.of("profile", "password", "sessions", "mail");

  private final People people;
  private final PersonStore store;
  private final SessionStore sessionStore;
  private final Sessions sessions;
  private final SignIns signIns;
  private final GrantWords grants;
  private final PersonalFile file;
  private final AccountMail mails;
  private final Invitations invitations;
  private final List<AccountPart> parts;
  private final Templates templates;

  AccountPages(
      People people,
      PersonStore store,
      SessionStore sessionStore,
      Sessions sessions,
      SignIns signIns,
      GrantWords grants,
      PersonalFile file,
      AccountMail mails,
      Invitations invitations,
      List<AccountPart> parts,
      Templates templates) {
    this.people = people;
    this.store = store;
    this.sessionStore = sessionStore;
    this.sessions = sessions;
    this.signIns = signIns;
    this.grants = grants;
    this.file = file;
    this.mails = mails;
    this.invitations = invitations;
    this.parts = parts.stream().sorted(Comparator.comparingInt(AccountPart::position)).toList();
    this.templates = templates;
  }

  @GetMapping("/{language}/account")
  ResponseEntity<byte[]> account(
      Page page,
      Person person,
      HttpServletRequest request,
      @RequestParam(defaultValue = "") String done) {
    String words = DONE.contains(done) ? page.t("account.done." + done) : null;
    return answer(HttpStatus.OK, page, person, request, words, Map.of());
  }

  @PostMapping("/{language}/account/profile")
  ResponseEntity<byte[]> profile(
      Page page,
      Person person,
      HttpServletRequest request,
      @RequestParam(defaultValue = "") String name,
      @RequestParam(defaultValue = "") String mails) {
    String problem = LinkPages.problem(page, name).orElse(null);
    if (problem != null) {
      return refuse(page, person, request, "name", problem);
    }
    store.rename(
        person.id(),
        People.checkName(name),
        Language.find(mails).map(Language::code).orElse(person.language()));
    return done(page, "profile");
  }

  @PostMapping("/{language}/account/password")
  ResponseEntity<byte[]> password(
      Page page,
      Person person,
      HttpServletRequest request,
      @RequestParam(defaultValue = "") String current,
      @RequestParam(defaultValue = "") String password) {
    if (!signIns.confirms(person, current)) {
      return refuse(page, person, request, "current", page.t("account.password.wrong"));
    }
    var flaw = Passwords.flaw(password, person.name(), person.mail());
    if (flaw.isPresent()) {
      return refuse(page, person, request, "password", LinkPages.sentence(page, flaw.get()));
    }
    invitations.changePassword(person.id(), password);
    sessionStore.end(person.id(), session(request));
    return done(page, "password");
  }

  @PostMapping("/{language}/account/mail")
  ResponseEntity<byte[]> mail(
      Page page,
      Person person,
      HttpServletRequest request,
      @RequestParam(name = "new-mail", defaultValue = "") String fresh,
      @RequestParam(name = "mail-password", defaultValue = "") String current) {
    Optional<MailAddress> address =
        MailAddress.find(fresh).filter(found -> !found.value().equalsIgnoreCase(person.mail()));
    if (address.isEmpty()) {
      return refuse(page, person, request, "new-mail", page.t("account.new-mail.wrong"));
    }
    if (!signIns.confirms(person, current)) {
      return refuse(page, person, request, "mail-password", page.t("account.password.wrong"));
    }
    mails.askNewMail(person, address.get());
    return done(page, "mail");
  }

  @PostMapping("/{language}/account/sessions/end")
  ResponseEntity<byte[]> endSession(
      Page page, Person person, @RequestParam(defaultValue = "") String handle) {
    sessions.end(person.id(), handle);
    return done(page, "sessions");
  }

  @PostMapping("/{language}/account/sessions/end-others")
  ResponseEntity<byte[]> endOthers(Page page, Person person, HttpServletRequest request) {
    sessionStore.end(person.id(), session(request));
    return done(page, "sessions");
  }

  @GetMapping("/{language}/account/data")
  ResponseEntity<byte[]> data(Person person) {
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .cacheControl(CacheControl.noStore())
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename("capacity-metro.json").build().toString())
        .body(file.of(person));
  }

  @PostMapping("/{language}/account/delete")
  ResponseEntity<byte[]> delete(
      Page page,
      Person person,
      HttpServletRequest request,
      HttpServletResponse response,
      @RequestParam(defaultValue = "") String confirmation) {
    if (!signIns.confirms(person, confirmation)) {
      return refuse(page, person, request, "confirmation", page.t("account.password.wrong"));
    }
    if (people.isLastAdministrator(person.id())) {
      return refuse(page, person, request, "confirmation", page.t("account.delete.last"));
    }
    signIns.end(request, response);
    mails.delete(person);
    page.titled(page.t("account.deleted"), page.t("account.deleted.about")).personal();
    return templates.page("accounts/trouble", page, page.t("account.deleted.about"));
  }

  private static ResponseEntity<byte[]> done(Page page, String what) {
    return Redirect.to(page.url("/account?done=" + what));
  }

  private ResponseEntity<byte[]> refuse(
      Page page, Person person, HttpServletRequest request, String field, String sentence) {
    return answer(
        HttpStatus.UNPROCESSABLE_CONTENT, page, person, request, null, Map.of(field, sentence));
  }

  private ResponseEntity<byte[]> answer(
      HttpStatus status,
      Page page,
      Person person,
      HttpServletRequest request,
      @Nullable String done,
      Map<String, String> problems) {
    page.titled(page.t("account.title"), page.t("account.lead"))
        .under(page.t("crumb.home"), "")
        .personal();
    List<AccountView.OpenSession> open =
        sessions.list(person.id(), session(request)).stream()
            .map(session -> words(session, page))
            .toList();
    return templates.page(
        status,
        "accounts/account",
        page,
        new AccountView(
            person.name(),
            person.mail(),
            person.language(),
            grants.of(person.grants(), page),
            open,
            parts.stream().map(part -> part.shown(person, page)).toList(),
            done,
            problems));
  }

  private static AccountView.OpenSession words(Sessions.Open session, Page page) {
    return new AccountView.OpenSession(
        session.handle(),
        session.device().isEmpty() ? page.t("account.sessions.unknown") : session.device(),
        when(session.since(), page),
        when(session.lastUse(), page),
        session.current());
  }

  static String when(Instant instant, Page page) {
    return page.formats().date(LocalDate.ofInstant(instant, Formats.ZONE))
        + ", "
        + page.formats().time(instant);
  }

  private static @Nullable String session(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    return session == null ? null : session.getId();
  }
}
