package org.capacitymetro.keys;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.capacitymetro.accounts.AccountPart;
import org.capacitymetro.accounts.Attempts;
import org.capacitymetro.accounts.Redirect;
import org.capacitymetro.accounts.SignIns;
import org.capacitymetro.pages.Page;
import org.capacitymetro.pages.QrCode;
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

/// Switching the second step of signing in on and off, each with the password.
@Controller
@ConditionalOnWebApplication
class CodePages implements AccountPart {
  static final String ATTEMPTS = "sign-in-code";
  static final int TRIES = 10;
  private static final String ISSUER = "CapaCity Metro";

  private final Codes codes;
  private final SignIns signIns;
  private final Attempts attempts;
  private final KeyLetters letters;
  private final Templates templates;

  CodePages(
      Codes codes, SignIns signIns, Attempts attempts, KeyLetters letters, Templates templates) {
    this.codes = codes;
    this.signIns = signIns;
    this.attempts = attempts;
    this.letters = letters;
    this.templates = templates;
  }

  @Override
  public int position() {
    return 20;
  }

  @Override
  public Shown shown(Person person, Page page) {
    String state = codes.isOn(person.id()) ? "on" : "off";
    return new Shown(
        "code",
        page.t("code.title"),
        page.t("code.state." + state),
        page.t("code.link." + state),
        page.url("/account/code"));
  }

  @GetMapping("/{language}/account/code")
  ResponseEntity<byte[]> form(
      Page page, Person person, @RequestParam(defaultValue = "") String done) {
    String words = done.equals("off") ? page.t("code.done.off") : null;
    return answer(HttpStatus.OK, page, person, List.of(), words, Map.of());
  }

  @PostMapping("/{language}/account/code")
  ResponseEntity<byte[]> begin(
      Page page, Person person, @RequestParam(defaultValue = "") String password) {
    if (!signIns.confirms(person, password)) {
      return refuse(page, person, "password", page.t("account.password.wrong"));
    }
    codes.begin(person.id());
    return Redirect.to(page.url("/account/code"));
  }

  @PostMapping("/{language}/account/code/confirm")
  ResponseEntity<byte[]> confirm(
      Page page, Person person, @RequestParam(defaultValue = "") String code) {
    boolean waits = attempts.count(ATTEMPTS, person.id().value().toString(), TRIES).isPresent();
    Optional<List<String>> recovery = waits ? Optional.empty() : codes.confirm(person.id(), code);
    if (recovery.isEmpty()) {
      return refuse(page, person, "code", page.t("code.wrong"));
    }
    attempts.forget(ATTEMPTS, person.id().value().toString());
    letters.tell(person, "code-on");
    return answer(HttpStatus.OK, page, person, recovery.get(), page.t("code.done.on"), Map.of());
  }

  @PostMapping("/{language}/account/code/recovery")
  ResponseEntity<byte[]> recovery(
      Page page,
      Person person,
      @RequestParam(name = "recovery-password", defaultValue = "") String password) {
    if (!codes.isOn(person.id()) || !signIns.confirms(person, password)) {
      return refuse(page, person, "recovery-password", page.t("account.password.wrong"));
    }
    return answer(
        HttpStatus.OK,
        page,
        person,
        codes.recovery(person.id()),
        page.t("code.done.recovery"),
        Map.of());
  }

  @PostMapping("/{language}/account/code/remove")
  ResponseEntity<byte[]> remove(
      Page page, Person person, @RequestParam(defaultValue = "") String password) {
    if (!signIns.confirms(person, password)) {
      return refuse(page, person, "password", page.t("account.password.wrong"));
    }
    codes.remove(person.id());
    letters.tell(person, "code-off");
    return Redirect.to(page.url("/account/code?done=off"));
  }

  private ResponseEntity<byte[]> refuse(Page page, Person person, String field, String sentence) {
    return answer(
        HttpStatus.UNPROCESSABLE_CONTENT, page, person, List.of(), null, Map.of(field, sentence));
  }

  private ResponseEntity<byte[]> answer(
      HttpStatus status,
      Page page,
      Person person,
      List<String> recovery,
      @Nullable String done,
      Map<String, String> problems) {
    page.titled(page.t("code.title"), page.t("code.lead"))
        .under(page.t("crumb.home"), "")
        .under(page.t("account.title"), "/account")
        .personal();
    return templates.page(
        status,
        "keys/code",
        page,
        new CodeView(
            codes
                .since(person.id())
                .map(since -> page.t("code.since", "when", Moments.of(since, page)))
                .orElse(null),
            codes.begun(person.id()).map(secret -> setup(person, secret)).orElse(null),
            codes.recoveryLeft(person.id()),
            recovery,
            done,
            problems));
  }

  private static CodeView.Setup setup(Person person, byte[] secret) {
    String typed = TimeCode.typed(secret);
    String label = encode(ISSUER) + ":" + encode(person.mail());
    return new CodeView.Setup(
        QrCode.of("otpauth://totp/" + label + "?secret=" + typed + "&issuer=" + encode(ISSUER)),
        typed.replaceAll("(.{4})(?=.)", "$1 "));
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
