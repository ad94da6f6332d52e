package org.capacitymetro.accounts;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.capacitymetro.pages.Page;
import org.capacitymetro.pages.Templates;
import org.capacitymetro.rights.Person;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Where the links of invitations and forgotten passwords lead. Opening one changes nothing,
/// because mail programs open links too; the form that is sent from there does.
@Controller
@ConditionalOnWebApplication
class LinkPages {
  private final Invitations invitations;
  private final People people;
  private final SignIns signIns;
  private final Templates templates;

  LinkPages(Invitations invitations, People people, SignIns signIns, Templates templates) {
    this.invitations = invitations;
    this.people = people;
    this.signIns = signIns;
    this.templates = templates;
  }

  /// The address a link for this person leads to, in the person's language.
  static String path(Invitations.Invited invited) {
    Person person = invited.person();
    return "/"
        + person.language()
        + address(Invitations.purpose(person.state()))
        + "?key="
        + invited.secret();
  }

  private static String address(Links.Purpose purpose) {
    return purpose == Links.Purpose.INVITATION ? "/invitation" : "/password/new";
  }

  @GetMapping("/{language}/invitation")
  ResponseEntity<byte[]> invitation(Page page, @RequestParam(defaultValue = "") String key) {
    return form(page, Links.Purpose.INVITATION, key);
  }

  @GetMapping("/{language}/password/new")
  ResponseEntity<byte[]> forgotten(Page page, @RequestParam(defaultValue = "") String key) {
    return form(page, Links.Purpose.PASSWORD, key);
  }

  @PostMapping("/{language}/invitation")
  ResponseEntity<byte[]> accept(
      Page page,
      @RequestParam(defaultValue = "") String key,
      @RequestParam(defaultValue = "") String name,
      @RequestParam(defaultValue = "") String password,
      HttpServletRequest request,
      HttpServletResponse response) {
    Links.Found found = invitations.look(Links.Purpose.INVITATION, key);
    if (!(found instanceof Links.Found.Good good)) {
      return trouble(page, found);
    }
    Person person = people.find(good.person()).orElseThrow();
    Map<String, String> problems = problems(page, name, password, person.mail());
    if (!problems.isEmpty()) {
      return form(
          HttpStatus.UNPROCESSABLE_CONTENT,
          page,
          Links.Purpose.INVITATION,
          new NewPasswordView(page.url("/invitation"), key, name, person.mail(), problems));
    }
    return finish(page, invitations.accept(key, name, page.code(), password), request, response);
  }

  @PostMapping("/{language}/password/new")
  ResponseEntity<byte[]> change(
      Page page,
      @RequestParam(defaultValue = "") String key,
      @RequestParam(defaultValue = "") String password,
      HttpServletRequest request,
      HttpServletResponse response) {
    Links.Found found = invitations.look(Links.Purpose.PASSWORD, key);
    if (!(found instanceof Links.Found.Good good)) {
      return trouble(page, found);
    }
    Person person = people.find(good.person()).orElseThrow();
    Map<String, String> problems = problems(page, person.name(), password, person.mail());
    if (!problems.isEmpty()) {
      return form(
          HttpStatus.UNPROCESSABLE_CONTENT,
          page,
          Links.Purpose.PASSWORD,
          new NewPasswordView(page.url("/password/new"), key, null, person.mail(), problems));
    }
    return finish(page, invitations.resetPassword(key, password), request, response);
  }

  private ResponseEntity<byte[]> finish(
      Page page, Links.Found found, HttpServletRequest request, HttpServletResponse response) {
    if (!(found instanceof Links.Found.Good good)) {
      return trouble(page, found);
    }
    Person person = people.find(good.person()).orElseThrow();
    if (person.state() != Person.State.ACTIVE) {
      return trouble(page, new Links.Found.Unknown());
    }
    return Redirect.to(
        signIns.goOn(request, response, person, page, page.url("/account?done=password")));
  }

  private ResponseEntity<byte[]> form(Page page, Links.Purpose purpose, String key) {
    Links.Found found = invitations.look(purpose, key);
    if (!(found instanceof Links.Found.Good good)) {
      return trouble(page, found);
    }
    Person person = people.find(good.person()).orElseThrow();
    return form(
        HttpStatus.OK,
        page,
        purpose,
        new NewPasswordView(
            page.url(address(purpose)),
            key,
            purpose == Links.Purpose.INVITATION ? person.name() : null,
            person.mail(),
            Map.of()));
  }

  private ResponseEntity<byte[]> form(
      HttpStatus status, Page page, Links.Purpose purpose, NewPasswordView view) {
    String key = purpose == Links.Purpose.INVITATION ? "invitation" : "new-password";
    page.titled(page.t(key + ".title"), page.t(key + ".lead")).personal();
    return templates.page(status, "accounts/new-password", page, view);
  }

  ResponseEntity<byte[]> trouble(Page page, Links.Found found) {
    String key =
        switch (found) {
          case Links.Found.Expired expired -> "link.expired";
          case Links.Found.Used used -> "link.used";
          case Links.Found.Unknown unknown -> "link.unknown";
          case Links.Found.Good good ->
              throw new IllegalStateException("a good link is no trouble");
        };
    page.titled(page.t(key), page.t(key + ".about")).personal();
    return templates.page(
        found instanceof Links.Found.Unknown ? HttpStatus.NOT_FOUND : HttpStatus.GONE,
        "accounts/trouble",
        page,
        page.t(key + ".about"));
  }

  private static Map<String, String> problems(
      Page page, String name, String password, String mail) {
    Map<String, String> problems = new LinkedHashMap<>();
    problem(page, name).ifPresent(sentence -> problems.put("name", sentence));
    Passwords.flaw(password, name, mail)
        .ifPresent(flaw -> problems.put("password", sentence(page, flaw)));
    return problems;
  }

  static java.util.Optional<String> problem(Page page, @Nullable String name) {
    try {
      People.checkName(name == null ? "" : name);
      return java.util.Optional.empty();
    } catch (IllegalArgumentException e) {
      return java.util.Optional.of(page.t("account.name.wrong"));
    }
  }

  static String sentence(Page page, Passwords.Flaw flaw) {
    return page.t(
        "password.flaw." + flaw.name().toLowerCase(Locale.ROOT),
        "shortest",
        Passwords.SHORTEST,
        "longest",
        Passwords.LONGEST);
  }
}
