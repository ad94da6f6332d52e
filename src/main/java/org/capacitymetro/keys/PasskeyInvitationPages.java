package org.capacitymetro.keys;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.capacitymetro.accounts.Redirect;
import org.capacitymetro.accounts.SignIns;
import org.capacitymetro.pages.Page;
import org.capacitymetro.pages.Templates;
import org.capacitymetro.rights.Person;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Taking up an account with a passkey instead of a password. A link that is no longer good is
/// explained by the page of invitations.
@Controller
@ConditionalOnWebApplication
class PasskeyInvitationPages {
  private final Passkeys passkeys;
  private final SignIns signIns;
  private final Templates templates;

  PasskeyInvitationPages(Passkeys passkeys, SignIns signIns, Templates templates) {
    this.passkeys = passkeys;
    this.signIns = signIns;
    this.templates = templates;
  }

  @GetMapping("/{language}/invitation/passkey")
  ResponseEntity<byte[]> form(Page page, @RequestParam(defaultValue = "") String key) {
    Optional<Person> person = signIns.invited(key);
    return person.isEmpty()
        ? explained(page, key)
        : answer(HttpStatus.OK, page, key, person.get(), person.get().name(), Map.of());
  }

  @PostMapping("/{language}/invitation/passkey/options")
  ResponseEntity<String> options(
      Page page, HttpServletRequest request, @RequestParam(defaultValue = "") String key) {
    return signIns
        .invited(key)
        .map(person -> PasskeyPages.json(HttpStatus.OK, passkeys.invite(request, person)))
        .orElseGet(() -> PasskeyPages.json(HttpStatus.GONE, "{}"));
  }

  @PostMapping("/{language}/invitation/passkey")
  ResponseEntity<byte[]> accept(
      Page page,
      @RequestParam(defaultValue = "") String key,
      @RequestParam(defaultValue = "") String name,
      @RequestParam(defaultValue = "") String credential,
      HttpServletRequest request,
      HttpServletResponse response) {
    Optional<Person> invited = signIns.invited(key);
    if (invited.isEmpty()) {
      return explained(page, key);
    }
    Person person = invited.get();
    Optional<String> problem = SignIns.nameProblem(page, name);
    if (problem.isPresent()) {
      return refuse(page, key, person, name, "name", problem.get());
    }
    if (!passkeys.add(request, person, page.t("passkeys.label.default"), credential)) {
      return refuse(page, key, person, name, "passkey", page.t("passkeys.refused"));
    }
    return signIns.takeUp(request, response, key, name, page.language())
        ? Redirect.to(page.url("/account"))
        : explained(page, key);
  }

  private static ResponseEntity<byte[]> explained(Page page, String key) {
    return Redirect.to(
        page.url("/invitation?key=" + URLEncoder.encode(key, StandardCharsets.UTF_8)));
  }

  private ResponseEntity<byte[]> refuse(
      Page page, String key, Person person, String name, String field, String sentence) {
    return answer(
        HttpStatus.UNPROCESSABLE_CONTENT, page, key, person, name, Map.of(field, sentence));
  }

  private ResponseEntity<byte[]> answer(
      HttpStatus status,
      Page page,
      String key,
      Person person,
      String name,
      Map<String, String> problems) {
    page.titled(page.t("invitation.title"), page.t("passkeys.lead"))
        .withScript("src/passkey.ts")
        .personal();
    return templates.page(
        status,
        "keys/invitation",
        page,
        new PasskeyInvitationView(key, name, person.mail(), problems));
  }
}
