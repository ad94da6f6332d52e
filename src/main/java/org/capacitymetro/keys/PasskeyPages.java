package org.capacitymetro.keys;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.capacitymetro.accounts.AccountPart;
import org.capacitymetro.accounts.Redirect;
import org.capacitymetro.accounts.SignIns;
import org.capacitymetro.pages.Page;
import org.capacitymetro.pages.Templates;
import org.capacitymetro.rights.Person;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// One's passkeys: seeing, adding and removing them. Adding asks for the password first, so that
/// nobody leaves a key of their own on an account they found open.
@Controller
@ConditionalOnWebApplication
class PasskeyPages implements AccountPart {
  private static final int LONGEST_LABEL = 100;
  private static final Set<String> DONE = Set.of("added", "removed");

  private final Passkeys passkeys;
  private final SignIns signIns;
  private final KeyLetters letters;
  private final Templates templates;

  PasskeyPages(Passkeys passkeys, SignIns signIns, KeyLetters letters, Templates templates) {
    this.passkeys = passkeys;
    this.signIns = signIns;
    this.letters = letters;
    this.templates = templates;
  }

  @Override
  public int position() {
    return 10;
  }

  @Override
  public Shown shown(Person person, Page page) {
    return new Shown(
        "passkeys",
        page.t("passkeys.title"),
        page.t("passkeys.count", "count", passkeys.list(person.id()).size()),
        page.t("passkeys.manage"),
        page.url("/account/passkeys"));
  }

  @GetMapping("/{language}/account/passkeys")
  ResponseEntity<byte[]> list(
      Page page, Person person, @RequestParam(defaultValue = "") String done) {
    String words = DONE.contains(done) ? page.t("passkeys.done." + done) : null;
    return answer(HttpStatus.OK, page, person, "", words, Map.of());
  }

  /// What the browser needs to make one; a refusal is one sentence for the page.
  @PostMapping("/{language}/account/passkeys/options")
  ResponseEntity<?> options(
      Page page,
      Person person,
      HttpServletRequest request,
      @RequestParam(defaultValue = "") String password) {
    return signIns.confirms(person, password)
        ? json(HttpStatus.OK, passkeys.invite(request, person))
        : ResponseEntity.status(HttpStatus.UNPROCESSABLE_CONTENT)
            .cacheControl(CacheControl.noStore())
            .body(Map.of("sentence", page.t("account.password.wrong")));
  }

  @PostMapping("/{language}/account/passkeys")
  ResponseEntity<byte[]> add(
      Page page,
      Person person,
      HttpServletRequest request,
      @RequestParam(defaultValue = "") String label,
      @RequestParam(defaultValue = "") String credential) {
    String name = label.isBlank() ? page.t("passkeys.label.default") : label.strip();
    if (name.length() > LONGEST_LABEL) {
      return answer(
          HttpStatus.UNPROCESSABLE_CONTENT,
          page,
          person,
          label,
          null,
          Map.of("label", page.t("passkeys.label.wrong", "longest", LONGEST_LABEL)));
    }
    if (!passkeys.add(request, person, name, credential)) {
      return answer(
          HttpStatus.UNPROCESSABLE_CONTENT,
          page,
          person,
          label,
          null,
          Map.of("label", page.t("passkeys.refused")));
    }
    letters.tell(person, "passkey-added");
    return Redirect.to(page.url("/account/passkeys?done=added"));
  }

  @PostMapping("/{language}/account/passkeys/remove")
  ResponseEntity<byte[]> remove(
      Page page, Person person, @RequestParam(defaultValue = "") String id) {
    if (passkeys.remove(person.id(), id)) {
      letters.tell(person, "passkey-removed");
    }
    return Redirect.to(page.url("/account/passkeys?done=removed"));
  }

  static ResponseEntity<String> json(HttpStatus status, String json) {
    return ResponseEntity.status(status)
        .contentType(MediaType.APPLICATION_JSON)
        .cacheControl(CacheControl.noStore())
        .body(json);
  }

  private ResponseEntity<byte[]> answer(
      HttpStatus status,
      Page page,
      Person person,
      String label,
      @Nullable String done,
      Map<String, String> problems) {
    page.titled(page.t("passkeys.title"), page.t("passkeys.lead"))
        .under(page.t("crumb.home"), "")
        .under(page.t("account.title"), "/account")
        .withScript("src/passkey.ts")
        .personal();
    List<PasskeysView.Row> rows =
        passkeys.list(person.id()).stream()
            .map(
                passkey ->
                    new PasskeysView.Row(
                        passkey.getCredentialId().toBase64UrlString(),
                        passkey.getLabel(),
                        page.t("passkeys.created", "when", Moments.of(passkey.getCreated(), page)),
                        page.t("passkeys.used", "when", Moments.of(passkey.getLastUsed(), page))))
            .toList();
    return templates.page(
        status, "keys/passkeys", page, new PasskeysView(rows, label, done, problems));
  }
}
